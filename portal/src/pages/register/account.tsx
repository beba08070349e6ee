// Step 3: password and mobile (填写账户信息).
import { bearer, open, result } from '../../api/client';
import { RegistrationAccount } from '../../flows/registration';
import { keep } from '../../frame/kept';
import { useRegistration } from './steps';

export default function RegisterAccount() {
  return (
    <RegistrationAccount
      registration={useRegistration()}
      complete={({ id, token }, body) =>
        result(
          open.POST('/v1/registrations/{registration}/account', {
            params: { path: { registration: id } },
            headers: bearer(token),
            body,
          }),
        )
      }
      completed={(made) => keep('register.done', { number: made.organisation_number })}
    />
  );
}
