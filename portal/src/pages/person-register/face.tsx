// Step 2: the person shows their face (实名认证).
import { useNavigate } from '@tanstack/react-router';
import { bearer, open, result } from '../../api/client';
import { done } from '../../api/result';
import { FaceStep } from '../../flows/face';
import { flowOf, passFlow } from '../../flows/flow';
import { useFlowTexts } from '../../flows/texts';
import { Go, Wizard } from '../../parts';
import { FLOW, useSteps } from './steps';
import { useTexts } from './texts';

export default function PersonRegisterFace() {
  const t = useTexts();
  const f = useFlowTexts();
  const navigate = useNavigate();
  return (
    <Wizard
      title={t('title')}
      steps={useSteps()}
      current="/person/register/face"
      again="/person/register"
      deadline={flowOf(FLOW)?.deadline}
    >
      <p className="hint">{t('minutes')}</p>
      <FaceStep
        flow={FLOW}
        again="/person/register"
        status={async ({ id, token }) => {
          const answer = await result(
            open.GET('/v1/person-registrations/{registration}', {
              params: { path: { registration: id } },
              headers: bearer(token),
            }),
          );
          if (!answer.ok) return answer;
          return done({ passed: answer.value.step !== 'awaiting_face', refusal: answer.value.face_refusal });
        }}
        passed={() => {
          passFlow(FLOW);
          return navigate({ href: '/person/register/account' });
        }}
      />
      <p>
        <Go href="/person/register">{f('back')}</Go>
      </p>
    </Wizard>
  );
}
