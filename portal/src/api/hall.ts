// What the hall says of itself: asked once a page, and good for five minutes.
import { useQuery } from '@tanstack/react-query';
import { open, result } from './client';
import type { components } from './schema';

/** What is on; `undefined` until the reply comes, and where none comes. */
export function useHall(): components['schemas']['Hall'] | undefined {
  const { data } = useQuery({
    queryKey: ['hall'],
    queryFn: () => result(open.GET('/v1/hall')),
    staleTime: 300_000,
  });
  return data?.ok ? data.value : undefined;
}
