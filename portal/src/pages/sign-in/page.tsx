// A member signs in: by scanning a code, or with a password.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { open, result } from '../../api/client';
import { useHall } from '../../api/hall';
import { type Given, member } from '../../api/session';
import { placeOf } from '../../frame/place';
import { Form, Go, Page, PasswordField, Submit, TextField, type Values } from '../../parts';
import { Scan } from './scan';
import { useTexts } from './texts';

const isPhone = () => matchMedia('(max-width: 40rem)').matches;

export default function SignIn() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { way?: string; from?: string };
  const hall = useHall();
  const way = search.way ?? (isPhone() ? 'password' : 'scan');
  const address = (chosen: string) =>
    `/sign-in?${new URLSearchParams({ way: chosen, ...(search.from ? { from: search.from } : {}) })}`;

  // Who signs in goes there next: once this page has settled, that one is loaded too.
  useEffect(() => {
    const later = setTimeout(() => void import('../centre/page'), 1000);
    return () => clearTimeout(later);
  }, []);

  const signedIn = (given: Given) => {
    member.begin(given);
    return navigate({ href: placeOf(search.from, '/centre') });
  };

  const submit = async ({ organisation = '', account = '', password = '' }: Values) => {
    const body = { organisation: organisation.trim(), account: account.trim(), password };
    const answer = await result(open.POST('/v1/sessions', { body }));
    if (answer.ok) await signedIn(answer.value);
    return answer;
  };

  return (
    <Page title={t('title')}>
      <p>
        <Go href="/sign-in/person">{t('person')}</Go>
      </p>
      <div className="card">
        <nav className="tabs" aria-label={t('ways')}>
          {(['scan', 'password'] as const).map((one) => (
            <Go
              key={one}
              href={address(one)}
              replace
              className={way === one ? 'tab tab-current' : 'tab'}
              {...(way === one ? { 'aria-current': 'page' as const } : {})}
            >
              {t(one === 'scan' ? 'scan' : 'password_tab')}
            </Go>
          ))}
        </nav>
        {way === 'scan' ? (
          <Scan signedIn={signedIn} />
        ) : (
          <Form submit={submit} action={<Submit>{t('submit')}</Submit>}>
            <TextField
              name="organisation"
              label={t('organisation')}
              autoComplete="organization"
              spellCheck={false}
            />
            <TextField name="account" label={t('account')} autoComplete="username" spellCheck={false} />
            <PasswordField name="password" label={t('password')} autoComplete="current-password" />
            <p>
              <Go href="/password">{t('forgot')}</Go>
            </p>
          </Form>
        )}
      </div>
      <p className="links">
        <span>{t('no_account')}</span>
        <Go href="/register">{t('register')}</Go>
        <Go href="/upgrade">{t('upgrade')}</Go>
        {hall?.app_link && <a href={hall.app_link}>{t('app')}</a>}
      </p>
      {hall && (hall.sign_in.licence || hall.sign_in.sso.length > 0) && (
        <section aria-labelledby="others">
          <h2 id="others">{t('others')}</h2>
          <ul className="links">
            {hall.sign_in.sso.map(({ provider, name }) => (
              <li key={provider} lang="zh-CN">
                <a href={`/v1/sso/${encodeURIComponent(provider)}/start`}>{name}</a>
              </li>
            ))}
            {hall.sign_in.licence && (
              <li>
                <Go href="/sign-in/licence">{t('licence')}</Go>
              </li>
            )}
          </ul>
        </section>
      )}
    </Page>
  );
}
