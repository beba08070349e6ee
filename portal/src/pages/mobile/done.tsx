// Step 3: the mobile is changed.
import { Go, Wizard } from '../../parts';
import { useChange } from './steps';
import { useTexts } from './texts';

export default function MobileDone() {
  const t = useTexts();
  const { path, account, steps } = useChange();
  return (
    <Wizard title={t('title')} steps={steps} current={path('/done')} again={path('')}>
      <p className="notice notice-success" role="status">
        {t('done')}
      </p>
      <Go href={account} className="primary">
        {t('back')}
      </Go>
    </Wizard>
  );
}
