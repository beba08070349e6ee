import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Session } from './session';

const signedIn = (token: string, expires_in = 300) =>
  new Response(JSON.stringify({ access_token: token, expires_in }), { status: 200 });

const locks = { request: vi.fn((_name: string, act: () => unknown) => act()) };
beforeEach(() => vi.stubGlobal('navigator', { locks }));
afterEach(() => vi.unstubAllGlobals());

test('a session is renewed by its own cookie with no body, once for callers at the same time', async () => {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => signedIn('new'));
  vi.stubGlobal('fetch', fetch);
  const session = new Session('person');
  const both = await Promise.all([session.token(), session.token()]);
  expect(both).toEqual([
    { ok: true, value: 'new' },
    { ok: true, value: 'new' },
  ]);
  expect(fetch).toHaveBeenCalledTimes(1);
  const [path, init] = fetch.mock.calls[0] ?? [];
  expect(path).toBe('/v1/person-sessions/refresh');
  expect(init).toMatchObject({ method: 'POST', keepalive: true });
  expect(init).not.toHaveProperty('body');
  expect(locks.request).toHaveBeenCalledWith('yinxin-refresh-person', expect.any(Function));
});

test('a token that is good is not renewed, and one that is nearly over is', async () => {
  const fetch = vi.fn(async () => signedIn('new'));
  vi.stubGlobal('fetch', fetch);
  const session = new Session('member');
  session.begin({ access_token: 'old', expires_in: 300, idle_ends_in_s: 1800 });
  expect(await session.token()).toEqual({ ok: true, value: 'old' });
  expect(fetch).not.toHaveBeenCalled();
  session.begin({ access_token: 'old', expires_in: 10, idle_ends_in_s: 1800 });
  expect(await session.token()).toEqual({ ok: true, value: 'new' });
});

test('a reply that does not come ends nothing, and a refusal ends the session', async () => {
  const session = new Session('member');
  session.begin({ access_token: 'old', expires_in: 300, idle_ends_in_s: 1800 });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  expect(await session.refresh('old')).toEqual({ ok: false, problem: { kind: 'offline' } });
  expect(session.current()).toBe('old');
  const body = JSON.stringify({ code: 'session.ended', detail: '…' });
  const headers = { 'content-type': 'application/problem+json' };
  vi.stubGlobal('fetch', async () => new Response(body, { status: 401, headers }));
  expect(await session.refresh('old')).toMatchObject({ ok: false, problem: { code: 'session.ended' } });
  expect(session.current()).toBeUndefined();
});

test('another tab’s token is taken, and its end is too', async () => {
  const [one, other] = [new Session('person'), new Session('person')];
  one.begin({ access_token: 'shared', expires_in: 300, idle_ends_in_s: 1800 });
  await vi.waitFor(() => expect(other.current()).toBe('shared'));
  one.end();
  await vi.waitFor(() => expect(other.current()).toBeUndefined());
});
