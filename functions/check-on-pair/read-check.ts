import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorPairDue } from '../../events/mentor-pair-due.ts';
import { pairPlan } from '../../shared/domain/message-plan.ts';
import { openSteps } from '../../shared/domain/pair-message.ts';
import type { Reader } from '../../shared/ports.ts';
import type { CheckState } from './check-on-pair.ts';

/** Reads a pair with both its people, and then its emails that may still wait to go. */
export async function readCheck(
  { programId, data }: Envelope<DataOf<typeof mentorPairDue>>,
  reader: Reader,
): Promise<CheckState> {
  const { personId, needId, mentorId, step } = data;
  const state = await reader.read({
    mentee: { record: 'person', key: { personId } },
    mentor: { record: 'person', key: { personId: mentorId } },
    program: { record: 'program', key: { programId } },
    pair: { record: 'pair', key: { personId, pairId: needId } },
  });
  const plan = pairPlan(needId);
  const steps = state.pair === undefined ? [] : [...new Set([...openSteps(state.pair), step])];
  const { messages } = await reader.read({
    messages: {
      many: 'message',
      keys: [personId, mentorId].flatMap((each) =>
        steps.map((one) => ({ personId: each, plan, step: one })),
      ),
    },
  });
  return { ...state, messages };
}
