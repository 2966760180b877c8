import type { Lists, Reader } from '../../shared/ports.ts';
import type { UnreachablePerson, UnreachableReason } from './pages/not-reachable-page.tsx';

const reasons: readonly UnreachableReason[] = ['shared-address', 'unusable-address', 'no-address'];
const atOnce = 100;

/** Who cannot be written to, by reason, in the order of surname, with what is needed to reach them otherwise. */
export async function readUnreachable(records: Reader & Lists, programId: string) {
  const listed = await records.people(programId);
  const lost = listed.filter(({ reach }) => reasons.some((reason) => reason === reach));
  const details = new Map<string, UnreachablePerson>();
  for (let at = 0; at < lost.length; at += atOnce) {
    const keys = lost.slice(at, at + atOnce).map(({ personId }) => ({ personId }));
    const { people } = await records.read({ people: { many: 'person', keys } });
    for (const { personId, displayName, cohort, telephone, addresses } of people) {
      details.set(personId, {
        personId,
        name: displayName,
        cohort,
        telephone,
        addresses: addresses.map(({ address }) => address),
      });
    }
  }
  return reasons.map((reason) => ({
    reason,
    people: lost
      .filter(({ reach }) => reach === reason)
      .flatMap(({ personId }) => details.get(personId) ?? []),
  }));
}
