// Holds a session: the access token in memory, the refresh token as a cookie that no script sees.
import { language } from '../frame/language';
import { done, type Problem, problemOf, type Result, refused } from './result';

export type Kind = 'member' | 'person';

/** What a sign-in, a refresh and a proof all give. */
export type Given = { access_token: string; expires_in: number; idle_ends_in_s: number };
type Token = { token: string; good_until: number };
type Message = { type: 'token'; given: Given } | { type: 'ended' };

const REFRESH: Record<Kind, string> = {
  member: '/v1/sessions/refresh',
  person: '/v1/person-sessions/refresh',
};
/** A token is renewed this long before its end. */
const MARGIN_MS = 20_000;

export class Session {
  #token: Token | undefined;
  #idle_ends: number | undefined;
  #running: Promise<Result<string>> | undefined;
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(readonly kind: Kind) {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(`yinxin-${kind}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.type === 'token') this.#keep(data.given);
      else this.#forget();
    };
  }

  /** A sign-in or a refresh gave a token: this tab and the others have it from now on. */
  begin({ access_token, expires_in, idle_ends_in_s }: Given) {
    const given = { access_token, expires_in, idle_ends_in_s };
    this.#keep(given);
    this.#say({ type: 'token', given });
  }

  /** When the session ends unless it is renewed before, by this browser's clock; nothing where there is none. */
  idleEnds = (): number | undefined => this.#idle_ends;

  /** The session is over, in every tab. */
  end() {
    this.#forget();
    this.#say({ type: 'ended' });
  }

  /** The token, if there is one that is good for a while. */
  current(): string | undefined {
    const kept = this.#token;
    return kept && kept.good_until - MARGIN_MS > Date.now() ? kept.token : undefined;
  }

  /** A token that is good, renewed by the cookie where there is none. */
  async token(): Promise<Result<string>> {
    const token = this.current();
    return token === undefined ? this.refresh(undefined) : done(token);
  }

  /** Renews the token, unless another tab did while this one waited for the lock. */
  refresh(stale: string | undefined): Promise<Result<string>> {
    this.#running ??= this.#refreshUnderLock(stale).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Calls `listener` when the session begins or ends. */
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  async #refreshUnderLock(stale: string | undefined): Promise<Result<string>> {
    const refresh = async () => {
      const kept = this.current();
      return kept !== undefined && kept !== stale ? done(kept) : this.#ask();
    };
    // Old browsers have no locks; the service forgives a reply that is asked for twice within 30 s.
    return navigator.locks ? navigator.locks.request(`yinxin-refresh-${this.kind}`, refresh) : refresh();
  }

  async #ask(): Promise<Result<string>> {
    let response: Response;
    try {
      // `keepalive` and no body: the request outlives a page that is reloaded.
      response = await fetch(REFRESH[this.kind], {
        method: 'POST',
        keepalive: true,
        credentials: 'same-origin',
        headers: { 'Accept-Language': language() },
      });
    } catch {
      return refused({ kind: 'offline' });
    }
    const body = await response.json().catch(() => undefined);
    if (response.ok && typeof body?.access_token === 'string') {
      this.begin(body);
      return done(body.access_token);
    }
    const problem: Problem = problemOf(response, body);
    if (response.status === 401) this.end();
    return refused(problem);
  }

  #keep({ access_token, expires_in, idle_ends_in_s }: Given) {
    this.#token = { token: access_token, good_until: Date.now() + expires_in * 1000 };
    this.#idle_ends = Date.now() + idle_ends_in_s * 1000;
    for (const listener of this.#listeners) listener();
  }

  #forget() {
    this.#token = undefined;
    this.#idle_ends = undefined;
    for (const listener of this.#listeners) listener();
  }

  #say(message: Message) {
    this.#channel?.postMessage(message);
  }
}

/** The session of a place in an organisation. */
export const member = new Session('member');
/** A person's own session. */
export const person = new Session('person');
