// Step 3: the new password, with a code where no face has passed.
import { useNavigate } from '@tanstack/react-router';
import { bearer, open, result } from '../../api/client';
import { PasswordFields, useMobileProof } from '../../flows/account';
import { atFields, endFlow, flowOf } from '../../flows/flow';
import { Lost } from '../../flows/lost';
import { useFlowTexts } from '../../flows/texts';
import { useWhose } from '../../frame/whose';
import { Form, Submit, type Values, Wizard } from '../../parts';
import { flowName, pathOf, useSteps } from './steps';
import { useTexts } from './texts';

export default function PasswordNew() {
  const t = useTexts();
  const f = useFlowTexts();
  const whose = useWhose();
  const navigate = useNavigate();
  const flow = flowOf(flowName(whose));
  const { fields, prove } = useMobileProof(flow);

  const submit = async (values: Values) => {
    if (!flow) return { ok: true as const, value: undefined };
    const chosen = {
      password: values.password ?? '',
      password_confirmation: values.password_confirmation ?? '',
    };
    const params = { params: { path: { reset: flow.id } }, headers: bearer(flow.token) };
    if (whose === 'person') {
      const answer = await result(
        open.POST('/v1/person-password-resets/{reset}/account', { ...params, body: chosen }),
      );
      if (!answer.ok) return atFields(answer.problem);
    } else {
      const proven = flow.passed ? undefined : await prove(values);
      if (proven && !proven.ok) return proven;
      const proof = proven ? { mobile: (values.mobile ?? '').trim(), sms_code: proven.value } : {};
      const answer = await result(
        open.POST('/v1/password-resets/{reset}/account', { ...params, body: { ...chosen, ...proof } }),
      );
      if (!answer.ok) return atFields(answer.problem);
    }
    endFlow(flowName(whose));
    await navigate({ href: pathOf('/done', whose), replace: true });
    return { ok: true as const, value: undefined };
  };

  return (
    <Wizard
      title={t('title')}
      steps={useSteps(whose)}
      current={pathOf('/new', whose)}
      again={pathOf('', whose)}
      deadline={flow?.deadline}
    >
      {flow ? (
        <Form submit={submit} action={<Submit>{f('next')}</Submit>}>
          {whose === 'member' && !flow.passed && fields}
          <PasswordFields />
        </Form>
      ) : (
        <Lost again={pathOf('', whose)} />
      )}
    </Wizard>
  );
}
