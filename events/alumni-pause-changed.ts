import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';

/** A person asked to be left in peace for a while, or no longer. */
export const alumniPauseChanged = defineEvent({
  type: 'alumni.pause-changed.v1',
  source: 'rollcall.preferences',
  summary: 'A person paused every message until a day, or ended the pause.',
  data: z.object({
    personId: PersonId,
    pausedUntil: Day.optional().describe(
      'First day on which messages may go again; left out: no pause',
    ),
    via: z.enum(['page', 'admin']),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    pausedUntil: '2026-12-01',
    via: 'page',
  },
});
