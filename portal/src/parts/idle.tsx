// Two minutes before an unused session ends a page behind it asks whether to go on; one click does. No other page is disturbed.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Session } from '../api/session';
import { clock, useRemaining } from '../frame/time';
import { Button } from './button';
import { usePartTexts } from './texts';

const WARN_S = 120;

/** Whether an address is of a page behind a session of this kind. */
export function isBehind(kind: Session['kind'], place: string): boolean {
  const { pathname, searchParams } = new URL(place, 'http://portal.invalid');
  const [first] = pathname.split('/').filter((part) => part !== '');
  if (first === 'account') return (searchParams.get('for') === 'person') === (kind === 'person');
  return first === (kind === 'person' ? 'me' : 'centre');
}

export function IdleWarning({ session }: { session: Session }) {
  const ends = useSyncExternalStore(session.subscribe, session.idleEnds);
  const left = useRemaining(ends);
  const navigate = useNavigate();
  const place = useRouterState({ select: (state) => state.location.href });
  const isHere = isBehind(session.kind, place);
  useEffect(() => {
    if (left !== 0) return;
    session.end();
    if (isHere) void navigate({ href: `/ended?${new URLSearchParams({ kind: session.kind, from: place })}` });
  }, [isHere, left, navigate, place, session]);
  return isHere && left !== undefined && left > 0 && left <= WARN_S ? (
    <Warning left={left} stay={() => session.refresh(session.current())} />
  ) : null;
}

function Warning({ left, stay }: { left: number; stay: () => unknown }) {
  const t = usePartTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={() => void stay()}
    >
      <h2 id="idle-title">{t('idle_title')}</h2>
      <p id="idle-text">{t('idle', { time: clock(left) })}</p>
      <Button onClick={stay}>{t('stay')}</Button>
    </dialog>
  );
}
