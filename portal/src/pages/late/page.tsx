// A flow came too late.
import { Link } from '@tanstack/react-router';
import { Page } from '../../parts';
import { useTexts } from './texts';

export default function Late() {
  const t = useTexts();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <p>
        <Link to="/" className="primary">
          {t('again')}
        </Link>
      </p>
    </Page>
  );
}
