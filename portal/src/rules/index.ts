// Checks for fields, in the words of the page's language: `<TextField check={checks.mobile} />`.
import { texts } from '../frame/texts';
import type { Rule } from '../parts/fields';
import type { Check } from '../parts/form';
import * as rules from './rules';
import zh from './zh-CN.json';

const useRuleTexts = texts(zh, () => import('./en.json'));

export function useChecks() {
  const t = useRuleTexts();
  const say =
    (rule: (text: string) => rules.Fault | undefined): Check =>
    (value) => {
      const fault = rule(value);
      return fault && t(fault);
    };
  return {
    creditCode: say(rules.creditCode),
    residentNumber: say(rules.residentNumber),
    mobile: say(rules.mobile),
    smsCode: say(rules.smsCode),
    organisationNumber: say(rules.organisationNumber),
    password: say(rules.password),
    /** The same as the field of that name. */
    confirms:
      (field: string): Check =>
      (value, values) =>
        value.normalize('NFKC') === values[field]?.normalize('NFKC') ? undefined : t('confirmation'),
  };
}

/** The rules that stand beside a new password; the service judges two more, whether it is common or names its owner. */
export function usePasswordRules(): Rule[] {
  const t = useRuleTexts();
  return [
    { text: t('rule_length'), met: (value) => rules.isLongEnough(value) },
    { text: t('rule_kinds'), met: (value) => rules.kinds(value.normalize('NFKC')) >= 3 },
  ];
}
