// What an agent may do (业务授权): bundles, single matters, until when; saved as one list, with the version that was read.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { asMember, result } from '../../api/client';
import { codeOf, type Problem } from '../../api/result';
import { Button, Empty, Form, Go, Page, Refusal, Submit, TextField, useAct, type Values } from '../../parts';
import { Looked, useLook } from '../centre/look';
import { endOf, findMember, inMonths, lastDayOf, type Member, usePeople } from './member';
import { useTexts } from './texts';

export default function Grants() {
  const t = useTexts();
  const { membership = '' } = useParams({ strict: false }) as { membership?: string };
  const { data } = usePeople();
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
            <Empty>{t('gone')}</Empty>
          ) : found.role === 'administrator' ? (
            <p>{t('grants_all')}</p>
          ) : (
            <Edit key={found.revision} member={found} />
          )
        }
      </Looked>
    </Page>
  );
}

/** What is chosen, by scope: `bundle:<code>` or `matter:<code>`. */
const scopeOf = (grant: { bundle?: string | null; matter?: string | null }) =>
  grant.bundle ? `bundle:${grant.bundle}` : `matter:${grant.matter}`;

function Edit({ member }: { member: Member }) {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const before = new Map(member.grants.map((grant) => [scopeOf(grant), grant]));
  const [chosen, setChosen] = useState(() => new Set(before.keys()));
  const [names, setNames] = useState<Record<string, string>>({});
  const own = member.period.until ? lastDayOf(member.period.until) : inMonths(12);
  const earlier = (day: string) => (day < own ? day : own);
  const [until, setUntil] = useState(own);
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const bundles = useLook(['bundles'], () => result(asMember.GET('/v1/bundles')));
  const found = useQuery({
    queryKey: ['matters', query],
    enabled: query !== '',
    queryFn: () => act(() => result(asMember.GET('/v1/matters', { params: { query: { query } } }))),
  });

  const toggle = (scope: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(scope);
    else next.delete(scope);
    setChosen(next);
  };
  const added = [...chosen].filter((scope) => !before.has(scope)).length;
  const removed = [...before.keys()].filter((scope) => !chosen.has(scope)).length;
  const singles = [...chosen].filter((scope) => scope.startsWith('matter:'));

  const save = async () => {
    setProblem(undefined);
    const grants = [...chosen].map((scope) => {
      const [kind, code = ''] = scope.split(':');
      // What was granted before stays as it was, to its end.
      const kept = before.get(scope)?.period;
      const period = kept
        ? { ...(kept.from ? { from: kept.from } : {}), ...(kept.until ? { until: kept.until } : {}) }
        : { until: endOf(until) };
      return kind === 'bundle' ? { bundle: code, period } : { matter: code, period };
    });
    const answer = await act(() =>
      result(
        asMember.PUT('/v1/organisation/agents/{membership}/grants', {
          params: { path: { membership: member.membership } },
          body: { revision: member.revision, grants },
        }),
      ),
    );
    if (!answer.ok) return setProblem(answer.problem);
    await queries.invalidateQueries({ queryKey: ['people'] });
    await navigate({ href: '/centre/people' });
  };

  return (
    <>
      {problem && (
        <Refusal problem={problem}>
          {codeOf(problem) === 'grant.changed' && (
            <>
              <p>{t('changed')}</p>
              <Button onClick={() => queries.invalidateQueries({ queryKey: ['people'] })}>
                {t('reload')}
              </Button>
            </>
          )}
        </Refusal>
      )}
      <section aria-labelledby="bundles">
        <h2 id="bundles">{t('bundles')}</h2>
        <Looked data={bundles.data}>
          {({ bundles: all }) => (
            <ul className="rows">
              {all.map((bundle) => (
                <li key={bundle.code}>
                  <div>
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={chosen.has(`bundle:${bundle.code}`)}
                        onChange={(event) => toggle(`bundle:${bundle.code}`, event.currentTarget.checked)}
                      />
                      <span>{bundle.name}</span>
                    </label>
                    <details>
                      <summary>{bundle.matters.length}</summary>
                      <ul>
                        {bundle.matters.map((matter) => (
                          <li key={matter.code}>{matter.name}</li>
                        ))}
                      </ul>
                    </details>
                  </div>
                </li>
              ))}
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
            {singles.map((scope) => {
              const name = names[scope] ?? scope.slice('matter:'.length);
              return (
                <li key={scope}>
                  <span>{name}</span>
                  <Button look="plain" onClick={() => toggle(scope, false)}>
                    {t('drop', { name })}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        <Form
          submit={async (values: Values) => {
            setQuery((values.query ?? '').trim());
            return { ok: true as const, value: undefined };
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
        {found.data?.ok && (
          <ul className="rows">
            {found.data.value.matters
              .filter((matter) => matter.is_for_agents && !chosen.has(`matter:${matter.matter}`))
              .map((matter) => (
                <li key={matter.matter}>
                  <span>{matter.name}</span>
                  <Button
                    look="secondary"
                    onClick={() => {
                      setNames({ ...names, [`matter:${matter.matter}`]: matter.name });
                      toggle(`matter:${matter.matter}`, true);
                    }}
                  >
                    {t('take', { name: matter.name })}
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </section>
      <section className="card" aria-labelledby="until">
        <h2 id="until">{t('until_day')}</h2>
        <p className="beside">
          <input
            type="date"
            aria-labelledby="until"
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
        <p role="status">{added + removed === 0 ? t('same') : t('difference', { added, removed })}</p>
        <Button onClick={save} aria-disabled={added + removed === 0}>
          {t('save')}
        </Button>
      </section>
    </>
  );
}
