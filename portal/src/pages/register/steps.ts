// The legal representative's registration, its four steps in the guide's words.
import { type Registration, stepsOf } from '../../flows/registration';
import { useTexts } from './texts';

export const FLOW = 'register';
const PATH = '/register';

export function useRegistration(): Registration {
  const t = useTexts();
  return {
    flow: FLOW,
    path: PATH,
    title: t('title'),
    steps: stepsOf(PATH, [t('step_organisation'), t('step_face'), t('step_account'), t('step_done')]),
  };
}
