// Step 4: a person is registered (完成注册).
import { Lost } from '../../flows/lost';
import { kept } from '../../frame/kept';
import { Go, Wizard } from '../../parts';
import { useRegistration } from './steps';
import { useTexts } from './texts';

export default function PersonRegisterDone() {
  const t = useTexts();
  return (
    <Wizard
      title={t('title')}
      steps={useRegistration().steps}
      current="/person/register/done"
      again="/person/register"
    >
      {kept('person-register.done') ? (
        <>
          <p className="notice notice-success" role="status">
            {t('done')}
          </p>
          <p>{t('done_text')}</p>
          <p className="actions">
            <Go href="/sign-in/person" className="primary">
              {t('go')}
            </Go>
            <Go href="/register" className="secondary">
              {t('organisation')}
            </Go>
          </p>
        </>
      ) : (
        <Lost again="/person/register" />
      )}
    </Wizard>
  );
}
