// The page behind the link in an SMS: an invitation is accepted with a password, or declined.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { bearer, open, result } from '../../api/client';
import type { Result } from '../../api/result';
import type { components } from '../../api/schema';
import { PasswordFields, useMobileProof } from '../../flows/account';
import { atFields } from '../../flows/flow';
import { keep, kept } from '../../frame/kept';
import { moment } from '../../frame/texts';
import { Button, Form, Go, Page, Refusal, Skeleton, Submit, type Values } from '../../parts';
import { useTexts } from './texts';

type Invitation = components['schemas']['Invitation'];
const LINK = 'invitation.link';

/** The secret of the link: from the fragment, which is then taken out of the address; or as the tab keeps it. */
function takeSecret(): string | undefined {
  const secret = location.hash.slice(1);
  if (!secret) return kept(LINK)?.secret;
  keep(LINK, { secret });
  history.replaceState(history.state, '', location.pathname);
  return secret;
}

export default function InvitationPage() {
  const t = useTexts();
  const secret = useMemo(takeSecret, []);
  const [told, setTold] = useState<Result<Invitation>>();
  const [outcome, setOutcome] = useState<'accepted' | 'declined'>();
  const invitation = told?.ok ? told.value : undefined;
  const { fields, prove } = useMobileProof(
    invitation && secret ? { id: invitation.invitation, token: secret } : undefined,
  );
  const look = useCallback(async () => {
    if (secret) setTold(await result(open.GET('/v1/invitation', { headers: bearer(secret) })));
  }, [secret]);
  useEffect(() => {
    void look();
  }, [look]);

  const answer = (body: components['schemas']['AnswerInvitation']) =>
    result(open.POST('/v1/invitation', { headers: bearer(secret ?? ''), body }));
  const accept = async (values: Values) => {
    const proven = await prove(values);
    if (!proven.ok) return proven;
    const answered = await answer({
      decision: 'accept',
      sms_code: proven.value,
      password: values.password ?? '',
      password_confirmation: values.password_confirmation ?? '',
    });
    if (!answered.ok) return atFields(answered.problem);
    setOutcome('accepted');
    return answered;
  };
  const decline = async () => {
    const answered = await answer({ decision: 'decline' });
    if (answered.ok) setOutcome('declined');
    else setTold(answered);
  };

  if (!secret)
    return (
      <Page title={t('title')} lead={t('no_link')}>
        <Go href="/">{t('home')}</Go>
      </Page>
    );
  if (outcome)
    return (
      <Page title={t('title')}>
        <p className="notice notice-success" role="status">
          {t(outcome)}
        </p>
        <Go href={outcome === 'accepted' ? '/sign-in?way=password' : '/'} className="primary">
          {t(outcome === 'accepted' ? 'go' : 'home')}
        </Go>
      </Page>
    );
  if (!told)
    return (
      <Page title={t('title')}>
        <Skeleton />
      </Page>
    );
  if (!told.ok)
    return (
      <Page title={t('title')}>
        <Refusal problem={told.problem}>
          <p>{t('no_link')}</p>
        </Refusal>
      </Page>
    );
  const { organisation_name, expires_at, member } = told.value;
  const role = (['administrator', 'agent'] as const).find((one) => one === member.role);
  return (
    <Page
      title={t('title')}
      lead={t('lead', { organisation: organisation_name, role: t(role ?? 'legal_representative') })}
    >
      <div className="card">
        <p>
          {t('whom')}：{member.name}
        </p>
        <p>{t('until', { time: moment(expires_at) })}</p>
        <p>{t('what')}</p>
        <p>{t('prove')}</p>
        <Form
          keep="invitation.account"
          submit={accept}
          action={
            <>
              <Submit>{t('accept')}</Submit>
              <Button look="secondary" onClick={decline}>
                {t('decline')}
              </Button>
            </>
          }
        >
          {fields}
          <PasswordFields />
        </Form>
      </div>
    </Page>
  );
}
