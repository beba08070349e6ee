// Step 1: whoever changes their mobile proves that it is still them.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { result } from '../../api/client';
import type { Problem } from '../../api/result';
import { beginFlow } from '../../flows/flow';
import { Button, Go, Refusal, useAct, Wizard } from '../../parts';
import { useChange } from './steps';
import { useTexts } from './texts';

export default function Mobile() {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const { whose, path, account, flow, session, as, steps } = useChange();
  const [problem, setProblem] = useState<Problem>();
  const begin = async () => {
    setProblem(undefined);
    const answer = await act(() => result(as.POST('/v1/mobile-changes')), session);
    if (!answer.ok) return setProblem(answer.problem);
    const { change, token, expires_in_s } = answer.value;
    beginFlow(flow, { id: change, token, qr: '', expires_in_s });
    await navigate({ href: path('/new') });
  };
  return (
    <Wizard title={t('title')} steps={steps} current={path('')} again={path('')}>
      <p>{t(`what_${whose}`)}</p>
      <h2>{t('have')}</h2>
      <ul>
        <li>{t('have_phone')}</li>
        <li>{t('have_password')}</li>
      </ul>
      <p>{t('how_long')}</p>
      {problem && <Refusal problem={problem} />}
      <p className="actions">
        <Button onClick={begin}>{t('begin')}</Button>
        <Go href={account} className="secondary">
          {t('back')}
        </Go>
      </p>
    </Wizard>
  );
}
