import type { Workflow } from './workflow.ts';

export const drainDeadLetters: Workflow = {
  slug: 'drain-dead-letters',
  summary: 'Makes what ended in a dead-letter queue a record that an admin can read and redrive.',
  on: { deadLetters: 'all' },
  reads: [],
  writes: ['deadLetter'],
  publishes: [],
  access: { table: ['PutItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'Work that failed for good is lost after four days without anybody seeing it.',
};
