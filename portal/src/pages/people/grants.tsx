// What an agent may do (业务授权): bundles, single matters, until when; saved as one list, with the version that was read.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { asMember, result } from '../../api/client';
import { codeOf, done, type Problem } from '../../api/result';
import { Button, Empty, Form, Go, Page, Refusal, Submit, TextField, useAct, type Values } from '../../parts';
import { Looked, useLook } from '../centre/look';
import {
  chosenOf,
  codeOfScope,
  differenceOf,
  listOf,
  liveOf,
  NO_EDITS,
  overOf,
  type Scope,
  scopeOf,
  toggled,
} from './choice';
import { findMember, inMonths, lastDayOf, type Member, useMay, usePeople } from './member';
import { useTexts } from './texts';

export default function Grants() {
  const t = useTexts();
  const { membership = '' } = useParams({ strict: false }) as { membership?: string };
  const { data } = usePeople();
  const may = useMay();
  const found = data?.ok ? findMember(data.value, membership) : undefined;
  return (
    <Page
      title={t('grants_title')}
      {...(found ? { lead: t('grants_lead', { name: found.name }) } : {})}
      wide
      back={<Go href="/centre/people">{t('back_people')}</Go>}
    >
      <Looked data={data}>
        {() =>
          !found ? (
            <Empty action={<Go href="/centre/people">{t('back_people')}</Go>}>{t('gone')}</Empty>
          ) : found.role === 'administrator' ? (
            <p>{t('grants_all')}</p>
          ) : may && !may.includes('grant') ? (
            <p>{t('may_not_grant')}</p>
          ) : (
            <Edit key={found.membership} member={found} />
          )
        }
      </Looked>
    </Page>
  );
}

/** Names of what is granted and of what may be: of grants, of bundles and their matters, of matters that were found. */
function useNames(grants: Member['grants'], found: { matter: string; name: string }[]) {
  const bundles = useLook(['bundles'], () => result(asMember.GET('/v1/bundles')));
  const names = new Map<Scope, string>(found.map((one) => [`matter:${one.matter}`, one.name]));
  if (bundles.data?.ok)
    for (const bundle of bundles.data.value.bundles) {
      names.set(`bundle:${bundle.code}`, bundle.name);
      for (const matter of bundle.matters) names.set(`matter:${matter.code}`, matter.name);
    }
  for (const grant of grants) if (grant.matter_name) names.set(scopeOf(grant), grant.matter_name);
  return { bundles, nameOf: (scope: Scope) => names.get(scope) ?? codeOfScope(scope) };
}

function Edit({ member }: { member: Member }) {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const live = liveOf(member.grants, Date.now());
  const over = overOf(member.grants, Date.now());
  const [read] = useState({ revision: member.revision, live });
  const [edits, setEdits] = useState(NO_EDITS);
  const own = member.period.until ? lastDayOf(member.period.until) : inMonths(12);
  const earlier = (day: string) => (day < own ? day : own);
  const [until, setUntil] = useState(own);
  const [all, setAll] = useState(false);
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const found = useQuery({
    queryKey: ['grantable', query],
    enabled: query !== '',
    queryFn: () => act(() => result(asMember.GET('/v1/matters', { params: { query: { query } } }))),
  });

  const chosen = chosenOf(live, edits);
  const { added, removed } = differenceOf(live, chosen);
  const others = differenceOf(read.live, new Set(live.map((grant) => scopeOf(grant))));
  const matters = found.data?.ok ? found.data.value.matters : [];
  const { bundles, nameOf } = useNames(member.grants, matters);
  const named = (list: Scope[]) => list.map(nameOf).join(t('comma'));
  const singles = [...chosen].filter((scope) => scope.startsWith('matter:'));
  const toggle = (scope: Scope, isChosen: boolean) => setEdits(toggled(edits, scope, isChosen));
  const isNew = added.length > 0 || all;
  const isSame = added.length + removed.length === 0 && !all;

  const save = async () => {
    setProblem(undefined);
    const answer = await act(() =>
      result(
        asMember.PUT('/v1/organisation/agents/{membership}/grants', {
          params: { path: { membership: member.membership } },
          body: { revision: member.revision, grants: listOf(live, chosen, until, all) },
        }),
      ),
    );
    if (!answer.ok) {
      setProblem(answer.problem);
      // What is there now is read at once; the changes made here stay, and the difference is told anew.
      if (codeOf(answer.problem) === 'grant.changed')
        await queries.invalidateQueries({ queryKey: ['people'] });
      return;
    }
    await queries.invalidateQueries({ queryKey: ['people'] });
    await navigate({ href: '/centre/people' });
  };

  return (
    <>
      {member.revision !== read.revision && (
        <div className="notice notice-warning" role="status">
          <p>{t('changed')}</p>
          {others.added.length > 0 && <p>{t('others_added', { names: named(others.added) })}</p>}
          {others.removed.length > 0 && <p>{t('others_removed', { names: named(others.removed) })}</p>}
        </div>
      )}
      <section aria-labelledby="bundles">
        <h2 id="bundles">{t('bundles')}</h2>
        <Looked data={bundles.data}>
          {({ bundles: every }) => (
            <ul className="rows">
              {every.map((bundle) => {
                const scope = `bundle:${bundle.code}`;
                return (
                  <li key={bundle.code}>
                    <div>
                      <label className="check">
                        <input
                          type="checkbox"
                          checked={chosen.has(scope)}
                          onChange={(event) => toggle(scope, event.currentTarget.checked)}
                        />
                        <span>{bundle.name}</span>
                      </label>
                      {over.has(scope) && <p className="hint">{t('was_over')}</p>}
                      {bundle.matters.length === 0 ? (
                        <p className="hint">{t('bundle_empty')}</p>
                      ) : (
                        <details>
                          <summary>{t('bundle_count', { count: bundle.matters.length })}</summary>
                          <ul>
                            {bundle.matters.map((matter) => (
                              <li key={matter.code}>{matter.name}</li>
                            ))}
                          </ul>
                        </details>
                      )}
                    </div>
                  </li>
                );
              })}
            </ul>
          )}
        </Looked>
      </section>
      <section aria-labelledby="singles">
        <h2 id="singles">{t('singles')}</h2>
        {singles.length === 0 ? (
          <p>{t('no_single')}</p>
        ) : (
          <ul className="rows">
            {singles.map((scope) => (
              <li key={scope}>
                <span>{nameOf(scope)}</span>
                <Button look="plain" onClick={() => toggle(scope, false)}>
                  {t('drop', { name: nameOf(scope) })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <search>
          <Form
            submit={async (values: Values) => {
              setQuery((values.query ?? '').trim());
              return done(undefined);
            }}
            action={<Submit>{t('search_do')}</Submit>}
          >
            <TextField
              name="query"
              label={t('search')}
              hint={t('search_hint')}
              required={false}
              autoComplete="off"
            />
          </Form>
        </search>
        {found.data && !found.data.ok && <Refusal problem={found.data.problem} />}
        {found.data?.ok && (
          <>
            <p role="status">{t('found', { total: matters.length })}</p>
            <ul className="rows">
              {matters.map((matter) => (
                <li key={matter.matter}>
                  <span>{matter.name}</span>
                  {chosen.has(`matter:${matter.matter}`) ? (
                    <span className="hint">{t('taken')}</span>
                  ) : matter.is_for_agents ? (
                    <Button look="secondary" onClick={() => toggle(`matter:${matter.matter}`, true)}>
                      {t('take', { name: matter.name })}
                    </Button>
                  ) : (
                    <span className="hint">{t('not_for_agents')}</span>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="card" aria-labelledby="until">
        <h2 id="until">{t('until_day')}</h2>
        <p className="beside until">
          <input
            type="date"
            aria-labelledby="until"
            aria-describedby="until-what"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Button look="secondary" onClick={() => setUntil(earlier(inMonths(3)))}>
            {t('preset_3')}
          </Button>
          <Button look="secondary" onClick={() => setUntil(earlier(inMonths(12)))}>
            {t('preset_12')}
          </Button>
          <Button look="secondary" onClick={() => setUntil(own)}>
            {t('preset_same')}
          </Button>
        </p>
        <p className="hint" id="until-what">
          {t('until_new')}
        </p>
        {live.length > 0 && (
          <label className="check">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
            <span>{t('until_all')}</span>
          </label>
        )}
        <div role="status">
          <p>
            {isSame ? t('same') : t('difference', { added: added.length, removed: removed.length })}
            {all && chosen.size > 0 && ` ${t('difference_all', { day: until })}`}
          </p>
          {added.length > 0 && <p>{t('adds', { names: named(added) })}</p>}
          {removed.length > 0 && <p>{t('removes', { names: named(removed) })}</p>}
          {isNew && until === '' && <p className="error">{t('until_missing')}</p>}
        </div>
        {problem && codeOf(problem) !== 'grant.changed' && (
          <Refusal problem={problem}>
            {problem.kind === 'problem' && problem.errors.length > 0 && (
              <ul>
                {[...new Set(problem.errors.map((error) => error.detail))].map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
          </Refusal>
        )}
        <div className="actions">
          {isSame || (isNew && until === '') ? (
            <Go href="/centre/people" className="secondary">
              {t('back_people')}
            </Go>
          ) : (
            <Button onClick={save}>{t('save')}</Button>
          )}
        </div>
      </section>
    </>
  );
}
