// Wizards: a step is a URL, what was typed stays in the tab, and whoever is nearly late is warned.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { clock, useRemaining } from '../frame/time';
import { Page } from './page';
import { usePartTexts } from './texts';
import { TimeWarning, WARN_S } from './time-warning';

export type Step = { path: string; title: string };

/** A step of a wizard: the steps across the top, the form, and from 64 rem a panel with what to have at hand. */
export function Wizard({
  title,
  steps,
  current,
  deadline,
  panel,
  again,
  children,
}: {
  title: string;
  steps: Step[];
  /** The path of this step. */
  current: string;
  /** When the flow ends, by this browser's clock: `deadlineIn(expires_in_s)`. */
  deadline?: number | undefined;
  panel?: ReactNode;
  /** Where a flow that came too late begins anew; what was typed is still kept. */
  again: string;
  children: ReactNode;
}) {
  const left = useRemaining(deadline);
  const at = steps.findIndex((step) => step.path === current);
  if (left === 0) return <TooLate again={again} />;
  return (
    <Page title={`${steps[at]?.title ?? ''} - ${title}`.replace(/^ - /, '')} wide>
      <Steps steps={steps} at={at} />
      <div className="wizard">
        <div className="card">{children}</div>
        {panel && <aside className="panel">{panel}</aside>}
      </div>
      {left !== undefined && left <= WARN_S && <NearlyLate left={left} />}
    </Page>
  );
}

function Steps({ steps, at }: { steps: Step[]; at: number }) {
  const t = usePartTexts();
  return (
    <nav aria-label={t('steps')}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li
            key={step.path}
            className={index < at ? 'done' : index === at ? 'current' : ''}
            {...(index === at ? { 'aria-current': 'step' as const } : {})}
          >
            <span className="step-number">{index + 1}</span>
            {step.title}
            {index < at && <span className="unseen">（{t('step_done')}）</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The two-minute warning, closed by one click, that does not come twice. */
function NearlyLate({ left }: { left: number }) {
  const t = usePartTexts();
  const [closed, setClosed] = useState(false);
  return closed ? null : (
    <TimeWarning title={t('two_minutes_title')} action={t('go_on')} act={() => setClosed(true)}>
      {t('two_minutes', { time: clock(left) })}
    </TimeWarning>
  );
}

/** Too late: says what is kept, and begins anew with one click. */
export function TooLate({ again }: { again: string }) {
  const t = usePartTexts();
  return (
    <Page title={t('late_title')} lead={t('late')}>
      <p>
        <Link to={again} className="primary">
          {t('begin_again')}
        </Link>
      </p>
    </Page>
  );
}
