// What the hall says of itself: asked once a page, and good for five minutes.
import { useQuery } from '@tanstack/react-query';
import { ask, type Hall } from './pending';

/** What is on; `undefined` until the reply comes, and where none comes. */
export function useHall(): Hall | undefined {
  const { data } = useQuery({ queryKey: ['hall'], queryFn: () => ask<Hall>('/v1/hall'), staleTime: 300_000 });
  return data?.ok ? data.value : undefined;
}
