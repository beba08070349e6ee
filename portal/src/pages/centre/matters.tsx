// Matters, found by a text or a category.
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { asMember, result } from '../../api/client';
import { Button, Empty, Go, Page } from '../../parts';
import { type Matter, MatterList } from './items';
import { Looked, useLook } from './look';
import { Search } from './search';
import { useTexts } from './texts';

export default function Matters() {
  const t = useTexts();
  const { query = '', category = '' } = useSearch({ strict: false }) as { query?: string; category?: string };
  const [pages, setPages] = useState<{ of: string; after: string; before: Matter[] }>();
  const of = `${query}\n${category}`;
  const at = pages?.of === of ? pages : undefined;
  const { data } = useLook(['matters', query, category, at?.after], () =>
    result(
      asMember.GET('/v1/matters', {
        params: {
          query: {
            ...(query ? { query } : {}),
            ...(category ? { category } : {}),
            ...(at ? { after: at.after } : {}),
          },
        },
      }),
    ),
  );
  return (
    <Page title={t('matters')} wide back={<Go href="/centre">{t('back')}</Go>}>
      <Search />
      <Looked data={data}>
        {(found) => {
          const shown = [...(at?.before ?? []), ...found.matters];
          const after = found.next_after;
          return (
            <>
              <nav className="links" aria-label={t('category')}>
                <Go href="/centre/matters">{t('every_category')}</Go>
                {found.categories.map((one) => (
                  <Go
                    key={one}
                    href={`/centre/matters?${new URLSearchParams({ category: one })}`}
                    {...(one === category ? { 'aria-current': 'page' as const } : {})}
                  >
                    {one}
                  </Go>
                ))}
              </nav>
              <p role="status">{t('found', { total: found.total })}</p>
              {shown.length === 0 ? <Empty>{t('none_found')}</Empty> : <MatterList matters={shown} />}
              {after && (
                <Button look="secondary" onClick={() => setPages({ of, after, before: shown })}>
                  {t('more')}
                </Button>
              )}
            </>
          );
        }}
      </Looked>
    </Page>
  );
}
