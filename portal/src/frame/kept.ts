// What a wizard keeps for its tab, so that back and reload lose nothing. Passwords and codes are never kept.
type Values = Record<string, string>;

const key = (name: string) => `wizard.${name}`;

export function kept<T = Values>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key(name));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: unknown) {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // Without storage a reload begins again; nothing else is lost.
  }
}

/** The flow has ended: nothing of it stays. */
export function forget(name: string) {
  try {
    sessionStorage.removeItem(key(name));
  } catch {
    // As above.
  }
}
