// One matter: beginning it, or who could let me.
import { useParams } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import type { components } from '../../api/schema';
import { moment } from '../../frame/texts';
import { Chip, Go, Page } from '../../parts';
import { Begin, Star } from './items';
import { Looked, useLook } from './look';
import { useTexts } from './texts';

type Granter = components['schemas']['Granter'];

export default function MatterPage() {
  const t = useTexts();
  const { matter = '' } = useParams({ strict: false }) as { matter?: string };
  const { data } = useLook(['matter', matter], () =>
    result(asMember.GET('/v1/matters/{matter}', { params: { path: { matter } } })),
  );
  return (
    <Page
      title={data?.ok ? data.value.name : t('matter')}
      back={<Go href="/centre/matters">{t('back_matters')}</Go>}
    >
      <Looked data={data}>
        {(told) => (
          <div className="card">
            <p>
              {told.category} <Star matter={told} />
            </p>
            {told.allowed ? (
              <>
                <p>{told.until ? t('may_until', { time: moment(told.until) }) : t('may')}</p>
                <Begin matter={told.matter} />
              </>
            ) : told.reason === 'not_for_agents' || told.reason === 'not_for_organisation' ? (
              <p>{t(told.reason)}</p>
            ) : told.granters.length === 0 ? (
              <p>{t('who_none')}</p>
            ) : (
              <>
                <Who title={t('who')} people={told.granters.filter((one) => one.may_grant)} />
                <Who title={t('who_do')} people={told.granters.filter((one) => !one.may_grant)} />
              </>
            )}
          </div>
        )}
      </Looked>
    </Page>
  );
}

function Who({ title, people }: { title: string; people: Granter[] }) {
  const t = useTexts();
  if (people.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul>
        {people.map((one) => (
          <li key={`${one.role}${one.name}`}>
            {one.name}{' '}
            <Chip>{t(one.role === 'administrator' ? 'administrator' : 'legal_representative')}</Chip>
          </li>
        ))}
      </ul>
    </>
  );
}
