// The step that proves a mobile and sets a password: fields, the code that is sent, and how both are answered.
import { useRef, useState } from 'react';
import { bearer, open, result } from '../api/client';
import { done, type Problem, type Result } from '../api/result';
import { deadlineIn, useRemaining } from '../frame/time';
import { Button, CodeField, digitsOf, PasswordField, Refusal, TextField, type Values } from '../parts';
import { useChecks, usePasswordRules } from '../rules';
import { atFields, refusedField } from './flow';
import { useFlowTexts } from './texts';

/** Where codes are sent from: the flow's id, and the header that proves it. */
export type SmsFlow = { id: string; token: string };

/** A code of this flow, and the fields for it. `prove` gives the name of the code that proved the mobile. */
export function useMobileProof(flow: SmsFlow | undefined) {
  const t = useFlowTexts();
  const sent = useRef<{ sms_code: string; mobile: string; verified: boolean }>(undefined);
  const [deadline, setDeadline] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const left = useRemaining(deadline) ?? 0;
  const checks = useChecks();

  const send = async (button: HTMLElement | null) => {
    const form = button?.closest('form');
    const field = form?.querySelector<HTMLInputElement>('[name=mobile]');
    const mobile = field?.value.trim() ?? '';
    if (!flow || checks.mobile(mobile, {}) !== undefined || mobile === '') {
      field?.focus();
      setProblem({
        kind: 'problem',
        code: 'mobile',
        status: 422,
        detail: t('mobile_first'),
        errors: [],
        rules: [],
        body: {},
      });
      return;
    }
    setProblem(undefined);
    const answer = await result(
      open.POST('/v1/sms-codes', { body: { flow: flow.id, mobile }, headers: bearer(flow.token) }),
    );
    if (!answer.ok) return setProblem(answer.problem);
    sent.current = { sms_code: answer.value.sms_code, mobile, verified: false };
    setDeadline(deadlineIn(answer.value.resend_after_s));
    form?.querySelector<HTMLInputElement>('[name=sms_code]')?.focus();
  };

  const box = useRef<HTMLDivElement>(null);
  const fields = (
    <div ref={box}>
      <TextField
        name="mobile"
        label={t('mobile')}
        hint={t('mobile_hint')}
        check={checks.mobile}
        inputMode="tel"
        autoComplete="tel-national"
      />
      <div className="beside">
        <Button look="secondary" aria-disabled={left > 0} onClick={() => left === 0 && send(box.current)}>
          {left > 0 ? t('send_again', { seconds: left }) : t('send')}
        </Button>
        <span role="status">{deadline !== undefined && !problem && t('sent')}</span>
      </div>
      {problem && <Refusal problem={problem} />}
      <CodeField name="sms_code" label={t('sms_code')} hint={t('sms_hint')} check={checks.smsCode} />
    </div>
  );

  const prove = async (values: Values): Promise<Result<string>> => {
    const code = sent.current;
    if (!flow || !code || code.mobile !== (values.mobile ?? '').trim())
      return refusedField('/sms_code', t('code_first'));
    if (!code.verified) {
      const answer = await result(
        open.POST('/v1/sms-codes/{sms_code}/verification', {
          params: { path: { sms_code: code.sms_code } },
          body: { code: digitsOf(values.sms_code ?? '') },
          headers: bearer(flow.token),
        }),
      );
      if (!answer.ok) return atFields(answer.problem);
      code.verified = true;
    }
    return done(code.sms_code);
  };
  return { fields, prove };
}

/** Password and confirmation, with the rules beside them. */
export function PasswordFields() {
  const t = useFlowTexts();
  const checks = useChecks();
  const rules = usePasswordRules();
  return (
    <>
      <PasswordField
        name="password"
        label={t('password')}
        rules={rules}
        check={checks.password}
        autoComplete="new-password"
      />
      <PasswordField
        name="password_confirmation"
        label={t('confirmation')}
        hint={t('confirmation_hint')}
        check={checks.confirms('password')}
        autoComplete="new-password"
      />
    </>
  );
}
