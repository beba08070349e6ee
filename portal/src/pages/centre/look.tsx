// What every page of the centre does: it asks with the session, and shows that it waits or was refused.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Result } from '../../api/result';
import { Button, Refusal, Skeleton, useAct } from '../../parts';
import { useTexts } from './texts';

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

type Listed = { next_after?: string | null };

/** A list that is told in pages: those that were told stay while the next is asked for. */
export function usePages<T extends Listed>(
  key: readonly unknown[],
  call: (after: { after?: string }) => Promise<Result<T>>,
) {
  const act = useAct();
  return useInfiniteQuery({
    queryKey: key,
    initialPageParam: {},
    queryFn: ({ pageParam }) => act(() => call(pageParam)),
    getNextPageParam: (last): { after: string } | undefined =>
      last.ok && last.value.next_after ? { after: last.value.next_after } : undefined,
  });
}

/** The pages that were told, the refusal of the one that was not, and the button for the next. */
export function Paged<T extends Listed>({
  pages,
  children,
}: {
  pages: ReturnType<typeof usePages<T>>;
  children: (told: [T, ...T[]]) => ReactNode;
}) {
  const t = useTexts();
  const asked = pages.data?.pages ?? [];
  const [first, ...rest] = asked.flatMap((page) => (page.ok ? [page.value] : []));
  const refused = asked.find((page) => !page.ok);
  if (asked.length === 0) return <Skeleton lines={4} />;
  return (
    <>
      {first && children([first, ...rest])}
      {refused && !refused.ok && (
        <Refusal problem={refused.problem}>
          <Button look="secondary" onClick={() => pages.refetch()}>
            {t('again')}
          </Button>
        </Refusal>
      )}
      {pages.hasNextPage && (
        <Button look="secondary" onClick={() => pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
