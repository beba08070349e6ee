// What the portal does with personal data.
import { Page } from '../../parts';
import { useTexts } from './texts';

export default function Privacy() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <p>{t('what')}</p>
      <p>{t('face')}</p>
      <p>{t('browser')}</p>
      <p className="hint">{t('sample')}</p>
    </Page>
  );
}
