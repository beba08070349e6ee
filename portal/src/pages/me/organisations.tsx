// From one organisation to another, without signing in again.
import { useQuery } from '@tanstack/react-query';
import { asMember, result } from '../../api/client';
import { member } from '../../api/session';
import { Go, Page, Refusal, Skeleton, useAct } from '../../parts';
import { Places } from './places';
import { useTexts } from './texts';

export default function Organisations() {
  const t = useTexts();
  const act = useAct();
  const { data } = useQuery({
    queryKey: ['organisations'],
    queryFn: () => act(() => result(asMember.GET('/v1/me')), member),
  });
  return (
    <Page title={t('switch')} back={<Go href="/centre">{t('back')}</Go>}>
      {!data && <Skeleton lines={5} />}
      {data && !data.ok && <Refusal problem={data.problem} />}
      {data?.ok && (
        <Places places={data.value.organisations} session={member} here={data.value.organisation} />
      )}
    </Page>
  );
}
