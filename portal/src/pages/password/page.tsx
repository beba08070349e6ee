// Step 1: whose password is forgotten (忘记密码).
import { useNavigate } from '@tanstack/react-router';
import { open, result } from '../../api/client';
import { beginFlow } from '../../flows/flow';
import { useFlowTexts } from '../../flows/texts';
import { useWhose } from '../../frame/whose';
import { Form, Submit, TextField, type Values, Wizard } from '../../parts';
import { flowName, pathOf, useSteps } from './steps';
import { useTexts } from './texts';

export default function Password() {
  const t = useTexts();
  const f = useFlowTexts();
  const whose = useWhose();
  const navigate = useNavigate();
  const submit = async ({ organisation = '', account = '' }: Values) => {
    const answer =
      whose === 'person'
        ? await result(open.POST('/v1/person-password-resets', { body: { account: account.trim() } }))
        : await result(
            open.POST('/v1/password-resets', {
              body: { organisation: organisation.trim(), account: account.trim() },
            }),
          );
    if (!answer.ok) return answer;
    const { reset, token, qr, expires_in_s } = answer.value;
    beginFlow(flowName(whose), { id: reset, token, qr, expires_in_s });
    await navigate({ href: pathOf('/face', whose) });
    return answer;
  };
  return (
    <Wizard title={t('title')} steps={useSteps(whose)} current={pathOf('', whose)} again={pathOf('', whose)}>
      <Form keep={flowName(whose)} submit={submit} action={<Submit>{f('next')}</Submit>}>
        {whose === 'member' && (
          <TextField
            name="organisation"
            label={t('organisation')}
            autoComplete="organization"
            spellCheck={false}
          />
        )}
        <TextField
          name="account"
          label={t(whose === 'person' ? 'person_account' : 'account')}
          autoComplete="username"
          spellCheck={false}
        />
      </Form>
    </Wizard>
  );
}
