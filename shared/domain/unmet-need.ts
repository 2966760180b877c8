import type { Envelope } from '../../events/contract.ts';
import { needAs } from './need-asked.ts';
import { callDueOn, newCallTask } from './new-call-task.ts';

type Need = Parameters<typeof needAs>[0] & { needId: string };

/** Which call is made when no mentor is found: one for each time that it was tried as far as this. */
export function unmetCallId({ needId, asked }: Pick<Need, 'needId' | 'asked'>): string {
  return `mentor-${needId}-${asked.length}`;
}

/** A need for which nobody else can be asked: somebody of the staff calls. */
export function unmetNeed<Item extends Need>(
  need: Item,
  cause: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>,
  now: string,
  timeZone: string,
) {
  const { personId, programId, needId } = need;
  const call = newCallTask(
    { personId, programId, callId: unmetCallId(need), reason: 'no-mentor-found', needId },
    callDueOn('no-mentor-found', now, timeZone),
    cause,
    now,
  );
  return { need: needAs(need, 'unmet'), call };
}
