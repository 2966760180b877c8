import { wrongSince } from '../../shared/domain/call-attempts.ts';
import type { ListedCallTask, Lists, Reader } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { AddressGroup } from './pages/doubtful-addresses-page.tsx';
import type { UnreachablePerson, UnreachableReason } from './pages/not-reachable-page.tsx';
import { readInChunks } from '../../shared/domain/read-in-chunks.ts';

const reasons: readonly UnreachableReason[] = ['shared-address', 'unusable-address', 'no-address'];

/** Who cannot be written to, by reason, in the order of surname, with what is needed to reach them otherwise. */
export async function readUnreachable(records: Reader & Lists, programId: string) {
  const listed = await records.people(programId);
  const lost = listed.filter(({ reach }) => reasons.some((reason) => reason === reach));
  const [people, open, done] = await Promise.all([
    readPeople(records, lost),
    records.callTasks(programId, 'open'),
    records.callTasks(programId, 'done'),
  ]);
  const calls = Map.groupBy([...open, ...done], ({ personId }) => personId);
  return reasons.map((reason) => ({
    reason,
    people: people
      .filter(({ reach }) => reach === reason)
      .map((person) => unreachable(person, calls.get(person.personId) ?? [])),
  }));
}

function unreachable(
  { personId, displayName, cohort, telephone, addresses }: Person,
  calls: readonly ListedCallTask[],
): UnreachablePerson {
  return {
    personId,
    name: displayName,
    cohort,
    telephone,
    wrongNumber: wrongSince(calls, telephone) !== undefined,
    addresses: addresses.map(({ address }) => address),
  };
}

const doubtful: readonly AddressGroup['status'][] = [
  'shared',
  'bounced',
  'complained',
  'not-me',
  'not-an-address',
];

/** Addresses that are not written to, by reason, each with whoever has it. */
export async function readDoubtfulAddresses(
  records: Reader & Lists,
  programId: string,
): Promise<AddressGroup[]> {
  const people = await readPeople(records, await records.people(programId));
  const groups = doubtful.map((status) => {
    const byAddress = new Map<string, { personId: string; name: string }[]>();
    for (const { personId, displayName, addresses } of people) {
      for (const { address } of addresses.filter((each) => each.status === status)) {
        const sharers = byAddress.get(address) ?? [];
        byAddress.set(address, [...sharers, { personId, name: displayName }]);
      }
    }
    return {
      status,
      addresses: [...byAddress].map(([address, sharers]) => ({ address, people: sharers })),
    };
  });
  return groups.filter(({ addresses }) => addresses.length > 0);
}

/** Whole records, in the order of the list. */
async function readPeople(
  records: Reader,
  listed: readonly { personId: string }[],
): Promise<Person[]> {
  const found = await readInChunks(listed, async (chunk) => {
    const keys = chunk.map(({ personId }) => ({ personId }));
    return (await records.read({ people: { many: 'person', keys } })).people;
  });
  const byId = new Map(found.map((person) => [person.personId, person]));
  return listed.flatMap(({ personId }) => byId.get(personId) ?? []);
}
