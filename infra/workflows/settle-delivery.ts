import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { messageBounced } from '../../events/message-bounced.ts';
import { messageComplained } from '../../events/message-complained.ts';
import type { Workflow } from './workflow.ts';

export const settleDelivery: Workflow = {
  slug: 'settle-delivery',
  summary: 'Records what became of a sent email: delivered, bounced, complained about.',
  on: { feedback: 'ses' },
  reads: ['message', 'person'],
  writes: ['message', 'person', 'entry', 'deadLetter'],
  publishes: [alumniContactChanged, alumniPreferenceChanged, messageBounced, messageComplained],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Bounces and complaints go unseen; addresses that no longer work are written to again, which endangers all sending.',
};
