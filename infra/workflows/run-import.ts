import { confirmationSubmitted } from '../../events/confirmation-submitted.ts';
import { credentialSubmitted } from '../../events/credential-submitted.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { importConfirmed } from '../../events/import-confirmed.ts';
import { importContinued } from '../../events/import-continued.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import type { Workflow } from './workflow.ts';

export const runImport: Workflow = {
  slug: 'run-import',
  summary:
    'Works on a confirmed file, some lines at a time: submits what it states, fills the directory.',
  on: { events: [importConfirmed, importContinued] },
  reads: [
    'import',
    'importPart',
    'identity',
    'person',
    'addressClaim',
    'school',
    'statedTerms',
    'fact',
    'credential',
    'directorySchool',
    'district',
    'orgAlias',
    'columnMapping',
  ],
  writes: ['import', 'directorySchool', 'district', 'orgAlias', 'entry', 'deadLetter'],
  publishes: [
    graduationSubmitted,
    hireSubmitted,
    separationSubmitted,
    confirmationSubmitted,
    credentialSubmitted,
    importContinued,
  ],
  access: {
    table: ['BatchGetItem', 'PutItem'],
    indexes: ['lists'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 60,
  memoryMb: 1024,
  impactWhenFailing: 'Confirmed files stop halfway: what they say does not reach the records.',
};
