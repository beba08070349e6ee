// What every page about people needs: the list, one of them, states and periods in words.
import { asMember, result } from '../../api/client';
import type { components } from '../../api/schema';
import { Chip } from '../../parts';
import { dayOf, lastDayInWords } from '../centre/day';
import { useLook } from '../centre/look';
import { useTexts } from './texts';

export type Member = components['schemas']['Member'];
export type People = components['schemas']['People'];

export const usePeople = () => useLook(['people'], () => result(asMember.GET('/v1/organisation/agents')));

/** What the caller may do here; `undefined` until it is known. */
export function useMay(): string[] | undefined {
  const { data } = useLook(['centre'], () => result(asMember.GET('/v1/centre')));
  return data?.ok ? data.value.own.may : undefined;
}

export const findMember = (people: People, id: string) =>
  [people.administrator, ...people.agents].find((one) => one?.membership === id) ?? undefined;

const STATES = ['live', 'invited', 'suspended', 'unconfirmed'] as const;
const DAY_MS = 86_400_000;
/** An end that is nearer than this is told in days. */
const SOON_DAYS = 30;

export function State({ member }: { member: Member }) {
  const t = useTexts();
  const { from, until } = member.period;
  if (until && Date.parse(until) <= Date.now()) return <Chip tone="danger">{t('expired')}</Chip>;
  const state = STATES.find((one) => one === member.place) ?? 'suspended';
  if (state === 'live' && from && Date.parse(from) > Date.now()) return <Chip>{t('not_yet')}</Chip>;
  return <Chip tone={state === 'live' ? 'success' : 'warning'}>{t(state)}</Chip>;
}

export function PeriodWords({ member }: { member: Member }) {
  const t = useTexts();
  const { from, until } = member.period;
  if (!until) return <>{t('no_end')}</>;
  const days = Math.ceil((Date.parse(until) - Date.now()) / DAY_MS);
  return (
    <>
      {from && Date.parse(from) > Date.now()
        ? t('from_until', { from: dayOf(from), day: lastDayInWords(until) })
        : t('until', { day: lastDayInWords(until) })}
      {days > 0 && days <= SOON_DAYS && ` ${t('days_left', { days })}`}
    </>
  );
}

/** A day of the hall as the service takes it; the end is the first moment after the day. */
export const beginOf = (day: string) => `${day}T00:00:00+08:00`;
export function endOf(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return `${next.toISOString().slice(0, 10)}T00:00:00+08:00`;
}
/** The last day of a period, as a date field has it. */
export const lastDayOf = (until: string) =>
  new Date(Date.parse(until) - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
export function inMonths(months: number): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}
