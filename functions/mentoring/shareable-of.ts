import { maskedAddress } from '../../shared/domain/masked-address.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Shareable } from './pages/share-choices.ts';

/** What somebody could show another person: only what we have, and nothing of who asked not to be disclosed. */
export function shareableOf(person: Person): Shareable[] {
  if (person.directoryHold) return [];
  const { addresses, telephone, current } = person;
  const address = addressFor(addresses);
  return [
    ...(address === undefined
      ? []
      : [{ sharing: 'email' as const, hint: maskedAddress(address.address) }]),
    ...(telephone === undefined
      ? []
      : [{ sharing: 'phone' as const, hint: `•••${telephone.slice(-2)}` }]),
    ...(current?.schoolId === undefined ? [] : [{ sharing: 'school' as const }]),
  ];
}
