import { expect, test } from 'vitest';
import { actOf } from '../frame/handlers';
import { placeOf } from '../frame/place';
import { type Polled, pauseAfter } from '../frame/time';
import { digitsOf } from '../parts/fields';
import { bodyOf, fieldOf } from '../parts/form';
import { type Problem, problemOf, type Result, refused } from './result';

const reply = (status: number, type: string, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { 'content-type': type, ...headers } });
const problem = (code: string, more: object = {}): Problem =>
  problemOf(reply(400, 'application/problem+json'), { code, detail: '…', ...more });

test('a problem keeps its code, its fields and its wait', () => {
  const read = problemOf(reply(429, 'application/problem+json', { 'retry-after': '9' }), {
    code: 'limit.reached',
    detail: '请稍后',
    retry_after_s: 7,
    errors: [{ pointer: '/mobile', code: 'mobile.length', detail: '应为11位' }],
  });
  expect(read).toMatchObject({ kind: 'problem', code: 'limit.reached', status: 429, retry_after_s: 7 });
  expect(read.kind === 'problem' && read.errors[0]?.pointer).toBe('/mobile');
});

test('a refusal without a code is the gateway’s, with the wait of its header', () => {
  const read = problemOf(reply(429, 'application/json', { 'retry-after': '3' }), {
    message: 'Too Many Requests',
  });
  expect(read).toEqual({ kind: 'gateway', status: 429, retry_after_s: 3 });
});

test('codes that mean the same everywhere have one act', () => {
  expect(actOf(problem('session.ended'))).toBe('ended');
  expect(actOf(problem('token.step_up'))).toBe('step_up');
  expect(actOf(problem('fault.passing'))).toBe('fault');
  expect(actOf(problem('sign_in.wrong'))).toBe('refused');
  expect(actOf(problem('sms.wait', { retry_after_s: 30 }))).toBe('limited');
  expect(actOf({ kind: 'gateway', status: 429 })).toBe('limited');
  expect(actOf({ kind: 'offline' })).toBe('offline');
});

test('a poll that was too fast waits longer, and a refusal ends it', () => {
  const waiting: Result<Polled> = { ok: true, value: { done: false, interval_s: 2 } };
  expect(pauseAfter(waiting, 9)).toBe(2);
  expect(pauseAfter(refused(problem('qr.slow_down')), 2)).toBe(3);
  expect(pauseAfter(refused(problem('qr.slow_down', { retry_after_s: 6 })), 2)).toBe(6);
  expect(pauseAfter(refused({ kind: 'offline' }), 2)).toBe(5);
  expect(pauseAfter(refused(problem('qr.denied')), 2)).toBeUndefined();
});

test('a sign-in leads back to a place of this portal and to no other site', () => {
  expect(placeOf('/centre/cases?state=open', '/centre')).toBe('/centre/cases?state=open');
  for (const elsewhere of [
    '//evil.example/',
    'https://evil.example',
    '/\\evil.example',
    'javascript:1',
    undefined,
  ])
    expect(placeOf(elsewhere, '/centre')).toBe('/centre');
});

test('a field’s name is its pointer, and a body is made of names', () => {
  expect(fieldOf('/legal_representative/name')).toBe('legal_representative/name');
  expect(bodyOf({ 'a/b': '1', c: '2', d: '' })).toEqual({ a: { b: '1' }, c: '2' });
});

test('a code is its digits, whatever was pasted with them', () => {
  expect(digitsOf('【印信】验证码 123 456')).toBe('123456');
  expect(digitsOf('１２３４５６')).toBe('123456');
});
