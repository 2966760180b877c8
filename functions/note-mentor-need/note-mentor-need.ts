import type { alumniHired } from '../../events/alumni-hired.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { dayAfter, dayIn } from '../../shared/domain/calendar-day.ts';
import { newMentorNeed } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface NewTeacherState {
  person: Person | undefined;
  program: Program | undefined;
  employments: readonly Employment[];
  needs: readonly MentorNeed[];
}

type Hired = Envelope<DataOf<typeof alumniHired>>;

/** What makes the id of the need that a hire brings about. */
export const hireCause = (employmentId: string) => `hire/${employmentId}`;

/** Days after the first day in a position up to which somebody is new there. */
const newFor = 180;

/**
 * Has a mentor looked for when a graduate begins to teach.
 * 1. Leave alone who wants no such emails, or is not to be disclosed to anybody.
 * 2. Leave alone what is no beginning: another role than a teacher's, not the first position, a hire learned of long
 * after. 3. Leave alone who has, or waits for, a mentor. 4. Note the need, once for each position.
 */
export function noteMentorNeed(state: NewTeacherState, event: Hired, now: string): Changes {
  const { person } = state;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  const because = whyNoNeed(person, state, event, now);
  if (because !== undefined) return { outcome: 'skipped', because };

  const { personId, employmentId, academicSubjects, gradeBands } = event.data;
  const { schoolId, leaId } = event.data.educationOrganization;
  const { item, event: needed } = newMentorNeed(
    {
      personId,
      programId: event.programId,
      kind: 'mentor',
      origin: 'hire',
      cohort: person.cohort,
      subjects: academicSubjects,
      gradeBands,
      topics: [],
      schoolId,
      leaId,
      cause: hireCause(employmentId),
    },
    mentoringPlanOf(state.program),
    event,
    now,
  );
  if (state.needs.some(({ needId }) => needId === item.needId)) {
    return { outcome: 'skipped', because: 'noted-already' };
  }
  return {
    outcome: 'done',
    what: 'mentor-needed',
    details: { needId: item.needId, kind: item.kind, origin: item.origin },
    about: personPartition(personId),
    writes: [{ put: 'mentorNeed', item }],
    emits: [needed],
  };
}

function whyNoNeed(
  person: Person,
  state: NewTeacherState,
  event: Hired,
  now: string,
): string | undefined {
  if (!mentoringPlanOf(state.program).offerToNewHires) return 'not-offered';
  if (person.graduation !== 'graduated') return 'not-graduated';
  if (person.unwanted.includes('mentoring')) return 'opted-out';
  if (person.directoryHold) return 'directory-hold';
  const open = state.needs.some(({ status }) => status !== 'cancelled' && status !== 'unmet');
  if (open) return 'mentor-looked-for-already';
  return whyNoBeginner(state, event, now);
}

function whyNoBeginner(state: NewTeacherState, event: Hired, now: string): string | undefined {
  const { employmentId, staffClassification, employmentPeriod } = event.data;
  const { hireDate } = employmentPeriod;
  if (staffClassification !== 'Teacher') return 'not-a-teacher';
  const position = state.employments.find((each) => each.employmentId === employmentId);
  if (position?.endDate !== undefined) return 'position-ended';
  const earlier = state.employments.some(
    (each) => each.employmentId !== employmentId && each.hireDate < hireDate,
  );
  if (earlier) return 'not-the-first-position';
  const today = dayIn(now, (state.program ?? defaultSeason).timeZone);
  return dayAfter(hireDate, newFor) < today ? 'hired-long-ago' : undefined;
}
