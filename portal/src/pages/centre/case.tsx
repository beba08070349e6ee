// One case with its history: going on with it, and rating it.
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import { moment } from '../../frame/texts';
import { Chip, Form, Go, Page, SelectField, Submit, TextField, useAct, type Values } from '../../parts';
import { Begin } from './items';
import { Looked, useLook } from './look';
import { useTexts } from './texts';

const SCORES = [5, 4, 3, 2, 1] as const;

export default function CasePage() {
  const t = useTexts();
  const act = useAct();
  const queries = useQueryClient();
  const { case: id = '' } = useParams({ strict: false }) as { case?: string };
  const { data } = useLook(['case', id], () =>
    result(asMember.GET('/v1/cases/{case}', { params: { path: { case: id } } })),
  );
  const rate = async ({ score = '5', comment = '' }: Values) => {
    const answer = await act(() =>
      result(
        asMember.POST('/v1/cases/{case}/rating', {
          params: { path: { case: id } },
          body: { score: Number(score), comment: comment.trim() },
        }),
      ),
    );
    if (answer.ok) await queries.invalidateQueries();
    return answer;
  };
  return (
    <Page title={data?.ok ? data.value.title : t('case')} back={<Go href="/centre/cases">{t('cases')}</Go>}>
      <Looked data={data}>
        {(told) => (
          <>
            <dl className="card facts">
              <dt>{t('state')}</dt>
              <dd>
                <Chip tone={told.status === 'finished' ? 'success' : 'accent'}>
                  {t(told.status === 'finished' ? 'finished' : 'in_progress')}
                </Chip>
              </dd>
              <dt>{t('step')}</dt>
              <dd>{told.step}</dd>
              <dt>{t('began')}</dt>
              <dd>{moment(told.begun_at)}</dd>
              <dt>{t('updated')}</dt>
              <dd>{moment(told.updated_at)}</dd>
            </dl>
            {told.status !== 'finished' && <Begin goOn={told.case} />}
            {told.to_be_rated && (
              <section className="card" aria-labelledby="rate">
                <h2 id="rate">{t('rate')}</h2>
                <Form submit={rate} action={<Submit>{t('send')}</Submit>}>
                  <SelectField
                    name="score"
                    label={t('score')}
                    options={SCORES.map((one) => ({ value: String(one), label: t(`score_${one}`) }))}
                  />
                  <TextField name="comment" label={t('comment')} required={false} />
                </Form>
              </section>
            )}
            {typeof told.score === 'number' && (
              <p className="notice notice-success" role="status">
                {t('rated', { score: told.score })} {told.comment}
              </p>
            )}
            <h2>{t('history')}</h2>
            <ol className="rows">
              {told.events.map((event) => (
                <li key={event.sequence}>
                  <span>{event.step}</span>
                  <span className="hint">{moment(event.at)}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </Looked>
    </Page>
  );
}
