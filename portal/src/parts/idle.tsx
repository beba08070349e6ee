// Two minutes before an unused session ends a page behind it asks whether to go on; one click does. No other page is disturbed.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import type { Session } from '../api/session';
import { clock, useRemaining } from '../frame/time';
import { usePartTexts } from './texts';
import { TimeWarning, WARN_S } from './time-warning';

/** Whether an address is of a page behind a session of this kind. */
export function isBehind(kind: Session['kind'], place: string): boolean {
  const { pathname, searchParams } = new URL(place, 'http://portal.invalid');
  const [first] = pathname.split('/').filter((part) => part !== '');
  if (first === 'account') return (searchParams.get('for') === 'person') === (kind === 'person');
  return first === (kind === 'person' ? 'me' : 'centre');
}

export function IdleWarning({ session }: { session: Session }) {
  const t = usePartTexts();
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
    <TimeWarning title={t('idle_title')} action={t('stay')} act={() => session.refresh(session.current())}>
      {t('idle', { time: clock(left) })}
    </TimeWarning>
  ) : null;
}
