import * as z from 'zod';
import { AddressId, defineEvent, PersonId } from './contract.ts';

/** A second person turned out to have the same email address: it is used for neither until an admin decides. */
export const alumniAddressShared = defineEvent({
  type: 'alumni.address-shared.v1',
  source: 'rollcall.registry',
  summary:
    'An email address of this person is claimed by somebody else too; it is not used until an admin says whose it is.',
  data: z.object({
    personId: PersonId,
    addressId: AddressId,
  }),
  example: { personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b', addressId: '9f8e7d6c5b4a3f2e1d0c' },
});
