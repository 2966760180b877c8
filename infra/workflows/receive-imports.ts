import { importConfirmed } from '../../events/import-confirmed.ts';
import type { Workflow } from './workflow.ts';

export const receiveImports: Workflow = {
  slug: 'receive-imports',
  summary:
    'Takes files from integrators and from the command, in parts; says what each would do, and sets it going once it is confirmed.',
  on: {
    routes: [
      { method: 'POST', path: '/v1/imports', machinesOnly: true },
      { method: 'GET', path: '/v1/imports/{importId}', machinesOnly: true },
      { method: 'GET', path: '/v1/imports/{importId}/report.csv', machinesOnly: true },
      { method: 'PUT', path: '/v1/imports/{importId}/parts/{part}', machinesOnly: true },
      { method: 'POST', path: '/v1/imports/{importId}/uploaded', machinesOnly: true },
      { method: 'POST', path: '/v1/imports/{importId}/confirm', machinesOnly: true },
      { method: 'POST', path: '/v1/imports/{importId}/discard', machinesOnly: true },
    ],
  },
  reads: [
    'import',
    'importPart',
    'columnMapping',
    'orgAlias',
    'program',
    'identity',
    'person',
    'addressClaim',
    'directorySchool',
    'district',
    'entry',
  ],
  writes: ['import', 'importPart', 'entry'],
  publishes: [importConfirmed],
  access: {
    table: ['BatchGetItem', 'PutItem', 'DeleteItem', 'UpdateItem'],
    indexes: ['lists'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 29,
  memoryMb: 1024,
  impactWhenFailing:
    'Information systems and the command cannot hand in files; the console’s imports go on. They get an error and can go on where they stopped.',
};
