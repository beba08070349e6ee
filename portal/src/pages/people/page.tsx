// Everybody who acts for the organisation (经办人管理).
import { Empty, Go, Page, Table } from '../../parts';
import { Looked } from '../centre/look';
import { liveOf } from './choice';
import { type Member, PeriodWords, State, useMay, usePeople } from './member';
import { useTexts } from './texts';

const MOST_AGENTS = 10;

export default function People() {
  const t = useTexts();
  const { data } = usePeople();
  const may = useMay() ?? [];
  return (
    <Page title={t('title')} wide back={<Go href="/centre">{t('back')}</Go>}>
      <Looked data={data} lines={8}>
        {(people) => (
          <>
            {people.legal_representative && (
              <section aria-labelledby="lr">
                <h2 id="lr">{t('legal_representative')}</h2>
                <p className="card">
                  {people.legal_representative.name}{' '}
                  <span className="number">{people.legal_representative.mobile}</span>
                </p>
              </section>
            )}
            <section aria-labelledby="administrator">
              <h2 id="administrator">{t('administrator')}</h2>
              {people.administrator ? (
                <Administrator member={people.administrator} />
              ) : may.includes('appoint_administrator') ? (
                <Empty
                  action={
                    <Go href="/centre/people/administrator" className="primary">
                      {t('appoint')}
                    </Go>
                  }
                >
                  {t('no_administrator')}
                </Empty>
              ) : (
                <Empty>{t('no_administrator_other')}</Empty>
              )}
            </section>
            <section aria-labelledby="agents">
              <h2 id="agents">
                {t('agents')} <span className="number">{t('count', { count: people.agents.length })}</span>
              </h2>
              {people.agents.length === 0 ? (
                <Empty>
                  {t('no_agents')} {t('add_first')}
                </Empty>
              ) : (
                <Table
                  caption={t('agents')}
                  rows={people.agents}
                  rowKey={(row) => row.membership}
                  columns={[
                    { key: 'name', title: t('name'), cell: (row) => row.name },
                    {
                      key: 'mobile',
                      title: t('mobile'),
                      cell: (row) => <span className="number">{row.mobile}</span>,
                    },
                    { key: 'state', title: t('state'), cell: (row) => <State member={row} /> },
                    { key: 'period', title: t('period'), cell: (row) => <PeriodWords member={row} /> },
                    { key: 'grants', title: t('grants'), cell: (row) => <Granted member={row} /> },
                    {
                      key: 'act',
                      title: t('act'),
                      cell: (row) => (
                        <span className="links">
                          <Go href={`/centre/people/${row.membership}`}>{t('manage')}</Go>
                          {may.includes('grant') && (
                            <Go href={`/centre/people/${row.membership}/grants`}>{t('grant')}</Go>
                          )}
                        </span>
                      ),
                    },
                  ]}
                />
              )}
              {may.includes('add_agent') &&
                (people.agents.length < MOST_AGENTS ? (
                  <p>
                    <Go href="/centre/people/agents/new" className="primary">
                      {t('add')}
                    </Go>
                  </p>
                ) : (
                  <p>{t('full')}</p>
                ))}
            </section>
          </>
        )}
      </Looked>
    </Page>
  );
}

/** What an agent may do, summed up: bundles by name, single matters by number. */
function Granted({ member }: { member: Member }) {
  const t = useTexts();
  const live = liveOf(member.grants, Date.now());
  const bundles = [
    ...new Set(live.flatMap((grant) => (grant.bundle ? [grant.bundle_name ?? grant.bundle] : []))),
  ];
  const singles = new Set(live.flatMap((grant) => (grant.matter ? [grant.matter] : []))).size;
  if (live.length === 0) return <>{t('grants_none')}</>;
  return <>{[...bundles, ...(singles ? [t('grants_singles', { count: singles })] : [])].join(t('comma'))}</>;
}

function Administrator({ member }: { member: Member }) {
  const t = useTexts();
  return (
    <div className="card">
      <p>
        {member.name} <span className="number">{member.mobile}</span> <State member={member} />
      </p>
      <p>
        <PeriodWords member={member} />
      </p>
      <Go href="/centre/people/administrator">{t('manage')}</Go>
    </div>
  );
}
