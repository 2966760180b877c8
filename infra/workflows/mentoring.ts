import { alumniIntroductionAccepted } from '../../events/alumni-introduction-accepted.ts';
import { mentorAccepted } from '../../events/mentor-accepted.ts';
import { mentorDeclined } from '../../events/mentor-declined.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { mentorPairAnswered } from '../../events/mentor-pair-answered.ts';
import { mentorProfileChanged } from '../../events/mentor-profile-changed.ts';
import type { Workflow } from './workflow.ts';

export const mentoring: Workflow = {
  slug: 'mentoring',
  summary:
    'The pages of mentoring: how one would mentor, asking for a mentor, an invitation, a pair.',
  on: { routes: [{ method: 'ANY', path: '/m/{proxy+}' }] },
  reads: [
    'person',
    'program',
    'employment',
    'school',
    'mentorProfile',
    'mentorNeed',
    'mentorInvitation',
    'pair',
    'introduction',
    'message',
    'callTask',
  ],
  writes: [
    'mentorProfile',
    'mentorNeed',
    'mentorInvitation',
    'pair',
    'introduction',
    'message',
    'callTask',
    'entry',
  ],
  publishes: [
    mentorProfileChanged,
    mentorNeeded,
    mentorAccepted,
    mentorDeclined,
    mentorPairAnswered,
    mentorMatchEnded,
    alumniIntroductionAccepted,
  ],
  access: {
    table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'],
    indexes: ['links'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 29,
  memoryMb: 512,
  impactWhenFailing:
    'Mentors cannot answer invitations and nobody can ask for a mentor; invitations run out unanswered, and pairs cannot say how it goes.',
};
