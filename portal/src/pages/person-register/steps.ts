// The four steps of a person's registration.
import type { Step } from '../../parts';
import { useTexts } from './texts';

export const FLOW = 'person-register';
export function useSteps(): Step[] {
  const t = useTexts();
  return [
    { path: '/person/register', title: t('step_identity') },
    { path: '/person/register/face', title: t('step_face') },
    { path: '/person/register/account', title: t('step_account') },
    { path: '/person/register/done', title: t('step_done') },
  ];
}
