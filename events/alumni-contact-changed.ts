import * as z from 'zod';
import { AddressId, defineEvent, PersonId } from './contract.ts';

/** What we know of how to reach a person changed; the address itself stays in the records. */
export const alumniContactChanged = defineEvent({
  type: 'alumni.contact.changed.v1',
  source: 'rollcall.registry',
  summary: 'An email address of a person was added, confirmed or found unusable.',
  data: z.object({
    personId: PersonId,
    addressId: AddressId,
    change: z.enum(['added', 'not-me', 'bounced', 'complained', 'released', 'assigned']),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    addressId: '9f8e7d6c5b4a3f2e1d0c',
    change: 'bounced',
  },
});
