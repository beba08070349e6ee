// The organisation's home page (单位主页): cases above, matters below.
import { useNavigate } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import { member } from '../../api/session';
import { signOut } from '../../api/sign-out';
import { moment } from '../../frame/texts';
import { Button, Chip, Copy, Empty, Go, Page } from '../../parts';
import { lastDayInWords } from './day';
import { CaseList, MatterList } from './items';
import { Looked, useLook } from './look';
import { Search } from './search';
import { useTexts } from './texts';

const LISTS = ['in_progress', 'finished', 'to_be_rated'] as const;

export default function Centre() {
  const t = useTexts();
  const navigate = useNavigate();
  const { data } = useLook(['centre'], () => result(asMember.GET('/v1/centre')));
  const leave = async () => {
    await signOut(member);
    await navigate({ href: '/' });
  };
  return (
    <Page title={t('title')} wide>
      <Looked data={data} lines={8}>
        {({ organisation, own, session, counts, newest, recommended, favourites }) => (
          <>
            <div className="card place">
              <div>
                <strong>{organisation.name}</strong>
                <p>
                  {t('number')} <Copy value={organisation.number} label={t('number')} />
                </p>
              </div>
              <div>
                <p>
                  {own.name}{' '}
                  <Chip tone="accent">
                    {t(
                      (['administrator', 'agent'] as const).find((one) => one === own.role) ??
                        'legal_representative',
                    )}
                  </Chip>
                </p>
                {own.period.until && <p>{t('until', { day: lastDayInWords(own.period.until) })}</p>}
                <p className="hint">{t('session_ends', { time: moment(session.ends_at) })}</p>
              </div>
              <p className="actions">
                {own.may.includes('see_people') && (
                  <Go href="/centre/people" className="secondary">
                    {t('people')}
                  </Go>
                )}
                <Go href="/centre/organisations" className="secondary">
                  {t('switch')}
                </Go>
                <Go href="/account" className="secondary">
                  {t('account')}
                </Go>
                <Button look="secondary" onClick={leave}>
                  {t('sign_out')}
                </Button>
              </p>
            </div>
            <section aria-labelledby="cases">
              <h2 id="cases">{t('cases')}</h2>
              <ul className="tiles">
                {LISTS.map((list) => (
                  <li key={list}>
                    <Go href={`/centre/cases?state=${list}`}>
                      {t(list)} <strong className="number">{counts[list]}</strong>
                    </Go>
                  </li>
                ))}
              </ul>
              <h3>{t('newest')}</h3>
              {newest.length === 0 ? <Empty>{t('no_cases')}</Empty> : <CaseList cases={newest} />}
            </section>
            <section aria-labelledby="matters">
              <h2 id="matters">{t('matters')}</h2>
              <Search />
              <h3>{t('recommended')}</h3>
              {recommended.length === 0 ? (
                <Empty>{t('none_recommended')}</Empty>
              ) : (
                <MatterList matters={recommended} />
              )}
              <h3>{t('favourites')}</h3>
              {favourites.length === 0 ? (
                <Empty>{t('none_favourite')}</Empty>
              ) : (
                <MatterList matters={favourites} />
              )}
              <h3>{t('all')}</h3>
              <p>
                <Go href="/centre/matters" className="secondary">
                  {t('all_matters')}
                </Go>
              </p>
            </section>
          </>
        )}
      </Looked>
    </Page>
  );
}
