import { catalogue } from '../../events/index.ts';
import type { Workflow } from './workflow.ts';

export const quarantineSubmission: Workflow = {
  slug: 'quarantine-submission',
  summary:
    'Keeps whatever arrives on the intake bus and is no known submission, for an admin to see.',
  on: { everythingBut: catalogue.filter((contract) => contract.bus === 'intake') },
  reads: [],
  writes: ['quarantinedEvent', 'deadLetter'],
  publishes: [],
  access: { table: ['PutItem'] },
  admits: true,
  timeoutSeconds: 15,
  memoryMb: 256,
  impactWhenFailing:
    'Events that an integrator sends under a wrong name are lost after four days without anybody seeing them.',
};
