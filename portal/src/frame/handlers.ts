// What a page does about a problem: one table from codes to acts.
import type { Problem } from '../api/result';

export type Act =
  | 'ended'
  | 'step_up'
  | 'limited'
  | 'fault'
  | 'fields'
  | 'offline'
  | 'late'
  | 'not_found'
  | 'refused';

/** Codes that mean the same on every page. Every other code is the page's own to answer. */
const ACTS: Record<string, Act> = {
  'token.missing': 'ended',
  'token.ended': 'ended',
  'token.other_kind': 'ended',
  'session.unknown': 'ended',
  'session.ended': 'ended',
  'session.reused': 'ended',
  'token.step_up': 'step_up',
  'limit.reached': 'limited',
  'fault.passing': 'fault',
  'fault.lasting': 'fault',
  'request.fields': 'fields',
  'request.not_found': 'not_found',
  'registration.expired': 'late',
};

export function actOf(problem: Problem): Act {
  if (problem.kind === 'offline') return 'offline';
  if (problem.kind === 'gateway') return problem.status === 429 ? 'limited' : 'fault';
  const act = ACTS[problem.code];
  if (act) return act;
  if (problem.retry_after_s !== undefined) return 'limited';
  return problem.status >= 500 ? 'fault' : 'refused';
}
