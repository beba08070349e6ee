// The step where somebody shows their face: the APP scans the flow's own code, or Alipay one of its own.
import { useState } from 'react';
import { bearer, open, result } from '../api/client';
import { useHall } from '../api/hall';
import { done, type Problem, type Result } from '../api/result';
import type { components } from '../api/schema';
import { clock, usePoll, useRemaining } from '../frame/time';
import { Go, QrCode, Refusal, Skeleton } from '../parts';
import { type Flow, flowOf } from './flow';
import { Lost } from './lost';
import { useFlowTexts } from './texts';

/** What a flow's status says of its face. */
export type FaceStatus = { passed: boolean; refusal?: string | null | undefined; expires_in_s: number };
type Shown = components['schemas']['FaceToShow'];

const REFUSALS = [
  'not_passed',
  'other_person',
  'person_not_registered',
  'person_already_registered',
] as const;
const POLL_S = 2;

export function FaceStep({
  flow: name,
  again,
  status,
  passed,
  alipay = true,
}: {
  flow: string;
  again: string;
  status: (flow: Flow) => Promise<Result<FaceStatus>>;
  passed: (expires_in_s: number) => unknown;
  alipay?: boolean;
}) {
  const flow = flowOf(name);
  if (!flow) return <Lost again={again} />;
  return <Face flow={flow} again={again} status={status} passed={passed} alipay={alipay} />;
}

function Face({
  flow,
  status,
  passed,
  alipay,
}: {
  flow: Flow;
  again: string;
  status: (flow: Flow) => Promise<Result<FaceStatus>>;
  passed: (expires_in_s: number) => unknown;
  alipay: boolean;
}) {
  const t = useFlowTexts();
  const hall = useHall();
  const [way, setWay] = useState<'app' | 'alipay'>('app');
  const [asked, setAsked] = useState<Shown>();
  const shown = way === 'alipay' ? asked : undefined;
  const [refusal, setRefusal] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  // Alipay may refuse what the APP takes: then the APP's code goes on.
  const [notTaken, setNotTaken] = useState<Problem>();
  const left = useRemaining(flow.deadline);

  usePoll(
    async () => {
      if (shown) {
        const found = await result(
          open.POST('/v1/face-verifications/{flow}/result', {
            params: { path: { flow: flow.id } },
            headers: bearer(flow.token),
          }),
        );
        if (!found.ok && found.problem.kind !== 'offline') {
          const of = REFUSALS.find(
            (one) => found.problem.kind === 'problem' && found.problem.code === `face.${one}`,
          );
          if (!of) return found;
          setRefusal(of);
        }
      }
      const answer = await status(flow);
      if (!answer.ok) return answer;
      if (answer.value.passed) {
        await passed(answer.value.expires_in_s);
        return done({ done: true as const });
      }
      if (answer.value.refusal) setRefusal(answer.value.refusal);
      return done({ done: false as const, interval_s: shown?.interval_s ?? POLL_S });
    },
    { enabled: !problem, interval_s: POLL_S, refuse: setProblem },
  );

  const byAlipay = async () => {
    setWay('alipay');
    setNotTaken(undefined);
    const answer = await result(
      open.POST('/v1/face-verifications', {
        body: { flow: flow.id, provider: 'alipay' },
        headers: bearer(flow.token),
      }),
    );
    if (answer.ok) return setAsked(answer.value);
    setWay('app');
    setNotTaken(answer.problem);
  };

  const said = REFUSALS.find((one) => one === refusal);
  const hasAlipay = alipay && hall?.face_providers.includes('alipay');
  return (
    <>
      <p className="lead">{t('face_title')}</p>
      {problem && <Refusal problem={problem} />}
      {notTaken && <Refusal problem={notTaken} />}
      {said && (
        <div className="notice notice-warning" role="alert">
          <p>{t(`refused_${said}`)}</p>
          {said === 'person_not_registered' && <Go href="/person/register">{t('register_person')}</Go>}
        </div>
      )}
      {hasAlipay && (
        <fieldset className="choice">
          <legend>{t('by')}</legend>
          <label>
            <input type="radio" name="by" checked={way === 'app'} onChange={() => setWay('app')} />{' '}
            {t('by_app')}
          </label>
          <label>
            <input type="radio" name="by" checked={way === 'alipay'} onChange={byAlipay} /> {t('by_alipay')}
          </label>
        </fieldset>
      )}
      {way === 'alipay' && !shown ? (
        <Skeleton lines={6} />
      ) : (
        <QrCode text={shown?.qr ?? flow.qr}>
          <p>{t('face_how')}</p>
          <p>{t('face_own')}</p>
          <p aria-hidden="true" className="number">
            {t('left', { time: clock(left ?? 0) })}
          </p>
        </QrCode>
      )}
      <p role="status" className="state">
        {t('waiting')}
      </p>
    </>
  );
}
