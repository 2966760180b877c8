import * as z from 'zod';
import { AddressId, defineEvent, PersonId } from './contract.ts';

/** Somebody who had the same email address gave it up: it may be used for this person again. */
export const alumniAddressReleased = defineEvent({
  type: 'alumni.address-released.v1',
  source: 'rollcall.registry',
  summary:
    'An email address of this person is no longer claimed by somebody else; it can be used again.',
  data: z.object({ personId: PersonId, addressId: AddressId }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    addressId: '9f8e7d6c5b4a3f2e1d0c',
  },
});
