import type { Reader } from '../../shared/ports.ts';
import type { ColleaguesState } from './colleagues-state.ts';

/** Reads the roster of a school, then everyone on it. */
export async function readColleagues(
  { programId, data: { schoolId } }: { programId: string; data: { schoolId: string } },
  reader: Reader,
): Promise<ColleaguesState> {
  const { school } = await reader.read({
    school: { record: 'school', key: { programId, schoolId } },
  });
  const ids = (school?.members ?? []).map(({ personId }) => personId);
  const { people, introductions } = await reader.read({
    people: { many: 'person', keys: ids.map((personId) => ({ personId })) },
    introductions: {
      many: 'introduction',
      keys: ids.map((personId) => ({ personId, schoolId })),
    },
  });
  return { school, people, introductions };
}
