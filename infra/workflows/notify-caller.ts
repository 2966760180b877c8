import { callTaskCreated } from '../../events/call-task-created.ts';
import type { Workflow } from './workflow.ts';

export const notifyCaller: Workflow = {
  slug: 'notify-caller',
  summary: 'Tells whoever is to call that there is a call to make.',
  on: { events: [callTaskCreated] },
  reads: ['callTask', 'message'],
  writes: ['message', 'entry', 'deadLetter'],
  publishes: [],
  sends: ['call-notice'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Nobody is told of calls to make: they stand in the console’s queue, but no email says so.',
};
