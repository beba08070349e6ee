// Buttons, and numbers that are copied.
import { type ComponentProps, type ReactNode, useRef, useState } from 'react';
import { useForm } from './form';
import { usePartTexts } from './texts';

/** A button. While its act runs it says so, and a second click does nothing. */
export function Button({
  look = 'primary',
  onClick,
  children,
  ...native
}: Omit<ComponentProps<'button'>, 'onClick'> & {
  look?: 'primary' | 'secondary' | 'plain' | 'danger';
  onClick?: () => unknown;
}) {
  const t = usePartTexts();
  const form = useForm();
  const [running, setRunning] = useState(false);
  const locked = useRef(false);
  const busy = running || (native.type === 'submit' && form.busy);
  const click = async () => {
    if (!onClick || locked.current) return;
    locked.current = true;
    setRunning(true);
    try {
      await onClick();
    } finally {
      locked.current = false;
      setRunning(false);
    }
  };
  return (
    <button
      type="button"
      {...native}
      className={look}
      aria-disabled={busy || native['aria-disabled']}
      {...(onClick ? { onClick: click } : {})}
    >
      {busy ? t('busy') : children}
    </button>
  );
}

/** The button that sends a form. */
export const Submit = ({ children }: { children: ReactNode }) => <Button type="submit">{children}</Button>;

/** A code in groups of four, for the eye: `9132 0282 MABH 50QB 50`. */
export const grouped = (code: string) => code.match(/.{1,4}/g)?.join(' ') ?? code;

/** A code in groups; its button copies it without spaces. */
export function Copy({ value, label }: { value: string; label: string }) {
  const t = usePartTexts();
  const [copied, setCopied] = useState(false);
  return (
    <span className="copy">
      <span className="number">{grouped(value)}</span>
      <button
        type="button"
        className="plain"
        onClick={async () => {
          await navigator.clipboard.writeText(value);
          setCopied(true);
        }}
      >
        {t('copy', { label })}
      </button>
      <span role="status">{copied && t('copied')}</span>
    </span>
  );
}
