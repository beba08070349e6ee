// The code that a page is signed in with, and how it stands.
import { useCallback, useEffect, useRef, useState } from 'react';
import { bearer, open, result } from '../../api/client';
import { codeOf, done, type Problem } from '../../api/result';
import type { components } from '../../api/schema';
import type { Given } from '../../api/session';
import { clock, deadlineIn, usePoll, useRemaining } from '../../frame/time';
import { Button, QrCode, Refusal, Skeleton } from '../../parts';
import { useTexts } from './texts';

type Opened = components['schemas']['QrOpened'];

export function Scan({ signedIn }: { signedIn: (given: Given) => Promise<void> }) {
  const t = useTexts();
  const [code, setCode] = useState<Opened & { deadline: number }>();
  const [scanned, setScanned] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const begun = useRef(false);

  const begin = useCallback(async () => {
    setProblem(undefined);
    setScanned(false);
    const answer = await result(open.POST('/v1/qr-sign-ins'));
    if (!answer.ok) return setProblem(answer.problem);
    setCode({ ...answer.value, deadline: deadlineIn(answer.value.expires_in_s) });
  }, []);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void begin();
  }, [begin]);

  const left = useRemaining(code?.deadline);
  const over = left === 0;
  usePoll(
    async () => {
      if (!code) return done({ done: true as const });
      const answer = await result(
        open.GET('/v1/qr-sign-ins/{qr_sign_in}', {
          params: { path: { qr_sign_in: code.qr_sign_in } },
          headers: bearer(code.token),
        }),
      );
      if (!answer.ok) return answer;
      if (answer.value.state === 'approved') {
        await signedIn(answer.value);
        return done({ done: true as const });
      }
      setScanned(answer.value.state === 'scanned');
      return done({ done: false as const, interval_s: answer.value.interval_s });
    },
    {
      enabled: code !== undefined && !over && !problem,
      interval_s: code?.interval_s ?? 2,
      refuse: setProblem,
    },
  );

  const another = <Button onClick={begin}>{t('new_code')}</Button>;
  if (problem) {
    const refusal = codeOf(problem);
    if (refusal === 'qr.denied' || refusal === 'qr.expired')
      return (
        <div className="notice notice-warning" role="alert">
          <p>{t(refusal === 'qr.denied' ? 'denied' : 'expired')}</p>
          {another}
        </div>
      );
    return <Refusal problem={problem}>{another}</Refusal>;
  }
  if (!code) return <Skeleton lines={6} />;
  return (
    <>
      {over ? (
        another
      ) : (
        <QrCode text={code.qr} number={code.number}>
          <p>{t('scan_how')}</p>
          {typeof code.number === 'number' && <p>{t('scan_check')}</p>}
          <p aria-hidden="true" className="number">
            {t('left', { time: clock(left ?? 0) })}
          </p>
        </QrCode>
      )}
      <p role="status" className="state">
        {over ? t('expired') : t(scanned ? 'scanned' : 'waiting')}
      </p>
    </>
  );
}
