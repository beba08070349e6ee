// Texts that the parts of every page share.
import { texts } from '../frame/texts';
import zh from './zh-CN.json';

export const usePartTexts = texts(zh, () => import('./en.json'));
