import { alumniClusterFormed } from '../../events/alumni-cluster-formed.ts';
import { alumniColleagueJoined } from '../../events/alumni-colleague-joined.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import type { Workflow } from './workflow.ts';

export const recordHire: Workflow = {
  slug: 'record-hire',
  summary: 'Records where a graduate works, plans the check-ins, joins the school’s roster.',
  on: { events: [alumniHired] },
  reads: ['person', 'program', 'mentorProfile', 'employment', 'checkIn', 'message', 'school'],
  writes: [
    'employment',
    'person',
    'mentorProfile',
    'checkIn',
    'message',
    'school',
    'entry',
    'deadLetter',
  ],
  publishes: [alumniColleagueJoined, alumniClusterFormed],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'New positions do not reach the records: no check-ins are planned, and nobody is introduced to colleagues.',
};
