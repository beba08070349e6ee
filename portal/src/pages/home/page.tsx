// Home: what this is, two doors, and the three ways to register.
import { Link } from '@tanstack/react-router';
import { Go, Page } from '../../parts';
import { useTexts } from './texts';

const WAYS = [
  { way: 'online', to: '/register' },
  { way: 'counter', to: '/help' },
  { way: 'upgrade', to: '/upgrade' },
] as const;

export default function Home() {
  const t = useTexts();
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <section aria-label={t('doors')} className="cards cards-two">
        <div className="card">
          <h2>{t('member')}</h2>
          <p>{t('member_text')}</p>
          <Link to="/sign-in" className="primary">
            {t('member')}
          </Link>
        </div>
        <div className="card">
          <h2>{t('person')}</h2>
          <p>{t('person_text')}</p>
          <Go href="/sign-in/person" className="secondary">
            {t('person')}
          </Go>
        </div>
      </section>
      <section aria-labelledby="ways">
        <h2 id="ways">{t('ways')}</h2>
        <p>
          {t('first')} <Go href="/person/register">{t('first_do')}</Go>
        </p>
        <div className="cards cards-three">
          {WAYS.map(({ way, to }) => (
            <div key={way} className="card">
              <h3>{t(way)}</h3>
              <ul className="facts">
                <li>{t(`${way}_who`)}</li>
                <li>{t(`${way}_bring`)}</li>
                <li>{t(`${way}_time`)}</li>
              </ul>
              <Go href={to}>{t(`${way}_do`)}</Go>
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="letter">
        <h2 id="letter">{t('letter')}</h2>
        <p>{t('letter_text')}</p>
        <ul className="links">
          <li>
            <Go href="/letter/new">{t('letter_new')}</Go>
          </li>
          <li>
            <Go href="/letter">{t('letter_verify')}</Go>
          </li>
        </ul>
      </section>
    </Page>
  );
}
