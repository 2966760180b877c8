import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { flagSharedAddress } from './flag-shared-address.ts';

export const handler = onEvent(
  on(alumniAddressShared, {
    read: ({ programId, data: { personId, addressId } }, records) =>
      records.read({
        person: { record: 'person', key: { personId } },
        claim: { record: 'addressClaim', key: { programId, addressId } },
      }),
    decide: flagSharedAddress,
  }),
);
