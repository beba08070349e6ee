import { expect, test } from 'vitest';
import { beginOf, endOf, lastDayOf } from './member';

test('a period ends with its last day, in the hall’s own time', () => {
  expect(beginOf('2027-01-01')).toBe('2027-01-01T00:00:00+08:00');
  expect(endOf('2026-12-31')).toBe('2027-01-01T00:00:00+08:00');
  expect(endOf('2028-02-28')).toBe('2028-02-29T00:00:00+08:00');
});

test('the last day of a period is read back as it was typed', () => {
  for (const day of ['2026-12-31', '2027-02-28', '2028-02-29']) expect(lastDayOf(endOf(day))).toBe(day);
});
