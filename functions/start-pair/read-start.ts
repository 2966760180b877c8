import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorAccepted } from '../../events/mentor-accepted.ts';
import { pairPlan } from '../../shared/domain/message-plan.ts';
import type { Reader } from '../../shared/ports.ts';
import type { StartState } from './start-pair.ts';

/** Reads both people and what led them to each other, in one batch. */
export function readStart(
  { programId, data: { personId, needId, mentorId } }: Envelope<DataOf<typeof mentorAccepted>>,
  reader: Reader,
): Promise<StartState> {
  const introduction = { plan: pairPlan(needId), step: 'introduction' };
  return reader.read({
    mentee: { record: 'person', key: { personId } },
    mentor: { record: 'person', key: { personId: mentorId } },
    program: { record: 'program', key: { programId } },
    need: { record: 'mentorNeed', key: { personId, needId } },
    invitation: { record: 'mentorInvitation', key: { personId: mentorId, needId } },
    pair: { record: 'pair', key: { personId, pairId: needId } },
    menteeMessage: { record: 'message', key: { personId, ...introduction } },
    mentorMessage: { record: 'message', key: { personId: mentorId, ...introduction } },
  });
}
