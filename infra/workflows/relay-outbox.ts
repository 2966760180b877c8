import { catalogue } from '../../events/index.ts';
import type { Workflow } from './workflow.ts';

export const relayOutbox: Workflow = {
  slug: 'relay-outbox',
  summary: 'Puts the events of newly written entries on their bus.',
  on: { stream: 'entries with events' },
  reads: [],
  writes: ['entry'],
  publishes: catalogue,
  access: { table: ['UpdateItem'], putEvents: ['intake', 'inner'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Everything happens five to ten minutes late: the sweep publishes in its place.',
};
