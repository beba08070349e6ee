// The one client of the interface: `open` carries no session, `asMember` and `asPerson` carry theirs.
import createClient from 'openapi-fetch';
import { language } from '../frame/language';
import { codeOf, done, problemOf, type Result, refused } from './result';
import type { paths } from './schema';
import { member, person, type Session } from './session';

class Refusal extends Error {
  constructor(readonly result: Result<never>) {
    super('refused');
  }
}

/** Whether it is refused for want of a lately proven identity, which no fresh token brings. */
async function asksForProof(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return codeOf(problemOf(response, body)) === 'token.step_up';
}

/** Fetches as a session: its token goes along, and where that is refused another is asked for once. Exported for tests. */
export function fetchAs(session: Session | undefined) {
  return async (request: Request): Promise<Response> => {
    request.headers.set('Accept-Language', language());
    // A flow's own token, given by the page, stands before the session's.
    if (!session || request.headers.has('Authorization')) return fetch(request);
    const first = await session.token();
    if (!first.ok) throw new Refusal(first);
    const again = request.clone();
    request.headers.set('Authorization', `Bearer ${first.value}`);
    const response = await fetch(request);
    if (response.status !== 401 || (await asksForProof(response))) return response;
    const second = await session.refresh(first.value);
    if (!second.ok) throw new Refusal(second);
    again.headers.set('Authorization', `Bearer ${second.value}`);
    return fetch(again);
  };
}

const clientOf = (session?: Session) =>
  createClient<paths>({
    baseUrl: typeof location === 'undefined' ? '' : location.origin,
    credentials: 'same-origin',
    fetch: fetchAs(session),
  });

export const open = clientOf();
export const asMember = clientOf(member);
export const asPerson = clientOf(person);

/** The client that carries this session. */
export const asOf = (session: Session) => (session === person ? asPerson : asMember);

/** The header of a flow's own token. */
export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Makes a result of a call: `await result(open.POST('/v1/sessions', { body }))`. */
export async function result<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Result<T>> {
  try {
    const { data, error, response } = await call;
    return response.ok ? done(data as T) : refused(problemOf(response, error));
  } catch (caught) {
    return caught instanceof Refusal ? caught.result : refused({ kind: 'offline' });
  }
}
