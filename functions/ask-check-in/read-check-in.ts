import type { DataOf, Envelope } from '../../events/contract.ts';
import type { checkinDue } from '../../events/checkin-due.ts';
import type { Reader } from '../../shared/ports.ts';
import type { AskState } from './ask-check-in.ts';

/** Reads what a step of a check-in needs: one batch; at the close also what the plan holds next. */
export async function readCheckIn(
  { programId, data: { personId, plan, step } }: Envelope<DataOf<typeof checkinDue>>,
  records: Reader,
): Promise<AskState> {
  const state = await records.read({
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    checkIn: { record: 'checkIn', key: { personId, plan } },
    message: { record: 'message', key: { personId, plan, step } },
    callTask: { record: 'callTask', key: { personId, callId: plan } },
    employments: { allOf: 'employment', personId },
  });
  if (step !== 'close') return { ...state, checkIns: [] };
  return { ...state, ...(await records.read({ checkIns: { allOf: 'checkIn', personId } })) };
}
