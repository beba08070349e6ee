import { texts } from '../frame/texts';
import zh from './zh-CN.json';

export const useFlowTexts = texts(zh, () => import('./en.json'));
