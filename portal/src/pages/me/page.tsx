// A person's own place: who they are, which organisations name them, and the way into each.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asPerson, result } from '../../api/client';
import type { Problem } from '../../api/result';
import { member, person } from '../../api/session';
import { signOut } from '../../api/sign-out';
import { Button, Chip, Empty, Go, Page, Refusal, Skeleton, useAct } from '../../parts';
import { useTexts } from './texts';

const ROLES = ['legal_representative', 'administrator', 'agent'] as const;
const STATES = ['live', 'invited', 'suspended', 'unconfirmed'] as const;

export default function Me() {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<Problem>();
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: () => act(() => result(asPerson.GET('/v1/me')), person),
  });

  const enter = async (organisation: string) => {
    setProblem(undefined);
    const answer = await act(
      () =>
        result(
          asPerson.POST('/v1/me/organisations/{organisation}/session', {
            params: { path: { organisation } },
          }),
        ),
      person,
    );
    if (!answer.ok) return setProblem(answer.problem);
    member.begin(answer.value.access_token, answer.value.expires_in);
    await navigate({ href: '/centre' });
  };
  const leave = async () => {
    await signOut(person);
    await navigate({ href: '/' });
  };

  if (!data)
    return (
      <Page title={t('title')}>
        <Skeleton lines={5} />
      </Page>
    );
  if (!data.ok)
    return (
      <Page title={t('title')}>
        <Refusal problem={data.problem} />
      </Page>
    );
  const me = data.value;
  return (
    <Page title={t('title')}>
      <dl className="card facts">
        <dt>{t('name')}</dt>
        <dd>{me.name}</dd>
        <dt>{t('document')}</dt>
        <dd className="number">{me.id_number}</dd>
        <dt>{t('mobile')}</dt>
        <dd className="number">{me.mobile}</dd>
      </dl>
      {problem && <Refusal problem={problem} />}
      <h2>{t('places')}</h2>
      {me.organisations.length === 0 ? (
        <Empty
          action={
            <Go href="/register" className="primary">
              {t('register')}
            </Go>
          }
        >
          {t('none')}
        </Empty>
      ) : (
        <ul className="list">
          {me.organisations.map((place) => {
            const state = STATES.find((one) => one === place.place) ?? 'suspended';
            const role = ROLES.find((one) => one === place.role);
            return (
              <li key={place.membership} className="card">
                <h3>{place.organisation_name}</h3>
                <p>
                  {role && t(role)} <Chip tone={state === 'live' ? 'success' : 'warning'}>{t(state)}</Chip>
                </p>
                {state === 'live' && <Button onClick={() => enter(place.organisation)}>{t('enter')}</Button>}
                {state === 'invited' && <p>{t('answer')}</p>}
              </li>
            );
          })}
        </ul>
      )}
      <p className="actions">
        <Go href="/account?for=person" className="secondary">
          {t('account')}
        </Go>
        <Button look="secondary" onClick={leave}>
          {t('sign_out')}
        </Button>
      </p>
    </Page>
  );
}
