import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { purposes } from './vocabulary/purpose.ts';

/** A person chose which of our messages they want. */
export const alumniPreferenceChanged = defineEvent({
  type: 'alumni.preference.changed.v1',
  source: 'rollcall.preferences',
  summary: 'A person stopped, or allowed again, messages for one purpose.',
  data: z.object({
    personId: PersonId,
    purpose: z.enum(purposes).describe('What the messages are for'),
    wanted: z.boolean(),
    via: z
      .enum(['page', 'one-click', 'complaint', 'admin', 'institution'])
      .describe('How we learned of it'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    purpose: 'surveys',
    wanted: false,
    via: 'one-click',
  },
});
