import { readInChunks } from '../../shared/domain/read-in-chunks.ts';
import type { Reader } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';

/** Everybody on a school's roster. */
export async function readMembers(records: Reader, { members }: School): Promise<Person[]> {
  return readInChunks(members, async (some) => {
    const keys = some.map(({ personId }) => ({ personId }));
    return (await records.read({ people: { many: 'person', keys } })).people;
  });
}
