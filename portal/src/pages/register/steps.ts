// The four steps of the legal representative's registration, in the guide's words.
import type { Step } from '../../parts';
import { useTexts } from './texts';

export const FLOW = 'register';
export function useSteps(): Step[] {
  const t = useTexts();
  return [
    { path: '/register', title: t('step_organisation') },
    { path: '/register/face', title: t('step_face') },
    { path: '/register/account', title: t('step_account') },
    { path: '/register/done', title: t('step_done') },
  ];
}
