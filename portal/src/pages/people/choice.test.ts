import { expect, test } from 'vitest';
import { chosenOf, differenceOf, type Grant, listOf, liveOf, NO_EDITS, overOf, toggled } from './choice';

const NOW = Date.parse('2027-01-10T00:00:00+08:00');
const grant = (scope: { bundle?: string; matter?: string }, until: string, from = '2027-01-01'): Grant => ({
  grant: `gra_${until}`,
  ...scope,
  period: { from: `${from}T00:00:00+08:00`, until: `${until}T00:00:00+08:00` },
});
const GRANTS = [
  grant({ bundle: 'b.one' }, '2027-06-01'),
  grant({ matter: 'm.one' }, '2027-02-01'),
  grant({ matter: 'm.over' }, '2027-01-10'),
];
const live = liveOf(GRANTS, NOW);

test('a grant that is over is not chosen, is named, and is never sent back', () => {
  expect([...chosenOf(live, NO_EDITS)]).toEqual(['bundle:b.one', 'matter:m.one']);
  expect([...overOf(GRANTS, NOW)]).toEqual(['matter:m.over']);
  expect(listOf(live, chosenOf(live, NO_EDITS), '2027-03-01', false)).toHaveLength(2);
});

test('what was granted keeps its own period, and what is new ends with the chosen day', () => {
  const chosen = chosenOf(live, toggled(NO_EDITS, 'matter:m.new', true));
  expect(listOf(live, chosen, '2027-03-31', false)).toEqual([
    { bundle: 'b.one', period: GRANTS[0]?.period },
    { matter: 'm.one', period: GRANTS[1]?.period },
    { matter: 'm.new', period: { until: '2027-04-01T00:00:00+08:00' } },
  ]);
});

test('a new end for all is one grant for each that is chosen', () => {
  const twice = [...live, grant({ bundle: 'b.one' }, '2028-01-01', '2027-07-01')];
  expect(listOf(twice, chosenOf(twice, NO_EDITS), '2027-03-31', false)).toHaveLength(3);
  expect(listOf(twice, chosenOf(twice, NO_EDITS), '2027-03-31', true)).toEqual([
    { bundle: 'b.one', period: { until: '2027-04-01T00:00:00+08:00' } },
    { matter: 'm.one', period: { until: '2027-04-01T00:00:00+08:00' } },
  ]);
});

test('a tick taken back is no difference', () => {
  const back = toggled(toggled(NO_EDITS, 'bundle:b.one', false), 'bundle:b.one', true);
  expect(differenceOf(live, chosenOf(live, back))).toEqual({ added: [], removed: [] });
  const gone = toggled(toggled(NO_EDITS, 'matter:m.new', true), 'matter:m.new', false);
  expect(differenceOf(live, chosenOf(live, gone))).toEqual({ added: [], removed: [] });
});

test('what somebody else saved meanwhile stays, and so do the changes made here', () => {
  const mine = toggled(toggled(NO_EDITS, 'matter:m.one', false), 'matter:m.new', true);
  const theirs = liveOf([...GRANTS, grant({ bundle: 'b.theirs' }, '2027-06-01')], NOW);
  const chosen = chosenOf(theirs, mine);
  expect(differenceOf(theirs, chosen)).toEqual({ added: ['matter:m.new'], removed: ['matter:m.one'] });
  expect(chosen).toContain('bundle:b.theirs');
});
