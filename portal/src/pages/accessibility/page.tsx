// How accessible the portal is, and what is not known.
import { Page } from '../../parts';
import { useTexts } from './texts';

export default function Accessibility() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <p>{t('aim')}</p>
      <p>{t('how')}</p>
      <p>{t('tested')}</p>
      <p>{t('known')}</p>
    </Page>
  );
}
