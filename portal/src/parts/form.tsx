// Forms: native and uncontrolled, so that input methods, autofill and password managers work.
import {
  createContext,
  type FormEvent,
  type ReactNode,
  use,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { FieldError, Problem, Result } from '../api/result';
import { actOf } from '../frame/handlers';
import { keep as keepValues, kept } from '../frame/kept';
import { Refusal } from './states';
import { usePartTexts } from './texts';

export type Values = Record<string, string>;
/** Says what is wrong with a value, or nothing. `values` are those of the whole form. */
export type Check = (value: string, values: Values) => string | undefined;

type Field = {
  id: string;
  label: string;
  missing: string | undefined;
  check: Check | undefined;
  required: boolean;
};
type Context = {
  fields: Map<string, Field>;
  errors: Map<string, string>;
  busy: boolean;
  initial: Values;
};
const FormContext = createContext<Context>({
  fields: new Map(),
  errors: new Map(),
  busy: false,
  initial: {},
});
export const useForm = () => use(FormContext);

/** The field of a JSON pointer: `/legal_representative/name` is the field `legal_representative/name`. */
export const fieldOf = (pointer: string) => pointer.replace(/^\//, '');

/** A body of the values: `a/b` becomes `{ a: { b } }`; empty values are left out. */
export function bodyOf(values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === '') continue;
    const path = name.split('/');
    const last = path.pop() ?? name;
    let at = body;
    for (const part of path) {
      at[part] ??= {};
      at = at[part] as Record<string, unknown>;
    }
    at[last] = value;
  }
  return body;
}

const SECRET = new Set(['new-password', 'current-password', 'one-time-code']);

/**
 * A form: checks early, submits once at a time, shows the errors of the reply at their fields and keeps what was typed.
 * `keep` names what the tab remembers of it, `given` is what stands in its fields at first; `submit` answers a result,
 * whose problem the form shows.
 */
export function Form({
  submit,
  keep,
  given,
  action,
  children,
}: {
  submit: (values: Values) => Promise<Result<unknown>>;
  keep?: string;
  given?: Values;
  action: ReactNode;
  children: ReactNode;
}) {
  const t = usePartTexts();
  const fields = useRef(new Map<string, Field>()).current;
  const [initial] = useState<Values>(() => ({ ...given, ...(keep ? kept(keep) : undefined) }));
  const [errors, setErrors] = useState<Map<string, string>>(new Map());
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const summary = useRef<HTMLDivElement>(null);
  const refusal = useRef<HTMLDivElement>(null);

  const valuesOf = (form: HTMLFormElement): Values =>
    Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    );

  const show = (found: Map<string, string>) => {
    setErrors(found);
    requestAnimationFrame(() => summary.current?.focus());
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running.current) return;
    const values = valuesOf(event.currentTarget);
    const found = new Map<string, string>();
    for (const [name, field] of fields) {
      const value = values[name] ?? '';
      const wrong =
        field.required && value.trim() === ''
          ? (field.missing ?? t('required', { label: field.label }))
          : value === ''
            ? undefined
            : field.check?.(value, values);
      if (wrong) found.set(name, wrong);
    }
    setProblem(undefined);
    if (found.size > 0) return show(found);
    setErrors(new Map());
    running.current = true;
    setBusy(true);
    const answer = await submit(values);
    running.current = false;
    setBusy(false);
    if (answer.ok) return;
    if (actOf(answer.problem) === 'fields' && answer.problem.kind === 'problem')
      return show(new Map(answer.problem.errors.map((e: FieldError) => [fieldOf(e.pointer), e.detail])));
    setProblem(answer.problem);
    requestAnimationFrame(() => refusal.current?.focus());
  };

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    if (!keep) return;
    const form = event.currentTarget;
    const values = valuesOf(form);
    for (const element of form.elements)
      if (
        element instanceof HTMLInputElement &&
        (SECRET.has(element.autocomplete) || element.type === 'password')
      )
        delete values[element.name];
    keepValues(keep, values);
  };

  return (
    <FormContext value={{ fields, errors, busy, initial }}>
      <form noValidate onSubmit={onSubmit} onInput={onInput} aria-busy={busy}>
        {errors.size > 0 && <ErrorSummary ref={summary} />}
        {problem && <Refusal ref={refusal} problem={problem} />}
        {children}
        <div className="actions">{action}</div>
      </form>
    </FormContext>
  );
}

/** What is wrong, at the head of the form: takes the focus, and each line leads to its field. */
function ErrorSummary({ ref }: { ref: React.Ref<HTMLDivElement> }) {
  const t = usePartTexts();
  const { errors, fields } = useForm();
  const title = useId();
  return (
    <div ref={ref} className="summary" role="alert" tabIndex={-1} aria-labelledby={title}>
      <h2 id={title}>{t('errors_title')}</h2>
      <ul>
        {[...errors].map(([name, detail]) => {
          const field = fields.get(name);
          return (
            <li key={name}>
              {field ? (
                <a
                  href={`#${field.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(field.id)?.focus();
                  }}
                >
                  {detail.includes(field.label) || detail === field.missing
                    ? detail
                    : `${field.label}：${detail}`}
                </a>
              ) : (
                detail
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Registers a field with its form and gives what its element needs. */
export function useField({
  name,
  label,
  hint,
  check,
  missing,
  required = true,
}: {
  name: string;
  label: string;
  hint?: ReactNode;
  check?: Check | undefined;
  /** What is said when it is empty; else a sentence with its label. */
  missing?: string | undefined;
  required?: boolean;
}) {
  const id = useId();
  const { fields, errors, initial } = useForm();
  useEffect(() => {
    fields.set(name, { id, label, missing, check, required });
    return () => {
      fields.delete(name);
    };
  });
  const error = errors.get(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    error,
    input: {
      id,
      name,
      defaultValue: initial[name] ?? '',
      'aria-required': required,
      'aria-invalid': error !== undefined,
      ...(described ? { 'aria-describedby': described } : {}),
    },
  };
}

/** Label, hint, element and error of a field, in this order. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
