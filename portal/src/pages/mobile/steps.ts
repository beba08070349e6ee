// The steps of a change of mobile: of a place in an organisation, or of a person.
import { asOf } from '../../api/client';
import { member, person } from '../../api/session';
import { addressOf, useWhose } from '../../frame/whose';
import { useTexts } from './texts';

/** Whose mobile it is, as the address says, and all that follows from it. */
export function useChange() {
  const t = useTexts();
  const whose = useWhose();
  const session = whose === 'person' ? person : member;
  const path = (step: string) => addressOf(`/account/mobile${step}`, whose);
  return {
    whose,
    path,
    account: addressOf('/account', whose),
    flow: `mobile.${whose}`,
    session,
    as: asOf(session),
    steps: [
      { path: path(''), title: t('step_begin') },
      { path: path('/new'), title: t('step_new') },
      { path: path('/done'), title: t('step_done') },
    ],
  };
}
