import { alumniEmploymentConfirmed } from '../../events/alumni-employment-confirmed.ts';
import type { Workflow } from './workflow.ts';

export const recordConfirmation: Workflow = {
  slug: 'record-confirmation',
  summary: 'Records that a graduate works at a school in a school year, as a roster shows.',
  on: { events: [alumniEmploymentConfirmed] },
  reads: ['person', 'fact', 'employment', 'school'],
  writes: ['fact', 'person', 'entry', 'deadLetter'],
  publishes: [],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Rosters and state files that show where graduates work do not count: they look as unknown as before.',
};
