import type { Workflow } from './workflow.ts';

export const sendMessage: Workflow = {
  slug: 'send-message',
  summary:
    'The one door for email: checks again what may have changed, claims the message, sends it.',
  on: { queue: 'messages' },
  reads: [
    'message',
    'person',
    'program',
    'enrolment',
    'checkIn',
    'callTask',
    'mentorInvitation',
    'mentorNeed',
    'pair',
    'introduction',
    'school',
    'quarantineNotice',
    'quarantinedEvent',
  ],
  writes: ['message', 'entry', 'deadLetter'],
  publishes: [],
  access: {
    table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    secrets: ['linkKeys', 'handleKey'],
    sendsEmail: true,
  },
  timeoutSeconds: 60,
  memoryMb: 512,
  impactWhenFailing: 'No email leaves: invitations and reminders wait.',
};
