// What a call answers: a value, or a problem that is a value too. No call of the portal throws.

/** One field that is not sound. The pointer is a JSON pointer into the body. */
export type FieldError = { pointer: string; code: string; detail: string };

/** A refusal or a fault that the functions said themselves (RFC 9457). */
export type Refused = {
  kind: 'problem';
  code: string;
  status: number;
  /** For people, in the language that the page asked for. */
  detail: string;
  errors: FieldError[];
  rules: { rule: string; detail: string }[];
  retry_after_s?: number;
  tries_left?: number;
  /** The whole body, for members that only some codes have. */
  body: Record<string, unknown>;
};

/** A refusal of what stands before the functions: it has no code. */
export type FromGateway = { kind: 'gateway'; status: number; retry_after_s?: number };

/** The request had no answer. */
export type Offline = { kind: 'offline' };

export type Problem = Refused | FromGateway | Offline;

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = <T = never>(problem: Problem): Result<T> => ({ ok: false, problem });

/** The code of a problem, or `undefined` where it has none. */
export const codeOf = (problem: Problem) => (problem.kind === 'problem' ? problem.code : undefined);

const seconds = (text: string | null) => {
  const number = Number(text);
  return text !== null && Number.isFinite(number) && number >= 0 ? Math.ceil(number) : undefined;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a reply that is no success. A body that is not `problem+json` of our shape is the gateway's. */
export function problemOf(response: Response, body: unknown): Problem {
  const wait = seconds(response.headers.get('retry-after'));
  const kind = response.headers.get('content-type') ?? '';
  if (kind.includes('problem+json') && isObject(body) && typeof body.code === 'string') {
    const retry = typeof body.retry_after_s === 'number' ? body.retry_after_s : wait;
    return {
      kind: 'problem',
      code: body.code,
      status: response.status,
      detail: typeof body.detail === 'string' ? body.detail : '',
      errors: Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
      rules: Array.isArray(body.rules) ? (body.rules as Refused['rules']) : [],
      ...(retry === undefined ? {} : { retry_after_s: retry }),
      ...(typeof body.tries_left === 'number' ? { tries_left: body.tries_left } : {}),
      body,
    };
  }
  return { kind: 'gateway', status: response.status, ...(wait === undefined ? {} : { retry_after_s: wait }) };
}
