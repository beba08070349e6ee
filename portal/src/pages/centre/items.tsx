// Rows of the centre: a case, a matter with its star, and beginning a matter.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asMember, result } from '../../api/client';
import { codeOf, type Problem } from '../../api/result';
import type { components } from '../../api/schema';
import { moment } from '../../frame/texts';
import { Button, Chip, Go, Refusal, useAct } from '../../parts';
import { openWindow, postMandate } from './handover';
import { useTexts } from './texts';

export type Case = components['schemas']['Case'];
export type Matter = components['schemas']['Matter'];

export function CaseList({ cases }: { cases: Case[] }) {
  const t = useTexts();
  return (
    <ul className="rows">
      {cases.map((one) => (
        <li key={one.case}>
          <div>
            <Go href={`/centre/cases/${one.case}`}>{one.title}</Go>
            <span className="hint">
              {moment(one.updated_at)} · {one.step}
            </span>
          </div>
          <Chip tone={one.to_be_rated ? 'warning' : one.status === 'finished' ? 'success' : 'accent'}>
            {t(one.to_be_rated ? 'to_be_rated' : one.status === 'finished' ? 'finished' : 'in_progress')}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

export function MatterList({ matters }: { matters: Matter[] }) {
  const t = useTexts();
  return (
    <ul className="rows">
      {matters.map((one) => (
        <li key={one.matter}>
          <div>
            <Go href={`/centre/matters/${one.matter}`}>{one.name}</Go>
            <span className="hint">{one.category}</span>
          </div>
          <span className="beside">
            <Star matter={one} />
            {one.allowed ? (
              <Begin matter={one.matter} name={one.name} />
            ) : (
              <Go href={`/centre/matters/${one.matter}`} className="secondary">
                {t('see')}
              </Go>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Star({ matter }: { matter: Pick<Matter, 'matter' | 'name' | 'is_favourite'> }) {
  const t = useTexts();
  const act = useAct();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const toggle = async () => {
    setProblem(undefined);
    const path = { params: { path: { matter: matter.matter } } };
    const answer = await act(() =>
      result(
        matter.is_favourite
          ? asMember.DELETE('/v1/matters/{matter}/favourite', path)
          : asMember.PUT('/v1/matters/{matter}/favourite', path),
      ),
    );
    if (!answer.ok) return setProblem(answer.problem);
    await queries.invalidateQueries();
  };
  return (
    <>
      {problem && <Refusal problem={problem} />}
      <Button
        look="plain"
        onClick={toggle}
        aria-label={t(matter.is_favourite ? 'unstar' : 'star', { name: matter.name })}
      >
        {matter.is_favourite ? '★' : '☆'}
      </Button>
    </>
  );
}

/** Begins a matter, or goes on with a case, in the business system's own window. */
export function Begin({ matter, name, goOn }: { matter?: string; name?: string; goOn?: string }) {
  const t = useTexts();
  const act = useAct();
  const queries = useQueryClient();
  // One name for one click: the same click sent twice is one case.
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<Problem>();
  const [outcome, setOutcome] = useState<{ blocked: true } | { begun: string }>();
  const begin = async () => {
    setProblem(undefined);
    const opened = openWindow();
    if (!opened) return setOutcome({ blocked: true });
    const answer = await act(() =>
      result(
        goOn
          ? asMember.POST('/v1/cases/{case}/mandates', { params: { path: { case: goOn } } })
          : asMember.POST('/v1/matters/{matter}/cases', {
              params: { path: { matter: matter ?? '' } },
              body: { attempt },
            }),
      ),
    );
    if (!answer.ok) {
      opened.close();
      return setProblem(answer.problem);
    }
    postMandate(answer.value.url, answer.value.mandate, opened.name);
    setAttempt(crypto.randomUUID());
    setOutcome({ begun: answer.value.case });
    await queries.invalidateQueries();
  };
  return (
    <span className="begin">
      <Button onClick={begin} aria-label={name && t('do_name', { name })}>
        {t(goOn ? 'go_on' : 'do')}
      </Button>
      {problem &&
        (codeOf(problem) === 'matter.not_allowed' ? (
          <NotAllowed problem={problem} />
        ) : (
          <Refusal problem={problem} />
        ))}
      <span role="status">
        {outcome && 'blocked' in outcome && t('blocked')}
        {outcome && 'begun' in outcome && (
          <>
            {t('handed')} <Go href={`/centre/cases/${outcome.begun}`}>{t('open_case')}</Go>
          </>
        )}
      </span>
    </span>
  );
}

/** What was allowed when the page was made and is no more: the reply says what to do next. */
function NotAllowed({ problem }: { problem: Problem }) {
  const t = useTexts();
  const advice = problem.kind === 'problem' ? problem.body.advice : undefined;
  return (
    <div className="notice notice-danger" role="alert">
      <p>
        {t('not_allowed')} {typeof advice === 'string' && advice}
      </p>
    </div>
  );
}
