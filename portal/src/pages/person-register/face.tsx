// Step 2: the person shows their face (实名认证).
import { bearer, open, result } from '../../api/client';
import { RegistrationFace } from '../../flows/registration';
import { useRegistration } from './steps';
import { useTexts } from './texts';

export default function PersonRegisterFace() {
  const t = useTexts();
  return (
    <RegistrationFace
      registration={useRegistration()}
      minutes={t('minutes')}
      look={({ id, token }) =>
        result(
          open.GET('/v1/person-registrations/{registration}', {
            params: { path: { registration: id } },
            headers: bearer(token),
          }),
        )
      }
    />
  );
}
