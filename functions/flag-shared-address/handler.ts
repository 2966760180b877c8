import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import type { Records } from '../../shared/adapters/records.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { flagSharedAddress } from './flag-shared-address.ts';

type About = Envelope<DataOf<typeof alumniAddressShared>>;

const read = ({ programId, data: { personId, addressId } }: About, records: Records) =>
  records.read({
    person: { record: 'person', key: { personId } },
    claim: { record: 'addressClaim', key: { programId, addressId } },
  });

export const handler = onEvent([
  on(alumniAddressShared, { read, decide: flagSharedAddress }),
  on(alumniAddressReleased, { read, decide: flagSharedAddress }),
]);
