// Step 2: the legal representative shows their face (法定代表人认证).
import { bearer, open, result } from '../../api/client';
import { RegistrationFace } from '../../flows/registration';
import { useRegistration } from './steps';
import { useTexts } from './texts';

export default function RegisterFace() {
  const t = useTexts();
  return (
    <RegistrationFace
      registration={useRegistration()}
      minutes={t('minutes')}
      look={({ id, token }) =>
        result(
          open.GET('/v1/registrations/{registration}', {
            params: { path: { registration: id } },
            headers: bearer(token),
          }),
        )
      }
    />
  );
}
