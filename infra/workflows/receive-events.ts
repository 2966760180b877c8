import { catalogue } from '../../events/index.ts';
import type { Workflow } from './workflow.ts';

export const receiveEvents: Workflow = {
  slug: 'receive-events',
  summary:
    'Takes submissions from integrators by HTTP, or says per entry what is wrong with it; tells what became of each.',
  on: {
    routes: [
      { method: 'POST', path: '/v1/events', machinesOnly: true },
      { method: 'GET', path: '/v1/events/{eventId+}', machinesOnly: true },
    ],
  },
  reads: ['entry', 'receipt', 'deadLetter', 'review', 'message'],
  writes: ['entry', 'receipt', 'savedAnswer'],
  publishes: catalogue.filter(({ bus }) => bus === 'intake'),
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
  timeoutSeconds: 29,
  memoryMb: 512,
  impactWhenFailing:
    'Student information systems cannot hand in events, nor ask what became of them; they get an error and should retry.',
};
