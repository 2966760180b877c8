import { checkinAnswered } from '../../events/checkin-answered.ts';
import type { Workflow } from './workflow.ts';

export const checkIn: Workflow = {
  slug: 'check-in',
  summary: 'A check-in’s page: how it goes, what would help, and a wish to be called.',
  on: { routes: [{ method: 'ANY', path: '/c/{proxy+}' }] },
  reads: ['person', 'program', 'checkIn', 'message'],
  writes: ['checkIn', 'person', 'message', 'entry'],
  publishes: [checkinAnswered],
  access: {
    table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    indexes: ['links'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 29,
  memoryMb: 512,
  impactWhenFailing: 'Links in check-in emails open no page: nobody can say how it goes.',
};
