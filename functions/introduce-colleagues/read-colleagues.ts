import { colleaguesPlan } from '../../shared/domain/message-plan.ts';
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
  const { people, introductions, offers } = await reader.read({
    people: { many: 'person', keys: ids.map((personId) => ({ personId })) },
    introductions: {
      many: 'introduction',
      keys: ids.map((personId) => ({ personId, schoolId })),
    },
    offers: {
      many: 'message',
      keys: ids.map((personId) => ({ personId, plan: colleaguesPlan(schoolId), step: 'offer' })),
    },
  });
  return { school, people, introductions, offers };
}
