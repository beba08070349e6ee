// Fields of a form. None cuts what is typed, and none changes it while an input method composes.
import { type ComponentProps, type ReactNode, useState } from 'react';
import { type Check, FieldFrame, useField, useForm } from './form';
import { usePartTexts } from './texts';

type Common = { name: string; label: string; hint?: ReactNode; check?: Check; required?: boolean };
type Native = Pick<ComponentProps<'input'>, 'autoComplete' | 'inputMode' | 'type' | 'spellCheck'>;

/** A line of text. */
export function TextField({ name, label, hint, check, required = true, ...native }: Common & Native) {
  const { id, error, input } = useField({ name, label, hint, check, required });
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input type="text" {...native} {...input} />
    </FieldFrame>
  );
}

export type Rule = { text: string; met: (value: string) => boolean };

/** A password: its rules stand beside it and are ticked as they are met; show and hide carry the field's name. */
export function PasswordField({
  name,
  label,
  hint,
  check,
  rules,
  autoComplete,
}: Common & {
  rules?: Rule[];
  autoComplete: 'current-password' | 'new-password';
}) {
  const t = usePartTexts();
  const [shown, setShown] = useState(false);
  const [value, setValue] = useState('');
  const { id, error, input } = useField({
    name,
    label,
    check,
    hint: rules ? true : hint,
  });
  const { defaultValue: _, ...attributes } = input;
  return (
    <FieldFrame
      id={id}
      label={label}
      error={error}
      hint={
        rules ? (
          <ul className="rules">
            {rules.map((rule) => {
              const met = rule.met(value);
              return (
                <li key={rule.text} className={met ? 'met' : ''}>
                  {rule.text}
                  <span className="unseen">（{t(met ? 'met' : 'unmet')}）</span>
                </li>
              );
            })}
          </ul>
        ) : (
          hint
        )
      }
    >
      <div className="with-button">
        <input
          {...attributes}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
        <button type="button" className="plain" onClick={() => setShown(!shown)}>
          {t(shown ? 'hide' : 'show', { label })}
        </button>
      </div>
    </FieldFrame>
  );
}

/** The digits of a code, whatever was pasted with them: `验证码 123 456`. */
export const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '');

/** A code of an SMS: one field that autofill and paste know. */
export function CodeField(common: Common) {
  return <TextField {...common} inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />;
}

/** One of few. */
export function SelectField({
  name,
  label,
  hint,
  options,
  onChange,
}: Common & {
  options: { value: string; label: string }[];
  onChange?: (value: string) => void;
}) {
  const { id, error, input } = useField({ name, label, hint });
  const { defaultValue, ...attributes } = input;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        {...attributes}
        defaultValue={defaultValue || options[0]?.value}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A period: two days, `<name>/from` and `<name>/until`. */
export function PeriodField({ name, label }: { name: string; label: string }) {
  const t = usePartTexts();
  return (
    <fieldset className="period">
      <legend>{label}</legend>
      <TextField name={`${name}/from`} label={t('from')} type="date" />
      <TextField name={`${name}/until`} label={t('until')} type="date" />
    </fieldset>
  );
}

/** A box to tick. Its value is `yes`, or nothing. */
export function Checkbox({ name, label, missing }: { name: string; label: ReactNode; missing?: string }) {
  const { errors, initial } = useForm();
  const { id, input } = useField({
    name,
    label: missing ?? name,
    missing,
    required: missing !== undefined,
  });
  const { defaultValue: _, ...attributes } = input;
  const error = errors.get(name);
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div className="check">
        <input {...attributes} type="checkbox" value="yes" defaultChecked={initial[name] === 'yes'} />
        <label htmlFor={id}>{label}</label>
      </div>
    </div>
  );
}
