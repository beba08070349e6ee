// A link to any page of the portal, without loading the portal again.
import { useRouter } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** A link by address, for addresses that are made or that another part brings; modified clicks are the browser's. */
export function Go({
  href,
  replace = false,
  ...native
}: ComponentProps<'a'> & { href: string; replace?: boolean }) {
  const router = useRouter();
  return (
    <a
      {...native}
      href={href}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        void router.navigate({ href, replace });
      }}
    />
  );
}
