// Step 1: who registers (个人实名注册).
import { useNavigate } from '@tanstack/react-router';
import { open, result } from '../../api/client';
import { beginFlow } from '../../flows/flow';
import { IdentityFields, identityOf } from '../../flows/identity';
import { useFlowTexts } from '../../flows/texts';
import { Form, Submit, type Values, Wizard } from '../../parts';
import { FLOW, useRegistration } from './steps';
import { useTexts } from './texts';

export default function PersonRegister() {
  const t = useTexts();
  const f = useFlowTexts();
  const navigate = useNavigate();
  const submit = async (values: Values) => {
    const answer = await result(open.POST('/v1/person-registrations', { body: identityOf(values) }));
    if (!answer.ok) return answer;
    const { registration, token, qr, expires_in_s } = answer.value;
    beginFlow(FLOW, { id: registration, token, qr, expires_in_s });
    await navigate({ href: '/person/register/face' });
    return answer;
  };
  return (
    <Wizard
      title={t('title')}
      steps={useRegistration().steps}
      current="/person/register"
      again="/person/register"
      panel={
        <>
          <h2>{t('have')}</h2>
          <ul>
            <li>{t('have_document')}</li>
            <li>{t('have_phone')}</li>
          </ul>
          <p>{t('why')}</p>
          <p>{t('how_long')}</p>
        </>
      }
    >
      <Form keep={FLOW} submit={submit} action={<Submit>{f('next')}</Submit>}>
        <IdentityFields form={FLOW} />
      </Form>
    </Wizard>
  );
}
