// Somebody is invited: as the administrator, or as an agent.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import { IdentityFields, identityOf } from '../../flows/identity';
import { forget } from '../../frame/kept';
import { Form, Go, Page, PeriodField, Submit, useAct, type Values } from '../../parts';
import { beginOf, endOf } from './member';
import { useTexts } from './texts';

export function Invite({ appoints: role }: { appoints: 'administrator' | 'agent' }) {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const kept = `invite.${role}`;
  const submit = async (values: Values) => {
    const body = {
      person: identityOf(values, 'person/'),
      period: { from: beginOf(values['period/from'] ?? ''), until: endOf(values['period/until'] ?? '') },
    };
    const answer = await act(() =>
      result(
        role === 'administrator'
          ? asMember.PUT('/v1/organisation/administrator', { body })
          : asMember.POST('/v1/organisation/agents', { body }),
      ),
    );
    if (!answer.ok) return answer;
    forget(kept);
    await queries.invalidateQueries({ queryKey: ['people'] });
    await navigate({ href: '/centre/people' });
    return answer;
  };
  return (
    <Page
      title={t(role === 'administrator' ? 'appoint' : 'add')}
      lead={t('first')}
      back={<Go href="/centre/people">{t('back_people')}</Go>}
    >
      <div className="card">
        <Form keep={kept} submit={submit} action={<Submit>{t('invite')}</Submit>}>
          <IdentityFields form={kept} prefix="person/" />
          <PeriodField name="period" label={t('period')} />
          <p className="hint">{t('period_hint')}</p>
        </Form>
      </div>
    </Page>
  );
}
