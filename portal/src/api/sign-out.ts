// Signing out: the session ends at the service and in every tab.
import { keepLanguage } from '../frame/language';
import { asOf, result } from './client';
import type { Session } from './session';

/** Ends this session. It ends in the browser also when the service does not answer. */
export async function signOut(session: Session): Promise<void> {
  const as = asOf(session);
  const listed = await result(as.GET('/v1/sessions'));
  const own = listed.ok ? listed.value.sessions.find((one) => one.current) : undefined;
  if (own) await result(as.DELETE('/v1/sessions/{session}', { params: { path: { session: own.session } } }));
  session.end();
  keepLanguage();
}
