// The text that one agrees to, as the hall names it.
import { useHall } from '../../api/hall';
import { Page } from '../../parts';
import { PublicText } from '../../parts/public-text';
import { useTexts } from './texts';

export default function Agreement() {
  const t = useTexts();
  const path = useHall()?.agreement.path ?? '/texts/agreement.zh-CN.md';
  return (
    <Page title={t('title')}>
      <PublicText path={path} failed={t('failed')} />
    </Page>
  );
}
