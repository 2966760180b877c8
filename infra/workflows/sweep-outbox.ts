import { catalogue } from '../../events/index.ts';
import type { Workflow } from './workflow.ts';

export const sweepOutbox: Workflow = {
  slug: 'sweep-outbox',
  summary: 'Publishes what the relay left pending for more than five minutes.',
  on: { every: '5 minutes' },
  reads: ['entry'],
  writes: ['entry'],
  publishes: catalogue,
  access: {
    table: ['BatchGetItem', 'UpdateItem'],
    indexes: ['due'],
    putEvents: ['intake', 'inner'],
  },
  timeoutSeconds: 60,
  memoryMb: 256,
  impactWhenFailing:
    'An event that the relay could not publish is never published: its work stays undone.',
};
