// There is no such page.
import { Link } from '@tanstack/react-router';
import { Page } from '../../parts';
import { useTexts } from './texts';

export default function NotFound() {
  const t = useTexts();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <p>
        <Link to="/" className="primary">
          {t('home')}
        </Link>
      </p>
    </Page>
  );
}
