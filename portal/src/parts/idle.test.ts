import { expect, test } from 'vitest';
import { isBehind } from './idle';

test('an unused session disturbs the pages behind it and no other', () => {
  for (const place of ['/centre', '/centre/cases?state=finished', '/account', '/account/mobile/new'])
    expect([isBehind('member', place), isBehind('person', place)], place).toEqual([true, false]);
  for (const place of ['/me', '/account?for=person', '/account/mobile?for=person'])
    expect([isBehind('member', place), isBehind('person', place)], place).toEqual([false, true]);
  for (const place of ['/', '/register/face', '/help', '/sign-in?from=%2Fcentre', '/i#secret', '/centres'])
    expect([isBehind('member', place), isBehind('person', place)], place).toEqual([false, false]);
});
