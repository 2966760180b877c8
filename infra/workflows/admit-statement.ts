import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { alumniEmploymentConfirmed } from '../../events/alumni-employment-confirmed.ts';
import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { confirmationSubmitted } from '../../events/confirmation-submitted.ts';
import { contactSubmitted } from '../../events/contact-submitted.ts';
import { credentialRecorded } from '../../events/credential-recorded.ts';
import { credentialSubmitted } from '../../events/credential-submitted.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { preferenceSubmitted } from '../../events/preference-submitted.ts';
import { recognitionRecorded } from '../../events/recognition-recorded.ts';
import { recognitionSubmitted } from '../../events/recognition-submitted.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import { submissionQuarantined } from '../../events/submission-quarantined.ts';
import type { Workflow } from './workflow.ts';

export const admitStatement: Workflow = {
  slug: 'admit-statement',
  summary:
    'Finds whom a submitted hire, end, confirmation, address, wish, credential or award is about, and admits it; else it waits for an admin.',
  on: {
    events: [
      hireSubmitted,
      separationSubmitted,
      confirmationSubmitted,
      contactSubmitted,
      preferenceSubmitted,
      credentialSubmitted,
      recognitionSubmitted,
    ],
  },
  reads: [
    'identity',
    'person',
    'addressClaim',
    'review',
    'receipt',
    'quarantinedEvent',
    'school',
    'directorySchool',
    'employment',
    'statedTerms',
    'credential',
    'recognition',
    'receipt',
    'quarantinedEvent',
  ],
  writes: [
    'person',
    'addressClaim',
    'review',
    'school',
    'statedTerms',
    'credential',
    'recognition',
    'receipt',
    'entry',
    'quarantinedEvent',
    'deadLetter',
  ],
  publishes: [
    alumniHired,
    alumniEmploymentEnded,
    alumniEmploymentConfirmed,
    alumniContactChanged,
    alumniAddressShared,
    alumniAddressReleased,
    alumniPreferenceChanged,
    credentialRecorded,
    recognitionRecorded,
    submissionQuarantined,
  ],
  access: {
    table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'],
    indexes: ['lists'],
    secrets: ['linkKeys', 'handleKey'],
  },
  admits: true,
  timeoutSeconds: 30,
  memoryMb: 512,
  impactWhenFailing:
    'Hires, ends of positions, new addresses, wishes, credentials and awards that systems and forms state do not reach the records.',
};
