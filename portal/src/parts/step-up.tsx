// Proof that it is still the same person, asked within the session, before what needs it goes on.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react';
import { bearer, open, result } from '../api/client';
import { done, type Problem, type Result } from '../api/result';
import type { components } from '../api/schema';
import { member, person, type Session } from '../api/session';
import { actOf } from '../frame/handlers';
import { clock, deadlineIn, usePoll, useRemaining } from '../frame/time';
import { Button, Submit } from './button';
import { PasswordField } from './fields';
import { Form, type Values } from './form';
import { IdleWarning } from './idle';
import { QrCode } from './qr';
import { Refusal, Skeleton } from './states';
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
      <IdleWarning session={member} />
      <IdleWarning session={person} />
    </ActContext>
  );
}

/** Asks for the password or a face; the session gets a new token, and what was tried goes on. */
export function StepUpDialog({ session, resolve }: Asked) {
  const t = usePartTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [byFace, setByFace] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const prove = async (proof: components['schemas']['ProveSession']) => {
    const token = await session.token();
    if (!token.ok) return token;
    const answer = await result(
      open.POST('/v1/sessions/current/proof', { headers: bearer(token.value), body: proof }),
    );
    if (!answer.ok) return answer;
    const { session: times, ...given } = answer.value;
    session.begin({ ...given, idle_ends_in_s: times.idle_ends_in_s });
    resolve(true);
    return done(undefined);
  };
  const other = (
    <>
      <Button look="secondary" onClick={() => setByFace(!byFace)}>
        {t(byFace ? 'by_password' : 'by_face')}
      </Button>
      <Button look="secondary" onClick={() => resolve(false)}>
        {t('cancel')}
      </Button>
    </>
  );
  return (
    <dialog ref={dialog} aria-labelledby="step-up-title" onCancel={() => resolve(false)}>
      <h2 id="step-up-title">{t('step_up_title')}</h2>
      <p>{t('step_up')}</p>
      {byFace ? (
        <>
          <ByFace session={session} prove={prove} />
          <p className="actions">{other}</p>
        </>
      ) : (
        <Form
          submit={({ password = '' }: Values) => prove({ password })}
          action={
            <>
              <Submit>{t('confirm')}</Submit>
              {other}
            </>
          }
        >
          <PasswordField name="password" label={t('password')} autoComplete="current-password" />
        </Form>
      )}
    </dialog>
  );
}

type Begun = components['schemas']['ProofBegun'] & { deadline: number };

/** A code for the APP, until a face has passed. */
function ByFace({
  session,
  prove,
}: {
  session: Session;
  prove: (proof: { proof: string; token: string }) => Promise<Result<unknown>>;
}) {
  const t = usePartTexts();
  const [begun, setBegun] = useState<Begun>();
  const [isRefused, setRefused] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const asked = useRef(false);
  const left = useRemaining(begun?.deadline);
  const begin = useCallback(async () => {
    setProblem(undefined);
    const token = await session.token();
    const answer = token.ok
      ? await result(open.POST('/v1/session-proofs', { headers: bearer(token.value) }))
      : token;
    if (answer.ok) setBegun({ ...answer.value, deadline: deadlineIn(answer.value.expires_in_s) });
    else setProblem(answer.problem);
  }, [session]);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void begin();
  }, [begin]);
  usePoll(
    async () => {
      if (!begun) return done({ done: true as const });
      const { proof, token } = begun;
      const params = { params: { path: { proof } }, headers: bearer(token) };
      const told = await result(open.GET('/v1/session-proofs/{proof}', params));
      if (!told.ok) return told;
      setRefused(told.value.face_refusal !== undefined && told.value.face_refusal !== null);
      if (told.value.step === 'awaiting_proof') return done({ done: false as const, interval_s: 2 });
      const proven = await prove({ proof, token });
      return proven.ok ? done({ done: true as const }) : proven;
    },
    { enabled: begun !== undefined && left !== 0 && !problem, interval_s: 2, refuse: setProblem },
  );
  if (problem || left === 0)
    return (
      <>
        {problem ? <Refusal problem={problem} /> : <p role="status">{t('face_over')}</p>}
        <Button onClick={begin}>{t('face_new')}</Button>
      </>
    );
  if (!begun) return <Skeleton lines={6} />;
  return (
    <>
      {isRefused && (
        <p className="notice notice-warning" role="alert">
          {t('face_again')}
        </p>
      )}
      <QrCode text={begun.qr}>
        <p>{t('step_up_face')}</p>
        <p aria-hidden="true" className="number">
          {t('face_left', { time: clock(left ?? 0) })}
        </p>
      </QrCode>
      <p role="status" className="state">
        {t('face_waiting')}
      </p>
    </>
  );
}
