// A flow that is in progress in this tab: its name, its secret, its code. A reload goes on with it.
import type { Problem, Result } from '../api/result';
import { refused } from '../api/result';
import { forget, keep, kept } from '../frame/kept';
import { deadlineIn } from '../frame/time';

/** The guide: 「请您在10分钟内完成注册」, and once more after the face. */
const TEN_MINUTES_S = 600;

export type Flow = { id: string; token: string; qr: string; deadline: number; passed?: boolean };

const name = (flow: string) => `${flow}.flow`;

export function beginFlow(flow: string, begun: { id: string; token: string; qr: string }) {
  keep(name(flow), { ...begun, deadline: deadlineIn(TEN_MINUTES_S) } satisfies Flow);
}

/** The face has passed: another ten minutes. */
export function passFlow(flow: string) {
  const running = flowOf(flow);
  if (running && !running.passed)
    keep(name(flow), { ...running, passed: true, deadline: deadlineIn(TEN_MINUTES_S) });
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
