// States that every page has: refused, limited, failing, loading, empty.
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../api/result';
import { actOf } from '../frame/handlers';
import { clock, deadlineIn, useRemaining } from '../frame/time';
import { usePartTexts } from './texts';

/** A refusal or a fault, where the thing was tried, with what to do next. */
export function Refusal({
  problem,
  ref,
  children,
}: {
  problem: Problem;
  ref?: React.Ref<HTMLDivElement>;
  children?: ReactNode;
}) {
  const t = usePartTexts();
  const act = actOf(problem);
  return (
    <div
      ref={ref}
      className={act === 'refused' ? 'notice notice-danger' : 'notice notice-warning'}
      role="alert"
      tabIndex={-1}
    >
      <p>
        {problem.kind === 'offline'
          ? t('offline')
          : problem.kind === 'problem' && problem.detail
            ? problem.detail
            : t('fault')}
        {problem.kind === 'problem' &&
          problem.tries_left !== undefined &&
          ` ${t('tries_left', { count: problem.tries_left })}`}
      </p>
      {problem.kind === 'problem' && problem.rules.length > 0 && (
        <ul>
          {problem.rules.map(({ rule, detail }) => (
            <li key={rule}>{detail}</li>
          ))}
        </ul>
      )}
      {problem.kind !== 'offline' && problem.retry_after_s !== undefined && (
        <Wait seconds={problem.retry_after_s} />
      )}
      {children}
    </div>
  );
}

/** How long to wait, counted from now. */
function Wait({ seconds }: { seconds: number }) {
  const t = usePartTexts();
  const [deadline] = useState(() => deadlineIn(seconds));
  const left = useRemaining(deadline) ?? 0;
  return <p>{left > 0 ? t('limited', { time: clock(left) }) : t('limited_over')}</p>;
}

/** Grey bars in the place of what loads, after 300 ms. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = usePartTexts();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {shown && Array.from({ length: lines }, (_, line) => `bar-${line}`).map((bar) => <span key={bar} />)}
    </div>
  );
}

/** Nothing there: one sentence and one act. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {action}
  </div>
);

/** A state as a word with a colour. */
export const Chip = ({
  tone = 'neutral',
  children,
}: {
  tone?: 'neutral' | 'success' | 'warning' | 'danger' | 'accent';
  children: ReactNode;
}) => <span className={`chip chip-${tone}`}>{children}</span>;
