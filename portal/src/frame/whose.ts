// Whose a page is that members and persons both have: the address says it.
import { useSearch } from '@tanstack/react-router';
import type { Kind } from '../api/session';

export function useWhose(): Kind {
  const search = useSearch({ strict: false }) as { for?: string };
  return search.for === 'person' ? 'person' : 'member';
}

/** The address of such a page. */
export const addressOf = (path: string, whose: Kind) => `${path}${whose === 'person' ? '?for=person' : ''}`;
