import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { importConfirmed } from '../../events/import-confirmed.ts';
import { importContinued } from '../../events/import-continued.ts';
import type { Workflow } from './workflow.ts';

export const runImport: Workflow = {
  slug: 'run-import',
  summary: 'Submits the graduates of a confirmed file, some at a time.',
  on: { events: [importConfirmed, importContinued] },
  reads: ['import', 'importPart', 'identity', 'person'],
  writes: ['import', 'entry', 'deadLetter'],
  publishes: [graduationSubmitted, importContinued],
  access: { table: ['BatchGetItem', 'PutItem'] },
  timeoutSeconds: 60,
  memoryMb: 512,
  impactWhenFailing: 'Confirmed files stop halfway: their graduates are not admitted.',
};
