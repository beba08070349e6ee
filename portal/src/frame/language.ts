// The page's language: Chinese, or English when it is asked for.
import { useSyncExternalStore } from 'react';

export type Language = 'zh-CN' | 'en';

const KEY = 'language';
const listeners = new Set<() => void>();
const loaders = new Set<() => Promise<unknown>>();
let now: Language = first();

function first(): Language {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'zh-CN' || kept === 'en') return kept;
  } catch {
    // A browser may forbid storage; then the choice lasts as long as the page.
  }
  return 'zh-CN';
}

export const language = (): Language => now;

/** Texts that are loaded before the language changes, so that no page flickers. */
export const loadFirst = (load: () => Promise<unknown>) => loaders.add(load);

/** Keeps the choice for the next page; again after a sign-out, when the browser forgets what was stored. */
export function keepLanguage() {
  try {
    if (now !== 'zh-CN' || localStorage.getItem(KEY)) localStorage.setItem(KEY, now);
  } catch {
    // As above.
  }
}

export async function setLanguage(wanted: Language) {
  if (wanted === 'en') await Promise.all([...loaders].map((load) => load()));
  now = wanted;
  keepLanguage();
  document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
}

export const useLanguage = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
