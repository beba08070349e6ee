// Step 3: password and mobile (填写账户信息).
import { bearer, open, result } from '../../api/client';
import { RegistrationAccount } from '../../flows/registration';
import { keep } from '../../frame/kept';
import { useRegistration } from './steps';

export default function PersonRegisterAccount() {
  return (
    <RegistrationAccount
      registration={useRegistration()}
      complete={({ id, token }, body) =>
        result(
          open.POST('/v1/person-registrations/{registration}/account', {
            params: { path: { registration: id } },
            headers: bearer(token),
            body,
          }),
        )
      }
      completed={() => keep('person-register.done', { done: 'yes' })}
    />
  );
}
