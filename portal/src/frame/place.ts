// Where a sign-in leads: back to a place of this portal, never to another site.
export function placeOf(from: unknown, otherwise: string): string {
  if (typeof from !== 'string' || !from.startsWith('/')) return otherwise;
  try {
    const url = new URL(from, 'https://portal.invalid');
    return url.origin === 'https://portal.invalid' ? url.pathname + url.search + url.hash : otherwise;
  } catch {
    return otherwise;
  }
}
