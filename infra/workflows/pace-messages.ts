import type { Workflow } from './workflow.ts';

export const paceMessages: Workflow = {
  slug: 'pace-messages',
  summary:
    'Releases the oldest messages to the door, no more than the rate and the day’s quota allow.',
  on: { every: '1 minute' },
  reads: ['message'],
  writes: [],
  publishes: [],
  access: { indexes: ['due'], fillsQueue: 'messages', readsSendQuota: true },
  timeoutSeconds: 55,
  memoryMb: 256,
  impactWhenFailing: 'Written messages are not released: no email leaves.',
};
