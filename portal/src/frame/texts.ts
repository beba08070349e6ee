// Texts of a page: Chinese comes with the page, English only when it is asked for. Keys are held by the compiler.
import { use } from 'react';
import { language, loadFirst, useLanguage } from './language';

type Values = Record<string, string | number>;
export type Say<K extends string> = (key: K, values?: Values) => string;

const fill = (text: string, values: Values = {}) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** `const useTexts = texts(zh, () => import('./en.json'))`, then `const t = useTexts()` in a component. */
export function texts<T extends Record<string, string>>(
  zh: T,
  load: () => Promise<{ default: Record<keyof T & string, string> }>,
): () => Say<keyof T & string> {
  let english: Promise<{ default: Record<keyof T & string, string> }> | undefined;
  const loadOnce = () => {
    english ??= load();
    return english;
  };
  loadFirst(loadOnce);
  return () => {
    const chosen = useLanguage() === 'en' ? use(loadOnce()).default : zh;
    return (key, values) => fill(chosen[key] ?? zh[key] ?? key, values);
  };
}

/** A moment as people write it, in the hall's time zone. */
export const moment = (rfc3339: string) =>
  new Intl.DateTimeFormat(language(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(rfc3339));
