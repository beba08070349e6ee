// Proof that it is still the same person, asked within the session, before what needs it goes on.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react';
import { bearer, open, result } from '../api/client';
import { done, type Result } from '../api/result';
import { member, type Session } from '../api/session';
import { actOf } from '../frame/handlers';
import { Button, Submit } from './button';
import { PasswordField } from './fields';
import { Form, type Values } from './form';
import { usePartTexts } from './texts';

type Doing = <T>(call: () => Promise<Result<T>>, session?: Session) => Promise<Result<T>>;
const ActContext = createContext<Doing>((call) => call());

/**
 * Calls, and does what every page does: an ended session leads to `/ended` and back to the place,
 * a step-up opens its dialog and calls again. All else is the caller's.
 */
export const useAct = () => use(ActContext);

type Asked = { session: Session; resolve: (proven: boolean) => void };

/** Stands around all pages, so that `useAct` can open the dialog. */
export function Acts({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const place = useRouterState({ select: (state) => state.location.href });
  const [asked, setAsked] = useState<Asked>();
  const act: Doing = useCallback(
    async (call, session = member) => {
      const first = await call();
      if (first.ok) return first;
      const what = actOf(first.problem);
      if (what === 'ended') {
        const search = new URLSearchParams({ kind: session.kind, from: place });
        await navigate({ href: `/ended?${search}` });
      }
      if (what !== 'step_up') return first;
      const proven = await new Promise<boolean>((resolve) => setAsked({ session, resolve }));
      setAsked(undefined);
      return proven ? call() : first;
    },
    [navigate, place],
  );
  return (
    <ActContext value={act}>
      {children}
      {asked && <StepUpDialog {...asked} />}
    </ActContext>
  );
}

/** Asks for the password; the session gets a new token, and what was tried goes on. */
export function StepUpDialog({ session, resolve }: Asked) {
  const t = usePartTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const prove = async ({ password = '' }: Values) => {
    const token = await session.token();
    if (!token.ok) return token;
    const answer = await result(
      open.POST('/v1/sessions/current/proof', { headers: bearer(token.value), body: { password } }),
    );
    if (!answer.ok) return answer;
    session.begin(answer.value.access_token, answer.value.expires_in);
    resolve(true);
    return done(undefined);
  };
  return (
    <dialog ref={dialog} aria-labelledby="step-up-title" onCancel={() => resolve(false)}>
      <h2 id="step-up-title">{t('step_up_title')}</h2>
      <p>{t('step_up')}</p>
      <Form
        submit={prove}
        action={
          <>
            <Submit>{t('confirm')}</Submit>
            <Button look="secondary" onClick={() => resolve(false)}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <PasswordField name="password" label={t('password')} autoComplete="current-password" />
      </Form>
    </dialog>
  );
}
