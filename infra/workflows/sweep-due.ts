import { checkinDue } from '../../events/checkin-due.ts';
import { mentorInvitationDue } from '../../events/mentor-invitation-due.ts';
import { mentorPairDue } from '../../events/mentor-pair-due.ts';
import { surveyDue } from '../../events/survey-due.ts';
import type { Workflow } from './workflow.ts';

export const sweepDue: Workflow = {
  slug: 'sweep-due',
  summary: 'Finds what the program owes by now and announces each step once.',
  on: { every: '1 minute' },
  reads: ['enrolment', 'checkIn', 'mentorNeed', 'pair'],
  writes: ['enrolment', 'checkIn', 'mentorNeed', 'pair'],
  publishes: [surveyDue, checkinDue, mentorInvitationDue, mentorPairDue],
  access: { table: ['UpdateItem'], indexes: ['due'], putEvents: ['inner'] },
  timeoutSeconds: 55,
  memoryMb: 512,
  impactWhenFailing: 'Nothing becomes due: no invitation, no check-in, no reminder, for anybody.',
};
