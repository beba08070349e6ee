// Types of routes that the document does not have yet. A type goes when the document has it; then this file goes.
import { language } from '../frame/language';
import { done, problemOf, type Result, refused } from './result';

/** `GET /v1/hall`. */
export type Hall = {
  now: string;
  bureau: string;
  agreement: Text;
  upgrade_notice: Text;
  face_providers: string[];
  sign_in: { qr: boolean; licence: boolean; sso: { provider: string; name: string }[]; staff: boolean };
  institution_code_pattern?: string;
  password: { min_characters: number; max_characters: number; kinds: number };
  counters: { name: string; address: string; hours?: string }[];
  app_link?: string;
};

/** A text of the portal, with the digest that the service expects of it. */
export type Text = { version: string; sha256: string; path: string };

/** When a session ends, counted from the reply. */
export type SessionEnds = {
  idle_ends_at: string;
  idle_ends_in_s: number;
  ends_at: string;
  ends_in_s: number;
  proven_until?: string;
  proven_for_s?: number;
};

/** Asks a route that has no types yet. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<Result<T>> {
  try {
    const headers = new Headers(init.headers);
    headers.set('Accept-Language', language());
    if (init.body) headers.set('Content-Type', 'application/json');
    const response = await fetch(path, { credentials: 'same-origin', ...init, headers });
    const body = await response.json().catch(() => undefined);
    return response.ok ? done(body as T) : refused(problemOf(response, body));
  } catch {
    return refused({ kind: 'offline' });
  }
}
