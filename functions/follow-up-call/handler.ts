import { callLogged } from '../../events/call-logged.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { followUpCall } from './follow-up-call.ts';

export const handler = onEvent(
  on(callLogged, {
    read: ({ programId, data: { personId, callId } }, records) =>
      records.read({
        person: { record: 'person', key: { personId } },
        program: { record: 'program', key: { programId } },
        callTask: { record: 'callTask', key: { personId, callId } },
        checkIns: { allOf: 'checkIn', personId },
        employments: { allOf: 'employment', personId },
        needs: { allOf: 'mentorNeed', personId },
      }),
    decide: followUpCall,
  }),
);
