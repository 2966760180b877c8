import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { alumniPauseChanged } from '../../events/alumni-pause-changed.ts';
import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import type { Workflow } from './workflow.ts';

export const preferences: Workflow = {
  slug: 'preferences',
  summary:
    'Unsubscribing from a purpose or all, a pause, “this is not me” and a new address, by page and by one-click POST.',
  on: { routes: [{ method: 'ANY', path: '/p/{proxy+}' }] },
  reads: ['person', 'addressClaim', 'program'],
  writes: ['person', 'addressClaim', 'entry'],
  publishes: [
    alumniPreferenceChanged,
    alumniPauseChanged,
    alumniContactChanged,
    alumniAddressShared,
  ],
  access: {
    table: ['BatchGetItem', 'PutItem'],
    indexes: ['links'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 29,
  memoryMb: 512,
  impactWhenFailing:
    'Graduates cannot unsubscribe, which the law and the mailbox providers require; stop sending until it works.',
};
