// Step 2: the legal representative shows their face (法定代表人认证).
import { useNavigate } from '@tanstack/react-router';
import { bearer, open, result } from '../../api/client';
import { done } from '../../api/result';
import { FaceStep } from '../../flows/face';
import { flowOf, passFlow } from '../../flows/flow';
import { useFlowTexts } from '../../flows/texts';
import { Go, Wizard } from '../../parts';
import { FLOW, useSteps } from './steps';
import { useTexts } from './texts';

export default function RegisterFace() {
  const t = useTexts();
  const f = useFlowTexts();
  const navigate = useNavigate();
  return (
    <Wizard
      title={t('title')}
      steps={useSteps()}
      current="/register/face"
      again="/register"
      deadline={flowOf(FLOW)?.deadline}
    >
      <p className="hint">{t('minutes')}</p>
      <FaceStep
        flow={FLOW}
        again="/register"
        status={async ({ id, token }) => {
          const answer = await result(
            open.GET('/v1/registrations/{registration}', {
              params: { path: { registration: id } },
              headers: bearer(token),
            }),
          );
          if (!answer.ok) return answer;
          return done({ passed: answer.value.step !== 'awaiting_face', refusal: answer.value.face_refusal });
        }}
        passed={() => {
          passFlow(FLOW);
          return navigate({ href: '/register/account' });
        }}
      />
      <p>
        <Go href="/register">{f('back')}</Go>
      </p>
    </Wizard>
  );
}
