// A list of cases: 办理中, 已办结 or 待评价.
import { useSearch } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import { Empty, Go, Page } from '../../parts';
import { CaseList } from './items';
import { Paged, usePages } from './look';
import { useTexts } from './texts';

const LISTS = ['in_progress', 'finished', 'to_be_rated'] as const;

export default function Cases() {
  const t = useTexts();
  const search = useSearch({ strict: false }) as { state?: string };
  const state = LISTS.find((one) => one === search.state) ?? 'in_progress';
  const pages = usePages(['cases', state], (after) =>
    result(asMember.GET('/v1/cases', { params: { query: { state, ...after } } })),
  );
  const first = pages.data?.pages[0];
  return (
    <Page title={t(state)} wide back={<Go href="/centre">{t('back')}</Go>}>
      <nav className="tabs" aria-label={t('cases')}>
        {LISTS.map((one) => (
          <Go
            key={one}
            replace
            href={`/centre/cases?state=${one}`}
            className={one === state ? 'tab tab-current' : 'tab'}
            {...(one === state ? { 'aria-current': 'page' as const } : {})}
          >
            {t(one)}
            {first?.ok && ` ${first.value.counts[one]}`}
          </Go>
        ))}
      </nav>
      <Paged pages={pages}>
        {(told) => {
          const shown = told.flatMap((page) => page.cases);
          return shown.length === 0 ? (
            <Empty action={<Go href="/centre/matters">{t('find_matter')}</Go>}>{t('no_cases_list')}</Empty>
          ) : (
            <CaseList cases={shown} />
          );
        }}
      </Paged>
    </Page>
  );
}
