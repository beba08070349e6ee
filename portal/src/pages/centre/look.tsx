// What every page of the centre does: it asks with the session, and shows that it waits or was refused.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Result } from '../../api/result';
import { Refusal, Skeleton, useAct } from '../../parts';

export function useLook<T>(key: readonly unknown[], call: () => Promise<Result<T>>) {
  const act = useAct();
  return useQuery({ queryKey: key, queryFn: () => act(call) });
}

/** The value when it is there; a skeleton before, the refusal instead. */
export function Looked<T>({
  data,
  lines = 4,
  children,
}: {
  data: Result<T> | undefined;
  lines?: number;
  children: (value: T) => ReactNode;
}) {
  if (!data) return <Skeleton lines={lines} />;
  if (!data.ok) return <Refusal problem={data.problem} />;
  return children(data.value);
}
