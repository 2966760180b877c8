import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { candidateAdmitted } from '../../events/candidate-admitted.ts';
import { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { submissionQuarantined } from '../../events/submission-quarantined.ts';
import type { Workflow } from './workflow.ts';

export const admitGraduation: Workflow = {
  slug: 'admit-graduation',
  summary:
    'Makes a submitted graduation, or an admission, a person’s record, or a new revision of it.',
  on: { events: [graduationSubmitted, admissionSubmitted] },
  reads: ['identity', 'person', 'addressClaim', 'receipt', 'quarantinedEvent'],
  writes: [
    'person',
    'identity',
    'addressClaim',
    'receipt',
    'entry',
    'quarantinedEvent',
    'deadLetter',
  ],
  publishes: [
    candidateGraduated,
    candidateAdmitted,
    candidateGraduationRevoked,
    alumniAddressShared,
    alumniAddressReleased,
    submissionQuarantined,
  ],
  access: {
    table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    secrets: ['linkKeys', 'handleKey'],
  },
  admits: true,
  timeoutSeconds: 30,
  memoryMb: 512,
  impactWhenFailing:
    'Candidates and graduates from files, forms and student information systems do not reach the records; nobody new is asked.',
};
