// The steps that both registrations share, of a person and of an organisation: the face, and the account.
import { useNavigate } from '@tanstack/react-router';
import { done, type Result } from '../api/result';
import type { components } from '../api/schema';
import { Form, Go, type Step, Submit, type Values, Wizard } from '../parts';
import { PasswordFields, useMobileProof } from './account';
import { FaceStep } from './face';
import { atFields, endFlow, type Flow, flowOf, passFlow } from './flow';
import { Lost } from './lost';
import { useFlowTexts } from './texts';

/** A registration: the name of its flow, its first page, and its four steps. */
export type Registration = { flow: string; path: string; title: string; steps: Step[] };

type Schemas = components['schemas'];

/** The steps of a registration that begins at this path, by their titles. */
export const stepsOf = (path: string, titles: [string, string, string, string]): Step[] =>
  ['', '/face', '/account', '/done'].map((step, at) => ({ path: `${path}${step}`, title: titles[at] ?? '' }));

/** Step 2: somebody shows their face. `look` asks how far the registration is. */
export function RegistrationFace({
  registration: { flow, path, title, steps },
  minutes,
  look,
}: {
  registration: Registration;
  minutes: string;
  look: (flow: Flow) => Promise<Result<Schemas['Status']>>;
}) {
  const t = useFlowTexts();
  const navigate = useNavigate();
  return (
    <Wizard
      title={title}
      steps={steps}
      current={`${path}/face`}
      again={path}
      deadline={flowOf(flow)?.deadline}
    >
      <p className="hint">{minutes}</p>
      <FaceStep
        flow={flow}
        again={path}
        status={async (running) => {
          const answer = await look(running);
          if (!answer.ok) return answer;
          const { step, face_refusal, expires_in_s } = answer.value;
          return done({ passed: step !== 'awaiting_face', refusal: face_refusal, expires_in_s });
        }}
        passed={(expires_in_s) => {
          passFlow(flow, expires_in_s);
          return navigate({ href: `${path}/account` });
        }}
      />
      <p>
        <Go href={path}>{t('back')}</Go>
      </p>
    </Wizard>
  );
}

/** Step 3: a password, and a mobile that is proven. `complete` makes the account, `completed` keeps what came of it. */
export function RegistrationAccount<T>({
  registration: { flow: name, path, title, steps },
  complete,
  completed,
}: {
  registration: Registration;
  complete: (flow: Flow, account: Schemas['Account']) => Promise<Result<T>>;
  completed: (made: T) => void;
}) {
  const t = useFlowTexts();
  const navigate = useNavigate();
  const flow = flowOf(name);
  const { fields, prove } = useMobileProof(flow);

  const submit = async (values: Values) => {
    const proven = await prove(values);
    if (!proven.ok || !flow) return proven;
    const answer = await complete(flow, {
      mobile: (values.mobile ?? '').trim(),
      sms_code: proven.value,
      password: values.password ?? '',
      password_confirmation: values.password_confirmation ?? '',
    });
    if (!answer.ok) return atFields(answer.problem);
    endFlow(name);
    completed(answer.value);
    await navigate({ href: `${path}/done`, replace: true });
    return answer;
  };

  return (
    <Wizard title={title} steps={steps} current={`${path}/account`} again={path} deadline={flow?.deadline}>
      {flow ? (
        <>
          <p className="notice notice-success">{t('minutes_again')}</p>
          <Form keep={`${name}.account`} submit={submit} action={<Submit>{t('next')}</Submit>}>
            <PasswordFields />
            {fields}
          </Form>
        </>
      ) : (
        <Lost again={path} />
      )}
    </Wizard>
  );
}
