// A person's own place: who they are, which organisations name them, and the way into each.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { asPerson, result } from '../../api/client';
import { person } from '../../api/session';
import { signOut } from '../../api/sign-out';
import { Button, Go, Page, Refusal, Skeleton, useAct } from '../../parts';
import { Places } from './places';
import { useTexts } from './texts';

export default function Me() {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: () => act(() => result(asPerson.GET('/v1/me')), person),
  });

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
      <h2>{t('places')}</h2>
      <Places places={me.organisations} session={person} />
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
