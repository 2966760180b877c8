import type { checkinAnswered } from '../../events/checkin-answered.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import type { Reader } from '../../shared/ports.ts';
import type { AnsweredState } from './record-check-in.ts';

/** Reads what an answered check-in sets going. */
export async function readAnswer(
  { programId, data: { personId, plan } }: Envelope<DataOf<typeof checkinAnswered>>,
  records: Reader,
): Promise<AnsweredState> {
  const { callTasks, ...state } = await records.read({
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    checkIn: { record: 'checkIn', key: { personId, plan } },
    checkIns: { allOf: 'checkIn', personId },
    employments: { allOf: 'employment', personId },
    callTasks: { allOf: 'callTask', personId },
  });
  return { ...state, callTasks: callTasks.filter(({ checkInPlan }) => checkInPlan === plan) };
}
