// What is chosen of an agent's grants, apart from how it looks: only the user's own changes are kept, so that they stay
// when somebody else saved meanwhile.
import type { components } from '../../api/schema';
import { endOf } from './member';

export type Grant = components['schemas']['Grant'];
type NewGrant = components['schemas']['NewGrant'];

/** `bundle:<code>` or `matter:<code>`. */
export type Scope = string;

export const scopeOf = (grant: { bundle?: string | null; matter?: string | null }): Scope =>
  grant.bundle ? `bundle:${grant.bundle}` : `matter:${grant.matter}`;
export const codeOfScope = (scope: Scope) => scope.slice(scope.indexOf(':') + 1);

const isOver = (grant: Grant, now: number) =>
  typeof grant.period.until === 'string' && Date.parse(grant.period.until) <= now;

/** The grants that are not over; the service takes no others back. */
export const liveOf = (grants: Grant[], now: number) => grants.filter((grant) => !isOver(grant, now));
/** What was granted, and is over. */
export const overOf = (grants: Grant[], now: number): Set<Scope> => {
  const live = new Set(liveOf(grants, now).map(scopeOf));
  return new Set(grants.map(scopeOf).filter((scope) => !live.has(scope)));
};

/** What the user did on the page. */
export type Edits = { added: ReadonlySet<Scope>; removed: ReadonlySet<Scope> };
export const NO_EDITS: Edits = { added: new Set(), removed: new Set() };

/** What is chosen: what is granted now, with the user's changes. */
export const chosenOf = (live: Grant[], { added, removed }: Edits): Set<Scope> =>
  new Set([...live.map(scopeOf).filter((scope) => !removed.has(scope)), ...added]);

export function toggled(edits: Edits, scope: Scope, isChosen: boolean): Edits {
  const [added, removed] = [new Set(edits.added), new Set(edits.removed)];
  if (isChosen) {
    removed.delete(scope);
    added.add(scope);
  } else {
    added.delete(scope);
    removed.add(scope);
  }
  return { added, removed };
}

/** What saving would change, against what is granted now. */
export function differenceOf(live: Grant[], chosen: ReadonlySet<Scope>) {
  const before = new Set(live.map(scopeOf));
  return {
    added: [...chosen].filter((scope) => !before.has(scope)),
    removed: [...before].filter((scope) => !chosen.has(scope)),
  };
}

/**
 * The list that is saved. What was granted stays as it was, to its own end; what is new ends with the day `until`, and
 * with `all` everything does.
 */
export function listOf(live: Grant[], chosen: ReadonlySet<Scope>, until: string, all: boolean): NewGrant[] {
  return [...chosen].flatMap((scope): NewGrant[] => {
    const code = codeOfScope(scope);
    const what = scope.startsWith('bundle:') ? { bundle: code } : { matter: code };
    const kept = live.filter((grant) => scopeOf(grant) === scope);
    if (all || kept.length === 0) return [{ ...what, period: { until: endOf(until) } }];
    return kept.map(({ period }) => ({
      ...what,
      period: { ...(period.from && { from: period.from }), ...(period.until && { until: period.until }) },
    }));
  });
}
