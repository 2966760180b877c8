import type { Committer, LinkFinder, Links, Reader } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface MentoringServices {
  records: Reader & Committer & LinkFinder;
  links: () => Promise<Links>;
}

/** Who opened a link, as far as their pages need it. */
export interface MentoringVisit {
  person: Person;
  program: Program;
}

/** Purposes inside the links' MACs: each opens its own door only. */
export const purposes = {
  profile: 'mentor-profile',
  request: 'mentor-request',
  invitation: (needId: string) => `mentor-invitation:${needId}`,
  pair: (pairId: string) => `pair:${pairId}`,
  colleagues: (schoolId: string) => `colleagues:${schoolId}`,
  preferences: 'preferences',
} as const;

/** Who opened a link; undefined when it is not ours, is for another door, or the person is not there any more. */
export async function visitPerson(
  { records, links }: MentoringServices,
  purpose: string,
  token: string,
): Promise<MentoringVisit | undefined> {
  const hash = (await links()).check(purpose, token);
  if (hash === undefined) return undefined;
  const found = await records.byLink(hash);
  if (found === undefined || found.plan !== undefined) return undefined;
  const { person } = await records.read({
    person: { record: 'person', key: { personId: found.personId } },
  });
  if (person === undefined || person.erasedAt !== undefined) return undefined;
  const { program } = await records.read({
    program: { record: 'program', key: { programId: person.programId } },
  });
  return program === undefined ? undefined : { person, program };
}
