// One administrator or agent: period, invitation, removal.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { asMember, result } from '../../api/client';
import type { Problem } from '../../api/result';
import { moment } from '../../frame/texts';
import { Button, Empty, Form, Go, Page, Refusal, Submit, TextField, useAct, type Values } from '../../parts';
import { Looked } from '../centre/look';
import { endOf, findMember, lastDayOf, type Member, PeriodWords, State, useMay, usePeople } from './member';
import { useTexts } from './texts';

export default function OnePage() {
  const t = useTexts();
  const { membership = '' } = useParams({ strict: false }) as { membership?: string };
  const { data } = usePeople();
  const found = data?.ok ? findMember(data.value, membership) : undefined;
  return (
    <Page title={found?.name ?? t('title')} back={<Go href="/centre/people">{t('back_people')}</Go>}>
      <Looked data={data}>
        {() =>
          found ? (
            <One member={found} />
          ) : (
            <Empty action={<Go href="/centre/people">{t('back_people')}</Go>}>{t('gone')}</Empty>
          )
        }
      </Looked>
    </Page>
  );
}

export function One({ member }: { member: Member }) {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const [said, setSaid] = useState<'saved' | 'resent' | 'confirmed'>();
  const [sure, setSure] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (sure) question.current?.focus();
  }, [sure]);
  const isAdministrator = member.role === 'administrator';
  const allowed = useMay();
  const may = (what: 'change' | 'remove' | 'confirm') =>
    allowed?.includes(`${what}_${isAdministrator ? 'administrator' : 'agent'}`);
  const path = { params: { path: { membership: member.membership } } };
  const again = () => queries.invalidateQueries({ queryKey: ['people'] });

  const change = async ({ until = '' }: Values) => {
    setProblem(undefined);
    setSaid(undefined);
    const body = { period: { until: endOf(until) } };
    const answer = await act(() =>
      result(
        isAdministrator
          ? asMember.PATCH('/v1/organisation/administrator', { body })
          : asMember.PATCH('/v1/organisation/agents/{membership}', { ...path, body }),
      ),
    );
    if (!answer.ok) return answer;
    setSaid('saved');
    await again();
    return answer;
  };
  const confirm = async () => {
    setProblem(undefined);
    const answer = await act(() =>
      result(
        isAdministrator
          ? asMember.POST('/v1/organisation/administrator/confirmation')
          : asMember.POST('/v1/organisation/agents/{membership}/confirmation', path),
      ),
    );
    if (!answer.ok) return setProblem(answer.problem);
    setSaid('confirmed');
    await again();
  };
  const resend = async () => {
    setProblem(undefined);
    const answer = await act(() =>
      result(
        isAdministrator
          ? asMember.POST('/v1/organisation/administrator/invitation')
          : asMember.POST('/v1/organisation/agents/{membership}/invitation', path),
      ),
    );
    if (!answer.ok) return setProblem(answer.problem);
    setSaid('resent');
    await again();
  };
  const remove = async () => {
    setProblem(undefined);
    const answer = await act(() =>
      result(
        isAdministrator
          ? asMember.DELETE('/v1/organisation/administrator')
          : asMember.DELETE('/v1/organisation/agents/{membership}', path),
      ),
    );
    if (!answer.ok) return setProblem(answer.problem);
    await again();
    await navigate({ href: '/centre/people' });
  };

  return (
    <>
      <dl className="card facts">
        <dt>{t('state')}</dt>
        <dd>
          <State member={member} />
        </dd>
        <dt>{t('document')}</dt>
        <dd className="number">{member.id_number}</dd>
        <dt>{t('mobile')}</dt>
        <dd className="number">{member.mobile}</dd>
        <dt>{t('period')}</dt>
        <dd>
          <PeriodWords member={member} />
        </dd>
      </dl>
      {problem && <Refusal problem={problem} />}
      <p role="status">{said && t(said)}</p>
      {member.place === 'unconfirmed' && may('confirm') && (
        <section className="card">
          <p>{t('confirm_what')}</p>
          <Button onClick={confirm}>{t('confirm')}</Button>
        </section>
      )}
      {member.place === 'invited' && may('change') && (
        <section className="card">
          {member.invitation_expires_at && (
            <p>{t('invitation_until', { time: moment(member.invitation_expires_at) })}</p>
          )}
          <Button look="secondary" onClick={resend}>
            {t('resend')}
          </Button>
        </section>
      )}
      {isAdministrator && <p>{t('administrator_may')}</p>}
      {!isAdministrator && allowed?.includes('grant') && (
        <p>
          <Go href={`/centre/people/${member.membership}/grants`} className="secondary">
            {t('grants')}
          </Go>
        </p>
      )}
      {allowed && !may('change') && <p>{t('own_place')}</p>}
      {may('change') && (
        <section className="card" aria-labelledby="period">
          <h2 id="period">{t('change_period')}</h2>
          <Form
            submit={change}
            given={member.period.until ? { until: lastDayOf(member.period.until) } : {}}
            action={<Submit>{t('save')}</Submit>}
          >
            <TextField name="until" label={t('until_day')} hint={t('period_hint')} type="date" />
          </Form>
        </section>
      )}
      {may('remove') && (
        <section className="card" aria-labelledby="remove">
          <h2 id="remove">{t('remove')}</h2>
          {sure ? (
            <>
              <p ref={question} tabIndex={-1}>
                {t('remove_sure', { name: member.name })}
              </p>
              <p className="actions">
                <Button look="danger" onClick={remove}>
                  {t('remove_yes')}
                </Button>
                <Button look="secondary" onClick={() => setSure(false)}>
                  {t('cancel')}
                </Button>
              </p>
            </>
          ) : (
            <Button look="danger" onClick={() => setSure(true)}>
              {t('remove')}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
