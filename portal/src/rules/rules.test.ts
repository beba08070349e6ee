import { expect, test } from 'vitest';
import {
  creditCode,
  isLongEnough,
  kinds,
  mobile,
  organisationNumber,
  password,
  residentNumber,
  smsCode,
} from './rules';
import vectors from './vectors.json';

// What the domain says of each text, made from the Rust side (`tests/house/vectors.rs`).
const RULES = { creditCode, residentNumber, mobile, organisationNumber };

test.each(Object.entries(vectors))(
  '%s refuses what the domain refuses, and nothing that it takes',
  (name, texts) => {
    const rule = RULES[name as keyof typeof RULES];
    const [taken, refused] = [true, false].map((is) => texts.filter(([, sound]) => sound === is));
    expect(taken?.length).toBeGreaterThan(10);
    expect(refused?.length).toBeGreaterThan(10);
    for (const [text] of taken ?? []) expect(rule(String(text)), String(text)).toBeUndefined();
    for (const [text] of refused ?? []) expect(rule(String(text)), String(text)).toBeDefined();
  },
);

test.each([
  ['91350100M000100Y4', 'credit_code_length'],
  ['91350100M000100Y4Z', 'credit_code_characters'],
  ['913A0100M000100Y43', 'credit_code_characters'],
  ['91350211M0000XUF46', 'credit_code_check'],
  ['91320282MA1TERT1XX', 'credit_code_check'],
])('%s is no credit code: %s', (code, fault) => expect(creditCode(code)).toBe(fault));

test('a resident number checks by its last character', () => {
  expect(residentNumber('11010519491231002x')).toBeUndefined();
  expect(residentNumber('440524188001010014')).toBeUndefined();
  expect(residentNumber('440524188001010015')).toBe('resident_check');
  expect(residentNumber('4405241880010100')).toBe('resident_length');
});

test('a mobile is read with spaces and the country’s prefix, and no other', () => {
  for (const text of ['13812345678', '+86 138 1234 5678', '１３８１２３４５６７８'])
    expect(mobile(text)).toBeUndefined();
  for (const text of ['12812345678', '1381234567', '+852 9123 4567']) expect(mobile(text)).toBe('mobile');
});

test('a password has its length and three kinds', () => {
  expect(password('Abcdef12')).toBeUndefined();
  expect(password('abcdef12')).toBe('password');
  expect(isLongEnough('a'.repeat(21))).toBe(false);
  expect(kinds('aA1-')).toBe(4);
});

test('codes and numbers are read as they are pasted', () => {
  expect(smsCode('验证码：123 456')).toBeUndefined();
  expect(smsCode('12345')).toBe('sms_code');
  expect(organisationNumber('2021 1300')).toBeUndefined();
});
