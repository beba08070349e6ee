// A list of cases: 办理中, 已办结 or 待评价.
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { asMember, result } from '../../api/client';
import { Button, Empty, Go, Page } from '../../parts';
import { type Case, CaseList } from './items';
import { Looked, useLook } from './look';
import { useTexts } from './texts';

const LISTS = ['in_progress', 'finished', 'to_be_rated'] as const;

export default function Cases() {
  const t = useTexts();
  const search = useSearch({ strict: false }) as { state?: string };
  const state = LISTS.find((one) => one === search.state) ?? 'in_progress';
  const [pages, setPages] = useState<{ of: string; after: string; before: Case[] }>();
  const at = pages?.of === state ? pages : undefined;
  const { data } = useLook(['cases', state, at?.after], () =>
    result(asMember.GET('/v1/cases', { params: { query: { state, ...(at ? { after: at.after } : {}) } } })),
  );
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
            {data?.ok && ` ${data.value.counts[one]}`}
          </Go>
        ))}
      </nav>
      <Looked data={data}>
        {(listed) => {
          const shown = [...(at?.before ?? []), ...listed.cases];
          const after = listed.next_after;
          return (
            <>
              {shown.length === 0 ? <Empty>{t('no_cases_list')}</Empty> : <CaseList cases={shown} />}
              {after && (
                <Button look="secondary" onClick={() => setPages({ of: state, after, before: shown })}>
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
