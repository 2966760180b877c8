import { submissionQuarantined } from '../../events/submission-quarantined.ts';
import type { Workflow } from './workflow.ts';

export const notifyIntegrator: Workflow = {
  slug: 'notify-integrator',
  summary:
    'Tells the program’s integration contact that events wait in quarantine, once an hour at most.',
  on: { events: [submissionQuarantined] },
  reads: ['program', 'quarantineNotice', 'message'],
  writes: ['quarantineNotice', 'message', 'entry', 'deadLetter'],
  publishes: [],
  sends: ['quarantine-notice'],
  access: { table: ['BatchGetItem', 'PutItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Integrators are not written to when their events are refused: they see it in the status call only.',
};
