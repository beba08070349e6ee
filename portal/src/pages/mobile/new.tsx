// Step 2: the new number, and the code that proves it. After a reload the service says how much time is left.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { result } from '../../api/client';
import { useMobileProof } from '../../flows/account';
import { atFields, endFlow, flowOf } from '../../flows/flow';
import { Lost } from '../../flows/lost';
import { deadlineIn } from '../../frame/time';
import { Form, Submit, useAct, type Values, Wizard } from '../../parts';
import MobileDone from './done';
import { useChange } from './steps';
import { useTexts } from './texts';

export default function MobileNew() {
  const t = useTexts();
  const act = useAct();
  const navigate = useNavigate();
  const { path, flow: name, session, as, steps } = useChange();
  const flow = flowOf(name);
  const { fields, prove } = useMobileProof(flow);
  const change = flow?.id ?? '';
  const { data: told } = useQuery({
    queryKey: ['mobile-change', change],
    enabled: flow !== undefined,
    queryFn: async () => {
      const answer = await result(as.GET('/v1/mobile-changes/{change}', { params: { path: { change } } }));
      return answer.ok ? { step: answer.value.step, deadline: deadlineIn(answer.value.expires_in_s) } : null;
    },
  });

  const submit = async (values: Values) => {
    const proven = await prove(values);
    if (!proven.ok || !flow) return proven;
    const body = { mobile: (values.mobile ?? '').trim(), sms_code: proven.value };
    const answer = await act(
      () =>
        result(
          as.POST('/v1/mobile-changes/{change}/mobile', { params: { path: { change: flow.id } }, body }),
        ),
      session,
    );
    if (!answer.ok) return atFields(answer.problem);
    endFlow(name);
    await navigate({ href: path('/done'), replace: true });
    return answer;
  };

  if (told?.step === 'complete') return <MobileDone />;
  const deadline = told?.deadline ?? flow?.deadline;
  return (
    <Wizard title={t('title')} steps={steps} current={path('/new')} again={path('')} deadline={deadline}>
      {flow ? (
        <Form keep={`${name}.new`} submit={submit} action={<Submit>{t('change')}</Submit>}>
          {fields}
        </Form>
      ) : (
        <Lost again={path('')} />
      )}
    </Wizard>
  );
}
