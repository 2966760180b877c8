import { isDeepStrictEqual } from 'node:util';
import type { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { dayAfter, dayIn } from '../../shared/domain/calendar-day.ts';
import { exitCheckIn } from '../../shared/domain/check-in-plan.ts';
import { withoutDue } from '../../shared/domain/enrolment.ts';
import { inductionAfter } from '../../shared/domain/induction.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { pictureAfter } from '../../shared/domain/picture-after.ts';
import { nameable, rosterAfter } from '../../shared/domain/position.ts';
import { checkInPlanOf } from '../../shared/domain/program-plan.ts';
import { atSchoolsMeant, schoolMeant } from '../../shared/domain/same-school.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { School } from '../../shared/records/school.ts';

export interface SeparationState {
  person: Person | undefined;
  program: Program | undefined;
  /** Every position of theirs, as it is known before. */
  employments: readonly Employment[];
  checkIns: readonly CheckIn[];
  messages: readonly Message[];
  mentorProfile: MentorProfile | undefined;
  /** The schools of all these positions, and of the one that ended; and those which they turned out to be. */
  schools: readonly School[];
}

type Ended = Envelope<DataOf<typeof alumniEmploymentEnded>>;

/**
 * Records that a graduate left a position.
 * 1. Leave alone what was said later of the same end. An end that comes before its hire is kept for it. 2. Derive the
 * current picture, and the mentor's place. 3. Cancel what is planned for the position, with its emails not yet sent;
 * if another position is still held, its check-ins go on. 4. Owe one exit check-in; where the day is corrected before
 * it has gone out, another in its place. 5. Leave the school's roster, unless they hold another position there.
 */
export function recordSeparation(state: SeparationState, event: Ended, now: string): Changes {
  const { person, program } = state;
  const { employmentId, educationOrganization } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  const known = state.employments.find((each) => each.employmentId === employmentId);
  const before = known?.endStatedAt;
  if (before !== undefined && Date.parse(before) >= Date.parse(event.occurredAt)) {
    return { outcome: 'skipped', because: 'later-statement' };
  }

  const employment = endedEmployment(known, event);
  const others = state.employments.filter((each) => each.employmentId !== employmentId);
  const positions = atSchoolsMeant([...others, employment], state.schools);
  const schoolId = schoolMeant(state.schools, educationOrganization.schoolId);
  const { timeZone } = program ?? defaultSeason;
  const settings = { plan: checkInPlanOf(program), timeZone };
  const induction = inductionAfter(person, positions, state.checkIns, settings, now);
  const exit = exitChange(state.checkIns, person, employment, timeZone, now);
  const cancelled = [...induction.cancelled, ...exit.cancelled];
  const owed = [induction.owed, exit.owed].flatMap((item) => item ?? []);
  const picture = pictureAfter(state, person, positions);
  const taken = takenBack(state.messages, cancelled, 'check-in-cancelled');
  return {
    outcome: 'done',
    what: known?.endDate === undefined ? 'separation-recorded' : 'separation-changed',
    details: {
      employmentId,
      endDate: event.data.employmentPeriod.endDate,
      cancelled: cancelled.length,
      ...(exit.owed === undefined ? {} : { plan: exit.owed.plan, dueAt: exit.owed.dueAt }),
    },
    about: personPartition(person.personId),
    writes: [
      { put: 'employment', item: employment },
      ...picture.people.map((item): Write => ({ put: 'person', item })),
      ...picture.profiles.map((item): Write => ({ put: 'mentorProfile', item })),
      ...[...owed, ...cancelled].map((item): Write => ({ put: 'checkIn', item })),
      ...taken.map((item): Write => ({ put: 'message', item })),
      ...rosterWrites(state.schools, person, positions, schoolId),
    ],
  };
}

/** The position with its end. Of one never heard of before, the end alone is known. */
function endedEmployment(known: Employment | undefined, event: Ended): Employment {
  const { data, programId, occurredAt } = event;
  const { schoolId, leaId } = data.educationOrganization;
  const { hireDate, endDate, separation, separationReason } = data.employmentPeriod;
  const begun: Employment = known ?? {
    personId: data.personId,
    employmentId: data.employmentId,
    programId,
    version: 0,
    schoolId,
    ...(leaId !== undefined && { leaId }),
    hireDate,
    academicSubjects: [],
    gradeBands: [],
    ...data.evidence,
  };
  // Why it ended is said anew each time, or taken back.
  const { separation: _, separationReason: __, ...rest } = begun;
  return {
    ...rest,
    ...data.evidence,
    endDate,
    ...(separation !== undefined && { separation }),
    ...(separationReason !== undefined && { separationReason }),
    endStatedAt: occurredAt,
  };
}

/** An end that is longer gone than this is history, which nobody is asked about. */
const exitForDays = 180;

/** One exit check-in for one position: another only while none has gone out. */
function exitChange(
  checkIns: readonly CheckIn[],
  { personId, programId }: Person,
  { employmentId, endDate = '' }: Employment,
  timeZone: string,
  now: string,
) {
  const before = checkIns.filter(
    (each) => each.milestone === 'exit' && each.employmentId === employmentId,
  );
  const none = { owed: undefined, cancelled: [] };
  if (before.some(({ status }) => status !== 'owed' && status !== 'cancelled')) return none;
  if (endDate < dayAfter(dayIn(now, timeZone), -exitForDays)) return none;
  const exit = exitCheckIn({ personId, programId, employmentId, endDate }, { timeZone }, now);
  const there = checkIns.find(({ plan }) => plan === exit.plan);
  // Two positions that ended on one day are asked about together.
  if (there !== undefined && there.status !== 'cancelled') return none;
  const cancelled = before
    .filter(({ step }) => step !== undefined)
    .map((each) => ({ ...withoutDue(each), status: 'cancelled' as const }));
  return { owed: { ...exit, version: there?.version ?? 0 }, cancelled };
}

function rosterWrites(
  schools: readonly School[],
  person: Person,
  positions: readonly Employment[],
  schoolId: string,
): Write[] {
  const school = schools.find((each) => each.schoolId === schoolId);
  if (school === undefined) return [];
  const members = rosterAfter(school.members, person, positions, schoolId);
  if (isDeepStrictEqual(members, school.members)) return [];
  const { hostId, ...rest } = school;
  const stays = members.some((each) => each.personId === hostId);
  const host = stays ? hostId : hostId && nameable(members).at(-1)?.personId;
  return [
    { put: 'school', item: { ...rest, ...(host !== undefined && { hostId: host }), members } },
  ];
}
