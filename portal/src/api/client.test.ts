import { afterEach, expect, test, vi } from 'vitest';
import { fetchAs } from './client';
import { Session } from './session';

afterEach(() => vi.unstubAllGlobals());

const refused = (code: string) =>
  new Response(JSON.stringify({ code, detail: '…' }), {
    status: 401,
    headers: { 'content-type': 'application/problem+json' },
  });

/** What is asked, in order, where the first answer is this one and a refresh gives another token. */
async function asked(first: Response): Promise<{ asked: string[]; status: number; body: unknown }> {
  const told: string[] = [];
  const answers = [first, new Response('{}')];
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (what: string | Request) => {
    if (typeof what === 'string') {
      told.push(what);
      return Response.json({ access_token: 'new', expires_in: 300 });
    }
    told.push(what.headers.get('authorization') ?? '');
    return answers.shift();
  });
  const session = new Session('member');
  session.begin({ access_token: 'old', expires_in: 300, idle_ends_in_s: 1800 });
  const response = await fetchAs(session)(new Request('https://hall.example/v1/centre'));
  return { asked: told, status: response.status, body: await response.json() };
}

test('a token that is refused is renewed once, and the request made again', async () => {
  const { asked: told, status } = await asked(refused('token.ended'));
  expect(told).toEqual(['Bearer old', '/v1/sessions/refresh', 'Bearer new']);
  expect(status).toBe(200);
});

test('where a proof is asked for nothing is renewed, and the page reads the refusal', async () => {
  const { asked: told, status, body } = await asked(refused('token.step_up'));
  expect(told).toEqual(['Bearer old']);
  expect(status).toBe(401);
  expect(body).toMatchObject({ code: 'token.step_up' });
});
