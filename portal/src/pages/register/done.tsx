// Step 4: the organisation's number, to be copied or printed (完成注册).
import { Lost } from '../../flows/lost';
import { kept } from '../../frame/kept';
import { Button, Copy, Go, Wizard } from '../../parts';
import { useRegistration } from './steps';
import { useTexts } from './texts';

export default function RegisterDone() {
  const t = useTexts();
  const number = kept('register.done')?.number;
  return (
    <Wizard title={t('title')} steps={useRegistration().steps} current="/register/done" again="/register">
      {number ? (
        <>
          <p className="notice notice-success" role="status">
            {t('done')}
          </p>
          <p>
            {t('number')} <Copy value={number} label={t('number')} />
          </p>
          <p>{t('done_text')}</p>
          <p className="actions">
            <Go href="/sign-in?way=password" className="primary">
              {t('go')}
            </Go>
            <Button look="secondary" onClick={() => print()}>
              {t('print')}
            </Button>
          </p>
        </>
      ) : (
        <Lost again="/register" />
      )}
    </Wizard>
  );
}
