// The steps of a forgotten password: of a place in an organisation, or of a person.
import { useSearch } from '@tanstack/react-router';
import type { Step } from '../../parts';
import { useTexts } from './texts';

export type Whose = 'member' | 'person';

/** Whose password it is, as the address says. */
export function useWhose(): Whose {
  const search = useSearch({ strict: false }) as { for?: string };
  return search.for === 'person' ? 'person' : 'member';
}

export const flowName = (whose: Whose) => `password.${whose}`;
export const pathOf = (step: string, whose: Whose) =>
  `/password${step}${whose === 'person' ? '?for=person' : ''}`;

export function useSteps(whose: Whose): Step[] {
  const t = useTexts();
  return [
    { path: pathOf('', whose), title: t('step_who') },
    { path: pathOf('/face', whose), title: t('step_proof') },
    { path: pathOf('/new', whose), title: t('step_new') },
    { path: pathOf('/done', whose), title: t('step_done') },
  ];
}
