// Warns that time runs out: an alert dialog, whose button and Escape do the same.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button';

/** Seconds before the end at which a page warns (WCAG 2.2.1 asks for at least 20). */
export const WARN_S = 120;

export function TimeWarning({
  title,
  action,
  act,
  children,
}: {
  title: string;
  /** What the button says. */
  action: string;
  act: () => unknown;
  children: ReactNode;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed when it goes, so that the focus is where it was.
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onCancel={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <h2 id={`${id}title`}>{title}</h2>
      <p id={`${id}text`}>{children}</p>
      <Button onClick={act}>{action}</Button>
    </dialog>
  );
}
