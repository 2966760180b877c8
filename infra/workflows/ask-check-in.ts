import { callTaskCreated } from '../../events/call-task-created.ts';
import { checkinDue } from '../../events/checkin-due.ts';
import type { Workflow } from './workflow.ts';

export const askCheckIn: Workflow = {
  slug: 'ask-check-in',
  summary:
    'Asks for a check-in’s invitation or reminder that is due; plans a call where no email reaches them.',
  on: { events: [checkinDue] },
  reads: ['person', 'program', 'checkIn', 'message', 'callTask', 'employment'],
  writes: ['checkIn', 'message', 'callTask', 'entry', 'deadLetter'],
  publishes: [callTaskCreated],
  sends: ['check-in-invitation', 'check-in-reminder', 'exit-check-in'],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Nobody is asked how it goes after a hire or the end of a position; who needs help is not heard.',
};
