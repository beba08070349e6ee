// Matters, found by a text or a category.
import { useSearch } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import { Empty, Go, Page } from '../../parts';
import { MatterList } from './items';
import { Paged, usePages } from './look';
import { Search } from './search';
import { useTexts } from './texts';

export default function Matters() {
  const t = useTexts();
  // What looks like a number is read as one from an address.
  const search = useSearch({ strict: false }) as { query?: unknown; category?: unknown };
  const query = String(search.query ?? '');
  const category = String(search.category ?? '');
  const pages = usePages(['matters', query, category], (after) =>
    result(
      asMember.GET('/v1/matters', {
        params: { query: { ...(query && { query }), ...(category && { category }), ...after } },
      }),
    ),
  );
  return (
    <Page title={t('matters')} wide back={<Go href="/centre">{t('back')}</Go>}>
      <Search key={query} query={query} />
      <Paged pages={pages}>
        {(told) => {
          const [{ categories, total }] = told;
          const shown = told.flatMap((page) => page.matters);
          return (
            <>
              <nav aria-label={t('category')}>
                <ul className="links">
                  {['', ...categories].map((one) => (
                    <li key={one}>
                      <Go
                        href={
                          one
                            ? `/centre/matters?${new URLSearchParams({ category: one })}`
                            : '/centre/matters'
                        }
                        {...(one === category && !query ? { 'aria-current': 'page' as const } : {})}
                      >
                        {one || t('every_category')}
                      </Go>
                    </li>
                  ))}
                </ul>
              </nav>
              <p role="status">{t('found', { total })}</p>
              {shown.length === 0 ? (
                <Empty action={<Go href="/centre/matters">{t('every_category')}</Go>}>
                  {t('none_found')}
                </Empty>
              ) : (
                <MatterList matters={shown} />
              )}
            </>
          );
        }}
      </Paged>
    </Page>
  );
}
