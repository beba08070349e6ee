// The text that one agrees to, as the hall names it.
import { useHall } from '../../api/hall';
import { Page } from '../../parts';
import { PublicText } from '../../parts/public-text';
import { useTexts } from './texts';

export default function Notice() {
  const t = useTexts();
  const path = useHall()?.upgrade_notice.path ?? '/texts/upgrade-notice.zh-CN.md';
  return (
    <Page title={t('title')}>
      <PublicText path={path} failed={t('failed')} />
    </Page>
  );
}
