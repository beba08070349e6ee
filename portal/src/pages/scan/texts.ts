import { texts } from '../../frame/texts';
import zh from './zh-CN.json';

export const useTexts = texts(zh, () => import('./en.json'));
