// The organisations that name whoever is signed in, and the way into each.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asOf, result } from '../../api/client';
import type { Problem } from '../../api/result';
import type { components } from '../../api/schema';
import { member, type Session } from '../../api/session';
import { Button, Chip, Empty, Go, Refusal, useAct } from '../../parts';
import { useTexts } from './texts';

/** `session` is the one from which they go there. `here` is where they are already, if they are somewhere. */
export function Places({
  places,
  session,
  here,
}: {
  places: components['schemas']['PlaceOfMine'][];
  session: Session;
  here?: string | null | undefined;
}) {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const enter = async (organisation: string) => {
    setProblem(undefined);
    const params = { params: { path: { organisation } } };
    const answer = await act(
      () => result(asOf(session).POST('/v1/me/organisations/{organisation}/session', params)),
      session,
    );
    if (!answer.ok) return setProblem(answer.problem);
    member.begin(answer.value);
    // Nothing of the place before is shown in this one.
    queries.clear();
    await navigate({ href: '/centre' });
  };

  if (places.length === 0)
    return (
      <Empty
        action={
          <Go href="/register" className="primary">
            {t('register')}
          </Go>
        }
      >
        {t('none')}
      </Empty>
    );
  return (
    <>
      {problem && <Refusal problem={problem} />}
      <ul className="list">
        {places.map(({ membership, organisation, organisation_name, role, place }) => (
          <li key={membership} className="card">
            <h3>{organisation_name}</h3>
            <p>
              {t(role)} <Chip tone={place === 'live' ? 'success' : 'warning'}>{t(place)}</Chip>
            </p>
            {organisation === here && <p className="hint">{t('here')}</p>}
            {place === 'live' && organisation !== here && (
              <Button onClick={() => enter(organisation)}>{t('enter')}</Button>
            )}
            {place === 'invited' && <p>{t('answer')}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
