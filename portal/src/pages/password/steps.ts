// The steps of a forgotten password: of a place in an organisation, or of a person.
import type { Kind } from '../../api/session';
import { addressOf } from '../../frame/whose';
import type { Step } from '../../parts';
import { useTexts } from './texts';

export const flowName = (whose: Kind) => `password.${whose}`;
export const pathOf = (step: string, whose: Kind) => addressOf(`/password${step}`, whose);

export function useSteps(whose: Kind): Step[] {
  const t = useTexts();
  return [
    { path: pathOf('', whose), title: t('step_who') },
    { path: pathOf('/face', whose), title: t('step_proof') },
    { path: pathOf('/new', whose), title: t('step_new') },
    { path: pathOf('/done', whose), title: t('step_done') },
  ];
}
