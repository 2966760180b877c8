import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { callLogged } from '../../events/call-logged.ts';
import { callTaskCreated } from '../../events/call-task-created.ts';
import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { alumniPauseChanged } from '../../events/alumni-pause-changed.ts';
import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { importConfirmed } from '../../events/import-confirmed.ts';
import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { mentorMatchApproved } from '../../events/mentor-match-approved.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import { confirmationSubmitted } from '../../events/confirmation-submitted.ts';
import { contactSubmitted } from '../../events/contact-submitted.ts';
import { credentialSubmitted } from '../../events/credential-submitted.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { preferenceSubmitted } from '../../events/preference-submitted.ts';
import { recognitionSubmitted } from '../../events/recognition-submitted.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import type { Workflow } from './workflow.ts';

export const console: Workflow = {
  slug: 'console',
  summary: 'The admins’ pages: people, imports, the survey’s progress, what needs a decision.',
  on: {
    routes: [
      { method: 'ANY', path: '/console' },
      { method: 'ANY', path: '/console/{proxy+}' },
    ],
  },
  reads: [
    'callTask',
    'checkIn',
    'person',
    'identity',
    'addressClaim',
    'enrolment',
    'message',
    'response',
    'entry',
    'fact',
    'import',
    'importPart',
    'credential',
    'statedTerms',
    'orgAlias',
    'columnMapping',
    'quarantinedEvent',
    'review',
    'receipt',
    'deadLetter',
    'program',
    'employment',
    'statedTerms',
    'credential',
    'recognition',
    'school',
    'directorySchool',
    'district',
    'mentorProfile',
    'mentorNeed',
    'mentorInvitation',
    'pair',
  ],
  writes: [
    'callTask',
    'checkIn',
    'fact',
    'person',
    'addressClaim',
    'enrolment',
    'message',
    'entry',
    'import',
    'importPart',
    'columnMapping',
    'quarantinedEvent',
    'review',
    'receipt',
    'deadLetter',
    'program',
    'school',
    'mentorProfile',
    'mentorNeed',
    'mentorInvitation',
    'pair',
  ],
  publishes: [
    callTaskCreated,
    callLogged,
    graduationSubmitted,
    admissionSubmitted,
    hireSubmitted,
    separationSubmitted,
    confirmationSubmitted,
    contactSubmitted,
    preferenceSubmitted,
    credentialSubmitted,
    recognitionSubmitted,
    importConfirmed,
    importTakeBackRequested,
    alumniContactChanged,
    alumniPreferenceChanged,
    alumniPauseChanged,
    mentorNeeded,
    mentorMatchApproved,
    mentorMatchEnded,
  ],
  access: {
    table: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['due', 'lists'],
    secrets: ['linkKeys', 'handleKey', 'signIn'],
  },
  timeoutSeconds: 29,
  memoryMb: 1024,
  impactWhenFailing: 'Admins cannot see or change anything; graduates do not notice.',
};
