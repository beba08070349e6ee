// A flow that is in progress in this tab: its name, its secret, its code. A reload goes on with it.
import type { Problem, Result } from '../api/result';
import { refused } from '../api/result';
import { forget, keep, kept } from '../frame/kept';
import { deadlineIn } from '../frame/time';

export type Flow = { id: string; token: string; qr: string; deadline: number; passed?: boolean };

const name = (flow: string) => `${flow}.flow`;

/** Keeps a flow that the reply began just now. */
export function beginFlow(
  flow: string,
  { expires_in_s, ...begun }: { id: string; token: string; qr: string; expires_in_s: number },
) {
  keep(name(flow), { ...begun, deadline: deadlineIn(expires_in_s) } satisfies Flow);
}

/** The face has passed: the next step has a time of its own. */
export function passFlow(flow: string, expires_in_s: number) {
  const running = flowOf(flow);
  if (running && !running.passed)
    keep(name(flow), { ...running, passed: true, deadline: deadlineIn(expires_in_s) });
}

export const flowOf = (flow: string) => kept<Flow>(name(flow));

/** Nothing of the flow stays, nor what was typed in it. */
export function endFlow(flow: string) {
  forget(name(flow));
  forget(flow);
}

/** A refusal of one field, shown as the service's own refusals of fields are. */
export const refusedField = (pointer: string, detail: string): Result<never> =>
  refused({
    kind: 'problem',
    code: 'request.fields',
    status: 422,
    detail,
    errors: [{ pointer, code: 'local', detail }],
    rules: [],
    body: {},
  });

/** Problems that belong to a field, told there: a weak password at the password, a wrong code at the code. */
export function atFields(problem: Problem): Result<never> {
  if (problem.kind !== 'problem') return refused(problem);
  if (problem.code === 'password.weak')
    return refusedField('/password', problem.rules.map((rule) => rule.detail).join(' ') || problem.detail);
  if (['sms.wrong', 'sms.expired', 'sms.spent'].includes(problem.code))
    return refusedField('/sms_code', problem.detail);
  return refused(problem);
}
