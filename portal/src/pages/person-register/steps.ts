// A person's registration, in four steps.
import { type Registration, stepsOf } from '../../flows/registration';
import { useTexts } from './texts';

export const FLOW = 'person-register';
const PATH = '/person/register';

export function useRegistration(): Registration {
  const t = useTexts();
  return {
    flow: FLOW,
    path: PATH,
    title: t('title'),
    steps: stepsOf(PATH, [t('step_identity'), t('step_face'), t('step_account'), t('step_done')]),
  };
}
