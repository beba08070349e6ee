// Password, mobile and sessions, of a place or of a person.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asOf, result } from '../../api/client';
import type { Problem } from '../../api/result';
import { member, person } from '../../api/session';
import { PasswordFields } from '../../flows/account';
import { atFields } from '../../flows/flow';
import { keepLanguage } from '../../frame/language';
import { moment } from '../../frame/texts';
import { addressOf, useWhose } from '../../frame/whose';
import {
  Button,
  Chip,
  Form,
  Go,
  Page,
  PasswordField,
  Refusal,
  Skeleton,
  Submit,
  Table,
  useAct,
  type Values,
} from '../../parts';
import { useTexts } from './texts';

const WAYS = ['pwd', 'qr', 'face', 'sso', 'licence'] as const;

export default function Account() {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const whose = useWhose();
  const isPerson = whose === 'person';
  const session = isPerson ? person : member;
  const as = asOf(session);
  const [changed, setChanged] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = ['sessions', session.kind];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => act(() => result(as.GET('/v1/sessions')), session),
  });

  const change = async (values: Values) => {
    const body = {
      current: values.current ?? '',
      password: values.password ?? '',
      password_confirmation: values.password_confirmation ?? '',
    };
    const answer = await act(
      () => result(isPerson ? as.PUT('/v1/person-password', { body }) : as.PUT('/v1/password', { body })),
      session,
    );
    if (!answer.ok) return atFields(answer.problem);
    setChanged(true);
    return answer;
  };
  const end = async (id: string, current: boolean) => {
    const answer = await act(
      () => result(as.DELETE('/v1/sessions/{session}', { params: { path: { session: id } } })),
      session,
    );
    if (!answer.ok) return setProblem(answer.problem);
    if (current) return leave();
    await queries.invalidateQueries({ queryKey: key });
  };
  const endAll = async () => {
    const answer = await act(() => result(as.DELETE('/v1/sessions')), session);
    if (!answer.ok) return setProblem(answer.problem);
    await leave();
  };
  const leave = async () => {
    session.end();
    keepLanguage();
    await navigate({ href: '/' });
  };

  return (
    <Page title={t('title')} back={<Go href={isPerson ? '/me' : '/centre'}>{t('back')}</Go>}>
      <section className="card" aria-labelledby="password">
        <h2 id="password">{t('password')}</h2>
        {changed ? (
          <p className="notice notice-success" role="status">
            {t('changed')}
          </p>
        ) : (
          <Form submit={change} action={<Submit>{t('change')}</Submit>}>
            <PasswordField name="current" label={t('current')} autoComplete="current-password" />
            <PasswordFields />
          </Form>
        )}
      </section>
      <section className="card" aria-labelledby="mobile">
        <h2 id="mobile">{t('mobile')}</h2>
        <p>{t('mobile_what')}</p>
        <Go href={addressOf('/account/mobile', whose)} className="secondary">
          {t('change_mobile')}
        </Go>
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t('sessions')}</h2>
        {problem && <Refusal problem={problem} />}
        {!data && <Skeleton />}
        {data && !data.ok && <Refusal problem={data.problem} />}
        {data?.ok && (
          <>
            <Table
              caption={t('sessions')}
              rows={data.value.sessions}
              rowKey={(row) => row.session}
              columns={[
                { key: 'device', title: t('device'), cell: (row) => row.device },
                {
                  key: 'how',
                  title: t('how'),
                  cell: (row) => t(WAYS.find((way) => way === row.amr) ?? 'pwd'),
                },
                { key: 'began', title: t('began'), cell: (row) => moment(row.began_at) },
                { key: 'used', title: t('used'), cell: (row) => moment(row.used_at) },
                {
                  key: 'act',
                  title: t('act'),
                  cell: (row) => (
                    <>
                      {row.current && <Chip tone="accent">{t('this')}</Chip>}{' '}
                      <Button look="plain" onClick={() => end(row.session, row.current)}>
                        {t('end')}
                      </Button>
                    </>
                  ),
                },
              ]}
            />
            <Button look="danger" onClick={endAll}>
              {t('end_all')}
            </Button>
          </>
        )}
      </section>
    </Page>
  );
}
