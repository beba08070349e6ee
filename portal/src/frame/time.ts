// Time that is left, counted from when the reply came, and polling at the pace that the reply asks for.
import { useEffect, useRef, useState } from 'react';
import { codeOf, type Problem, type Result } from '../api/result';

/** A moment of this browser's own clock, `seconds` from now. Make it when the reply comes. */
export const deadlineIn = (seconds: number) => Date.now() + seconds * 1000;

/** Whole seconds until the deadline, renewed each second; 0 once it has passed. */
export function useRemaining(deadline: number | undefined): number | undefined {
  const [, tick] = useState(0);
  useEffect(() => {
    if (deadline === undefined) return;
    const timer = setInterval(() => {
      tick((count) => count + 1);
      if (Date.now() >= deadline) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [deadline]);
  return deadline === undefined ? undefined : Math.max(0, Math.ceil((deadline - Date.now()) / 1000));
}

export const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export type Polled = { done: true } | { done: false; interval_s: number };

/** The next pause: what the reply asks for; a second more after `slow_down`; 5 s when nothing answers. */
export function pauseAfter(answer: Result<Polled>, before_s: number): number | undefined {
  if (answer.ok) return answer.value.done ? undefined : answer.value.interval_s;
  const { problem } = answer;
  if (codeOf(problem)?.endsWith('.slow_down'))
    return Math.max(before_s + 1, problem.kind === 'problem' ? (problem.retry_after_s ?? 0) : 0);
  if (problem.kind === 'offline') return Math.max(before_s, 5);
  if (problem.kind === 'gateway' || problem.status >= 500) return Math.max(before_s, 5);
  return undefined;
}

/** Polls while `enabled`. A refusal ends it and goes to `refuse`; trouble that passes does not. */
export function usePoll(
  poll: () => Promise<Result<Polled>>,
  {
    enabled,
    interval_s,
    refuse,
  }: { enabled: boolean; interval_s: number; refuse: (problem: Problem) => void },
) {
  const latest = useRef({ poll, refuse });
  latest.current = { poll, refuse };
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let pause = interval_s;
    const ask = async () => {
      const answer = await latest.current.poll();
      if (over) return;
      const next = pauseAfter(answer, pause);
      if (next !== undefined) {
        pause = next;
        timer = setTimeout(ask, pause * 1000);
      } else if (!answer.ok) latest.current.refuse(answer.problem);
    };
    timer = setTimeout(ask, pause * 1000);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [enabled, interval_s]);
}
