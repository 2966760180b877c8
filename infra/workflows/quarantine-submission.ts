import { catalogue } from '../../events/index.ts';
import { submissionQuarantined } from '../../events/submission-quarantined.ts';
import type { Workflow } from './workflow.ts';

export const quarantineSubmission: Workflow = {
  slug: 'quarantine-submission',
  summary:
    'Keeps whatever arrives on the intake bus and is no known submission, for an admin to see.',
  on: { everythingBut: catalogue.filter((contract) => contract.bus === 'intake') },
  reads: ['quarantinedEvent', 'receipt'],
  writes: ['quarantinedEvent', 'receipt', 'entry', 'deadLetter'],
  publishes: [submissionQuarantined],
  access: { table: ['BatchGetItem', 'PutItem'] },
  admits: true,
  timeoutSeconds: 15,
  memoryMb: 256,
  impactWhenFailing:
    'Events that an integrator sends under a wrong name are lost after four days without anybody seeing them.',
};
