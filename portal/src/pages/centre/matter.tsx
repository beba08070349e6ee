// One matter: beginning it, or who could let me.
import { useParams } from '@tanstack/react-router';
import { asMember, result } from '../../api/client';
import { moment } from '../../frame/texts';
import { Go, Page } from '../../parts';
import { Begin, Star } from './items';
import { Looked, useLook } from './look';
import { useTexts } from './texts';

export default function MatterPage() {
  const t = useTexts();
  const { matter = '' } = useParams({ strict: false }) as { matter?: string };
  const { data } = useLook(['matter', matter], () =>
    result(asMember.GET('/v1/matters/{matter}', { params: { path: { matter } } })),
  );
  return (
    <Page
      title={data?.ok ? data.value.name : t('matter')}
      back={<Go href="/centre/matters">{t('back_matters')}</Go>}
    >
      <Looked data={data}>
        {(told) => (
          <div className="card">
            <p>
              {told.category} <Star matter={told} />
            </p>
            {told.allowed ? (
              <>
                <p>{told.until ? t('may_until', { time: moment(told.until) }) : t('may')}</p>
                <Begin matter={told.matter} />
              </>
            ) : told.reason === 'not_for_agents' || told.reason === 'not_for_organisation' ? (
              <p>{t(told.reason)}</p>
            ) : told.granters.length === 0 ? (
              <p>{t('who_none')}</p>
            ) : (
              <>
                <p>{t('who')}</p>
                <ul>
                  {told.granters.map((one) => (
                    <li key={`${one.role}${one.name}`}>
                      {one.name}（{t(one.role === 'administrator' ? 'administrator' : 'legal_representative')}
                      ）
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </Looked>
    </Page>
  );
}
