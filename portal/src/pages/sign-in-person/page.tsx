// A person signs in for themselves (个人登录).
import { useNavigate, useSearch } from '@tanstack/react-router';
import { open, result } from '../../api/client';
import { person } from '../../api/session';
import { placeOf } from '../../frame/place';
import { Form, Go, Page, PasswordField, Submit, TextField, type Values } from '../../parts';
import { useTexts } from './texts';

export default function SignInPerson() {
  const t = useTexts();
  const navigate = useNavigate();
  const { from } = useSearch({ strict: false }) as { from?: string };
  const submit = async ({ account = '', password = '' }: Values) => {
    const answer = await result(
      open.POST('/v1/person-sessions', { body: { account: account.trim(), password } }),
    );
    if (!answer.ok) return answer;
    person.begin(answer.value);
    await navigate({ href: placeOf(from, '/me') });
    return answer;
  };
  return (
    <Page title={t('title')}>
      <p>
        <Go href="/sign-in">{t('member')}</Go>
      </p>
      <div className="card">
        <Form submit={submit} action={<Submit>{t('submit')}</Submit>}>
          <TextField name="account" label={t('account')} autoComplete="username" spellCheck={false} />
          <PasswordField name="password" label={t('password')} autoComplete="current-password" />
          <p>
            <Go href="/password?for=person">{t('forgot')}</Go>
          </p>
        </Form>
      </div>
      <p className="links">
        <span>{t('no_account')}</span>
        <Go href="/person/register">{t('register')}</Go>
      </p>
    </Page>
  );
}
