import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import type { Workflow } from './workflow.ts';

export const takeBackImport: Workflow = {
  slug: 'take-back-import',
  summary: 'Undoes an import, person by person, while nothing it caused was sent.',
  on: { events: [importTakeBackRequested] },
  reads: ['import', 'person', 'identity', 'addressClaim', 'enrolment', 'message', 'entry'],
  writes: [
    'import',
    'person',
    'identity',
    'addressClaim',
    'enrolment',
    'message',
    'entry',
    'deadLetter',
  ],
  publishes: [importTakeBackRequested],
  access: {
    table: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['lists'],
  },
  timeoutSeconds: 60,
  memoryMb: 512,
  impactWhenFailing:
    'A file taken back stays half in the records, and its graduates may still be written to.',
};
