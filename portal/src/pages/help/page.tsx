// Help: what to prepare, what to do who cannot scan, where the counters are.
import { useHall } from '../../api/hall';
import { Page } from '../../parts';
import { useTexts } from './texts';

export default function Help() {
  const t = useTexts();
  const counters = useHall()?.counters ?? [];
  return (
    <Page title={t('title')}>
      <h2>{t('before')}</h2>
      <ul>
        <li>{t('before_1')}</li>
        <li>{t('before_2')}</li>
        <li>{t('before_3')}</li>
      </ul>
      <h2>{t('scan')}</h2>
      <p>{t('scan_text')}</p>
      <h2>{t('counter')}</h2>
      <p>{t('counter_text')}</p>
      {counters.length === 0 && <p>{t('no_counters')}</p>}
      <ul>
        {counters.map((counter) => (
          <li key={counter.name} lang="zh-CN">
            {counter.name}，{counter.address}
            {counter.hours && `，${counter.hours}`}
          </li>
        ))}
      </ul>
    </Page>
  );
}
