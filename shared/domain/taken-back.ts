import { withoutDue } from './enrolment.ts';

interface AskedFor {
  plan: string;
  step: string;
  status: string;
  due?: string | undefined;
  dueAt?: string | undefined;
}

/** The emails of some plans that have not gone, as they are once they will not: the door sees it when it claims. */
export function takenBack<Message extends AskedFor>(
  messages: readonly Message[],
  plans: readonly { plan: string }[],
  reason: string,
) {
  const names = new Set(plans.map(({ plan }) => plan));
  return messages
    .filter(({ plan, status }) => status === 'planned' && names.has(plan))
    .map((message) => ({
      ...withoutDue(message),
      step: message.step,
      status: 'not-sent' as const,
      reason,
    }));
}
