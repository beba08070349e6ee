// Step 3: password and mobile (填写账户信息).
import { useNavigate } from '@tanstack/react-router';
import { bearer, open, result } from '../../api/client';
import { PasswordFields, useMobileProof } from '../../flows/account';
import { atFields, endFlow, flowOf } from '../../flows/flow';
import { Lost } from '../../flows/lost';
import { useFlowTexts } from '../../flows/texts';
import { keep } from '../../frame/kept';
import { Form, Submit, type Values, Wizard } from '../../parts';
import { FLOW, useSteps } from './steps';
import { useTexts } from './texts';

export default function PersonRegisterAccount() {
  const t = useTexts();
  const f = useFlowTexts();
  const navigate = useNavigate();
  const flow = flowOf(FLOW);
  const { fields, prove } = useMobileProof(flow);

  const submit = async (values: Values) => {
    const proven = await prove(values);
    if (!proven.ok || !flow) return proven;
    const answer = await result(
      open.POST('/v1/person-registrations/{registration}/account', {
        params: { path: { registration: flow.id } },
        headers: bearer(flow.token),
        body: {
          mobile: (values.mobile ?? '').trim(),
          sms_code: proven.value,
          password: values.password ?? '',
          password_confirmation: values.password_confirmation ?? '',
        },
      }),
    );
    if (!answer.ok) return atFields(answer.problem);
    endFlow(FLOW);
    keep('person-register.done', { done: 'yes' });
    await navigate({ href: '/person/register/done', replace: true });
    return answer;
  };

  return (
    <Wizard
      title={t('title')}
      steps={useSteps()}
      current="/person/register/account"
      again="/person/register"
      deadline={flow?.deadline}
    >
      {flow ? (
        <>
          <p className="notice notice-success">{t('minutes_again')}</p>
          <Form keep="person-register.account" submit={submit} action={<Submit>{f('next')}</Submit>}>
            <PasswordFields />
            {fields}
          </Form>
        </>
      ) : (
        <Lost again="/person/register" />
      )}
    </Wizard>
  );
}
