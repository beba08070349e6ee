// Step 4: the password is changed.

import { useWhose } from '../../frame/whose';
import { Go, Wizard } from '../../parts';
import { pathOf, useSteps } from './steps';
import { useTexts } from './texts';

export default function PasswordDone() {
  const t = useTexts();
  const whose = useWhose();
  return (
    <Wizard
      title={t('title')}
      steps={useSteps(whose)}
      current={pathOf('/done', whose)}
      again={pathOf('', whose)}
    >
      <p className="notice notice-success" role="status">
        {t('done')}
      </p>
      <Go href={whose === 'person' ? '/sign-in/person' : '/sign-in?way=password'} className="primary">
        {t('go')}
      </Go>
    </Wizard>
  );
}
