// The administrator's place: empty, it is filled; else it is changed.
import { Go, Page } from '../../parts';
import { Looked } from '../centre/look';
import { Invite } from './invite';
import { usePeople } from './member';
import { One } from './one';
import { useTexts } from './texts';

export default function Administrator() {
  const t = useTexts();
  const { data } = usePeople();
  if (data?.ok && !data.value.administrator) return <Invite appoints="administrator" />;
  return (
    <Page title={t('administrator')} back={<Go href="/centre/people">{t('back_people')}</Go>}>
      <Looked data={data}>
        {({ administrator }) =>
          administrator && (
            <>
              <p>{administrator.name}</p>
              <One member={administrator} />
            </>
          )
        }
      </Looked>
    </Page>
  );
}
