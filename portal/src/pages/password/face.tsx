// Step 2: the face of whoever forgot the password; or, of a place, a code instead.
import { useNavigate } from '@tanstack/react-router';
import { bearer, open, result } from '../../api/client';
import { done } from '../../api/result';
import { FaceStep } from '../../flows/face';
import { flowOf, passFlow } from '../../flows/flow';
import { useWhose } from '../../frame/whose';
import { Go, Wizard } from '../../parts';
import { flowName, pathOf, useSteps } from './steps';
import { useTexts } from './texts';

export default function PasswordFace() {
  const t = useTexts();
  const whose = useWhose();
  const navigate = useNavigate();
  const flow = flowName(whose);
  return (
    <Wizard
      title={t('title')}
      steps={useSteps(whose)}
      current={pathOf('/face', whose)}
      again={pathOf('', whose)}
      deadline={flowOf(flow)?.deadline}
    >
      <p>{t('by_face')}</p>
      <FaceStep
        flow={flow}
        again={pathOf('', whose)}
        alipay={false}
        status={async ({ id, token }) => {
          const params = { params: { path: { reset: id } }, headers: bearer(token) };
          const answer =
            whose === 'person'
              ? await result(open.GET('/v1/person-password-resets/{reset}', params))
              : await result(open.GET('/v1/password-resets/{reset}', params));
          if (!answer.ok) return answer;
          const { step, face_refusal, expires_in_s } = answer.value;
          return done({ passed: step !== 'awaiting_proof', refusal: face_refusal, expires_in_s });
        }}
        passed={(expires_in_s) => {
          passFlow(flow, expires_in_s);
          return navigate({ href: pathOf('/new', whose) });
        }}
      />
      {whose === 'member' && (
        <>
          <p>
            <Go href="/password/new">{t('by_code')}</Go>
          </p>
          <p className="hint">{t('by_code_how')}</p>
        </>
      )}
    </Wizard>
  );
}
