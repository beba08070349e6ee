// Step 1: organisation and legal representative (填写单位信息).
import { useNavigate } from '@tanstack/react-router';
import { open, result } from '../../api/client';
import { useHall } from '../../api/hall';
import { refused } from '../../api/result';
import { beginFlow } from '../../flows/flow';
import { IdentityFields, identityOf } from '../../flows/identity';
import { useFlowTexts } from '../../flows/texts';
import { Checkbox, Form, Go, Submit, TextField, type Values, Wizard } from '../../parts';
import { useChecks } from '../../rules';
import { FLOW, useRegistration } from './steps';
import { useTexts } from './texts';

export default function Register() {
  const t = useTexts();
  const f = useFlowTexts();
  const checks = useChecks();
  const hall = useHall();
  const navigate = useNavigate();

  const submit = async (values: Values) => {
    if (!hall) return refused({ kind: 'gateway', status: 503 });
    const { version, sha256 } = hall.agreement;
    const answer = await result(
      open.POST('/v1/registrations', {
        body: {
          organisation: {
            credit_code: (values['organisation/credit_code'] ?? '').trim(),
            name: (values['organisation/name'] ?? '').trim(),
          },
          legal_representative: identityOf(values, 'legal_representative/'),
          agreement: { version, sha256 },
        },
      }),
    );
    if (!answer.ok) return answer;
    const { registration, token, qr, expires_in_s } = answer.value;
    beginFlow(FLOW, { id: registration, token, qr, expires_in_s });
    await navigate({ href: '/register/face' });
    return answer;
  };

  return (
    <Wizard
      title={t('title')}
      steps={useRegistration().steps}
      current="/register"
      again="/register"
      panel={
        <>
          <h2>{t('have')}</h2>
          <ul>
            <li>
              {t('have_person')} <Go href="/person/register">{t('register_person')}</Go>
            </li>
            <li>{t('have_licence')}</li>
            <li>{t('have_document')}</li>
          </ul>
          <p>{t('how_long')}</p>
          <p>{t('who')}</p>
        </>
      }
    >
      <Form keep={FLOW} submit={submit} action={<Submit>{f('next')}</Submit>}>
        <TextField
          name="organisation/credit_code"
          label={t('credit_code')}
          hint={t('credit_hint')}
          check={checks.creditCode}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="organisation/name"
          label={t('organisation_name')}
          hint={t('organisation_hint')}
          autoComplete="organization"
          spellCheck={false}
        />
        <IdentityFields
          form={FLOW}
          prefix="legal_representative/"
          labels={{ id_type: t('lr_type'), id_number: t('lr_number'), name: t('lr_name') }}
        />
        <p>
          <a href="/agreement" target="_blank" rel="noreferrer">
            {t('read')}
          </a>
        </p>
        <Checkbox name="agree" label={t('agree')} missing={t('agree_missing')} />
      </Form>
    </Wizard>
  );
}
