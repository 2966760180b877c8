import type { MentoringKind, MentoringTopic } from '../../events/vocabulary/mentoring.ts';
import { newMentorNeed } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { presentPosition } from '../../shared/domain/position.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface StaffRequest {
  kind: MentoringKind;
  topics: readonly MentoringTopic[];
  words: string;
  /** Stands for the form: a second press of it is the same need. */
  formId: string;
}

/** Asks for a mentor on somebody's behalf. One of a kind is looked for at a time. */
export function askForMentor(
  state: {
    person: Person | undefined;
    program: Program | undefined;
    needs: readonly MentorNeed[];
    employments: readonly Employment[];
  },
  { kind, topics, words, formId }: StaffRequest,
  now: string,
): Changes {
  const { person, program, needs, employments } = state;
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (person.graduation === 'revoked') return { outcome: 'skipped', because: 'mentor-revoked' };
  if (person.unwanted.includes('mentoring')) {
    return { outcome: 'skipped', because: 'mentor-opted-out' };
  }
  const there = needs.some(
    (need) => need.kind === kind && need.status !== 'matched' && need.status !== 'cancelled',
  );
  if (there) return { outcome: 'skipped', because: 'mentor-looked-for-already' };
  const { personId, programId, cohort } = person;
  const position = presentPosition(employments);
  const eventId = `console/mentor-need/${formId}`;
  const { item, event } = newMentorNeed(
    {
      personId,
      programId,
      kind,
      origin: 'admin',
      cohort,
      subjects: position?.academicSubjects ?? [],
      gradeBands: position?.gradeBands ?? [],
      topics,
      words,
      schoolId: position?.schoolId,
      leaId: position?.leaId,
      cause: `admin/${formId}`,
    },
    mentoringPlanOf(program),
    { eventId, correlationId: eventId },
    now,
  );
  return {
    outcome: 'done',
    what: 'mentor-asked-for',
    details: { needId: item.needId, kind },
    about: personPartition(personId),
    writes: [{ put: 'mentorNeed', item }],
    emits: [event],
  };
}
