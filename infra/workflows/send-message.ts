import type { Workflow } from './workflow.ts';

export const sendMessage: Workflow = {
  slug: 'send-message',
  summary:
    'The one door for email: checks again what may have changed, claims the message, sends it.',
  on: { queue: 'messages' },
  reads: ['message', 'person', 'enrolment', 'settings'],
  writes: ['message', 'enrolment', 'person', 'entry', 'dead-letter'],
  publishes: [],
  access: {
    table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    secrets: ['linkKeys', 'handleKey'],
    sendsEmail: true,
  },
  timeoutSeconds: 60,
  memoryMb: 512,
  impactWhenFailing: 'No email leaves: invitations and reminders wait.',
};
