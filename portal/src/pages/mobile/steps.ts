// The steps of a change of mobile: of a place in an organisation, or of a person.
import { useSearch } from '@tanstack/react-router';
import { asMember, asPerson } from '../../api/client';
import { member, person } from '../../api/session';
import { useTexts } from './texts';

/** Whose mobile it is, as the address says, and all that follows from it. */
export function useChange() {
  const t = useTexts();
  const search = useSearch({ strict: false }) as { for?: string };
  const isPerson = search.for === 'person';
  const path = (step: string) => `/account/mobile${step}${isPerson ? '?for=person' : ''}`;
  return {
    isPerson,
    path,
    account: `/account${isPerson ? '?for=person' : ''}`,
    flow: `mobile.${isPerson ? 'person' : 'member'}`,
    session: isPerson ? person : member,
    as: isPerson ? asPerson : asMember,
    steps: [
      { path: path(''), title: t('step_begin') },
      { path: path('/new'), title: t('step_new') },
      { path: path('/done'), title: t('step_done') },
    ],
  };
}
