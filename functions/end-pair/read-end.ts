import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { pairPlan } from '../../shared/domain/message-plan.ts';
import { needIdOf } from '../../shared/domain/new-mentor-need.ts';
import { openSteps } from '../../shared/domain/pair-message.ts';
import type { Reader } from '../../shared/ports.ts';
import { type EndState, rematchOf } from './end-pair.ts';

/** Reads a pair with all that hangs on it, and then its emails that may still wait to go. */
export async function readEnd(
  { programId, data }: Envelope<DataOf<typeof mentorMatchEnded>>,
  reader: Reader,
): Promise<EndState> {
  const { personId, needId, mentorId } = data;
  const nextNeedId = needIdOf(personId, rematchOf(needId));
  const state = await reader.read({
    mentee: { record: 'person', key: { personId } },
    mentor: { record: 'person', key: { personId: mentorId } },
    program: { record: 'program', key: { programId } },
    pair: { record: 'pair', key: { personId, pairId: needId } },
    profile: { record: 'mentorProfile', key: { personId: mentorId } },
    need: { record: 'mentorNeed', key: { personId, needId } },
    nextNeed: { record: 'mentorNeed', key: { personId, needId: nextNeedId } },
  });
  const plan = pairPlan(needId);
  const steps = [...openSteps(state.pair ?? { checks: 0 }), 'thanks'];
  const { messages } = await reader.read({
    messages: {
      many: 'message',
      keys: [personId, mentorId].flatMap((each) =>
        steps.map((step) => ({ personId: each, plan, step })),
      ),
    },
  });
  return { ...state, messages };
}
