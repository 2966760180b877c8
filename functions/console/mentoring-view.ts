import { defaultLocale } from '../../shared/domain/locale.ts';
import { reasonsForStaff } from '../../shared/domain/match-reasons.ts';
import { waitingMentor } from '../../shared/domain/need-asked.ts';
import type { ListedNeed, Reader } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import { type NeedRow, type NeedsShown, needsShown } from './pages/mentoring-page.tsx';
import { readInChunks } from '../../shared/domain/read-in-chunks.ts';

/** Which needs are shown, as the address has it. */
export function needsShownIn(code: string | undefined): NeedsShown {
  return needsShown.find((each) => each === code) ?? 'to-approve';
}

/** Needs by where they stand; the oldest first, since they have waited longest. */
export function needsBy(needs: readonly ListedNeed[]): Record<NeedsShown, readonly ListedNeed[]> {
  const oldestFirst = needs.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const those = (...statuses: ListedNeed['status'][]) =>
    oldestFirst.filter(({ status }) => statuses.includes(status));
  return {
    'to-approve': those('proposed'),
    asking: those('inviting'),
    'not-found': those('unmet'),
    looking: those('open'),
    matched: those('matched').toReversed(),
  };
}

/** Names of people of the program, by id; who is not there any more has none. */
export async function readNames(
  records: Reader,
  programId: string,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const people = await readInChunks([...new Set(ids)], async (chunk) => {
    const keys = chunk.map((personId) => ({ personId }));
    return (await records.read({ people: { many: 'person', keys } })).people;
  });
  return new Map(
    people
      .filter((person) => person.programId === programId && person.erasedAt === undefined)
      .map(({ personId, displayName }) => [personId, displayName]),
  );
}

/** Needs of a list, whole: what the index shows of them leaves out whom they would ask. */
export async function readNeeds(
  records: Reader,
  programId: string,
  listed: readonly ListedNeed[],
): Promise<{ needs: MentorNeed[]; names: Map<string, string> }> {
  const needs = await readInChunks(listed, async (chunk) => {
    const keys = chunk.map(({ personId, needId }) => ({ personId, needId }));
    return (await records.read({ needs: { many: 'mentorNeed', keys } })).needs;
  });
  const order = new Map(listed.map(({ needId }, at) => [needId, at]));
  needs.sort((a, b) => (order.get(a.needId) ?? 0) - (order.get(b.needId) ?? 0));
  return { needs, names: await readNames(records, programId, needs.flatMap(peopleIn)) };
}

/** Everybody whom a need's page names. */
export function peopleIn({ personId, candidates, asked, mentorId }: MentorNeed): string[] {
  return [
    personId,
    ...candidates.map((candidate) => candidate.personId),
    ...asked.map((each) => each.personId),
    ...(mentorId === undefined ? [] : [mentorId]),
  ];
}

const gone = 'Somebody who is not there any more';

/** A need as lists and its own page show it. */
export function needRow(need: MentorNeed, names: ReadonlyMap<string, string>): NeedRow {
  const nameOf = (personId: string) => names.get(personId) ?? gone;
  const waiting = waitingMentor(need);
  const tried = new Set(need.asked.map(({ personId }) => personId));
  return {
    personId: need.personId,
    needId: need.needId,
    mentee: nameOf(need.personId),
    kind: need.kind,
    origin: need.origin,
    status: need.status,
    createdAt: need.createdAt,
    subjects: need.subjects,
    gradeBands: need.gradeBands,
    topics: need.topics,
    candidates: need.candidates
      .filter(({ personId }) => !tried.has(personId))
      .map(({ personId, reasons }) => ({
        personId,
        name: nameOf(personId),
        reasons: reasonsForStaff(reasons, defaultLocale),
      })),
    asking: waiting === undefined ? undefined : { ...waiting, name: nameOf(waiting.personId) },
    asked: need.asked.map((each) => ({ ...each, name: nameOf(each.personId) })),
    mostAsked: need.mostAsked,
    mentor:
      need.mentorId === undefined
        ? undefined
        : { personId: need.mentorId, name: nameOf(need.mentorId) },
  };
}
