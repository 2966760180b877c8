import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import type { Workflow } from './workflow.ts';

export const takeBackImport: Workflow = {
  slug: 'take-back-import',
  summary: 'Undoes an import, person by person, while nothing it caused was sent.',
  on: { events: [importTakeBackRequested] },
  reads: [
    'import',
    'importPart',
    'columnMapping',
    'orgAlias',
    'identity',
    'addressClaim',
    'person',
    'enrolment',
    'message',
    'response',
    'fact',
    'entry',
  ],
  writes: [
    'import',
    'identity',
    'addressClaim',
    'person',
    'enrolment',
    'message',
    'response',
    'fact',
    'entry',
    'deadLetter',
  ],
  publishes: [
    candidateGraduated,
    candidateGraduationRevoked,
    alumniAddressShared,
    alumniAddressReleased,
    importTakeBackRequested,
  ],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] },
  timeoutSeconds: 60,
  memoryMb: 1024,
  impactWhenFailing:
    'A file taken back stays half in the records, and its graduates may still be written to.',
};
