// Everything that a page is made of.
export { Button, Copy, grouped, Submit } from './button';
export {
  Checkbox,
  CodeField,
  digitsOf,
  PasswordField,
  PeriodField,
  type Rule,
  SelectField,
  TextField,
} from './fields';
export { bodyOf, type Check, Form, type Values } from './form';
export { Go } from './go';
export { Page } from './page';
export { QrCode } from './qr';
export { Chip, Empty, Refusal, Skeleton } from './states';
export { useAct } from './step-up';
export { type Column, Table } from './table';
export { type Step, TooLate, Wizard } from './wizard';
