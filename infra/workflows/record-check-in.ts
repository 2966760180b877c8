import { callTaskCreated } from '../../events/call-task-created.ts';
import { checkinAnswered } from '../../events/checkin-answered.ts';
import type { Workflow } from './workflow.ts';

export const recordCheckIn: Workflow = {
  slug: 'record-check-in',
  summary:
    'Plans a call at once after a low answer or a wish for one, and owes the next check-in of the plan.',
  on: { events: [checkinAnswered] },
  reads: ['person', 'program', 'checkIn', 'employment', 'callTask'],
  writes: ['callTask', 'checkIn', 'entry', 'deadLetter'],
  publishes: [callTaskCreated],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Teachers who say that it is very hard, or ask to be called, are not called; no check-in follows.',
};
