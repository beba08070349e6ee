// Where a code leads that was scanned with a camera in place of the APP. Its secrets stay in the fragment, and are not read.
import { useHall } from '../../api/hall';
import { Go, Page } from '../../parts';
import { useTexts } from './texts';

/** What a code is for, by the first name in its fragment. */
function kindOf(fragment: string) {
  const name = fragment.replace(/^#/, '').split('=')[0];
  if (name === 'registration') return 'registration' as const;
  if (name === 'sign_in') return 'sign_in' as const;
  return name === 'licence_sign_in' ? ('licence' as const) : ('other' as const);
}

export default function Scan() {
  const t = useTexts();
  const hall = useHall();
  return (
    <Page title={t('title')} lead={t(kindOf(window.location.hash))}>
      <p>{t('how')}</p>
      <p>{t('careful')}</p>
      <p className="actions">
        {hall?.app_link && (
          <a className="primary" href={hall.app_link}>
            {t('app')}
          </a>
        )}
        <Go href="/" className="secondary">
          {t('home')}
        </Go>
      </p>
    </Page>
  );
}
