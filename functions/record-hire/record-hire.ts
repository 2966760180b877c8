import { isDeepStrictEqual } from 'node:util';
import { alumniClusterFormed } from '../../events/alumni-cluster-formed.ts';
import { alumniColleagueJoined } from '../../events/alumni-colleague-joined.ts';
import type { alumniHired } from '../../events/alumni-hired.ts';
import { causedBy, type DataOf, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import { inductionAfter } from '../../shared/domain/induction.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { pictureAfter } from '../../shared/domain/picture-after.ts';
import { nameable, rosterAfter } from '../../shared/domain/position.ts';
import { checkInPlanOf } from '../../shared/domain/program-plan.ts';
import { newSchool } from '../../shared/domain/school.ts';
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

export interface HireState {
  person: Person | undefined;
  program: Program | undefined;
  /** Every position of theirs, as it is known before. */
  employments: readonly Employment[];
  checkIns: readonly CheckIn[];
  messages: readonly Message[];
  mentorProfile: MentorProfile | undefined;
  /** The schools of all these positions, and of the one that is told of; and those which they turned out to be. */
  schools: readonly School[];
}

type Hired = Envelope<DataOf<typeof alumniHired>>;

/** A colleague's event names this many at most. */
const mostColleagues = 20;
/** This many graduates at one school are a cluster. */
const clusterSize = 3;

/**
 * Records that a graduate took up a position.
 * 1. Leave alone what was said later of the same position; an end that was told before its beginning stays. 2. Derive
 * the current picture, and the place by which mentors are matched. 3. Plan the check-ins of the position taken up
 * last, and none for any other. 4. Join the school's roster: others there are told of as colleagues, the third makes
 * a cluster, once. Who has a directory hold is counted and named in neither.
 */
export function recordHire(state: HireState, event: Hired, now: string): Changes {
  const { person, program } = state;
  const { employmentId } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  const known = state.employments.find((each) => each.employmentId === employmentId);
  const before = known?.hireStatedAt;
  if (before !== undefined && Date.parse(before) >= Date.parse(event.occurredAt)) {
    return { outcome: 'skipped', because: 'later-statement' };
  }

  const employment = employmentOf(known, event);
  const others = state.employments.filter((each) => each.employmentId !== employmentId);
  const positions = atSchoolsMeant([...others, employment], state.schools);
  const { owed, cancelled } = inductionAfter(
    person,
    positions,
    state.checkIns,
    { plan: checkInPlanOf(program), timeZone: (program ?? defaultSeason).timeZone },
    now,
  );
  const roster = rosterChange(state, person, positions, event, now);
  const picture = pictureAfter(state, person, positions);
  return {
    outcome: 'done',
    what: whatOf(known, employment),
    details: {
      employmentId,
      hireDate: employment.hireDate,
      ...(owed === undefined ? {} : { plan: owed.plan, dueAt: owed.dueAt ?? null }),
      cancelled: cancelled.length,
    },
    about: personPartition(person.personId),
    writes: [
      { put: 'employment', item: employment },
      ...picture.people.map((item): Write => ({ put: 'person', item })),
      ...picture.profiles.map((item): Write => ({ put: 'mentorProfile', item })),
      ...(owed === undefined ? [] : [{ put: 'checkIn' as const, item: owed }]),
      ...cancelled.map((item): Write => ({ put: 'checkIn', item })),
      ...takenBack(state.messages, cancelled, 'check-in-cancelled').map(
        (item): Write => ({ put: 'message', item }),
      ),
      ...roster.writes,
    ],
    emits: roster.emits,
  };
}

function whatOf(known: Employment | undefined, employment: Employment): string {
  if (employment.endDate !== undefined) return 'hire-recorded-after-end';
  if (known === undefined) return 'hire-recorded';
  return isDeepStrictEqual(saidOf(known), saidOf(employment)) ? 'hire-confirmed' : 'hire-changed';
}

/** What a statement says of a position, without who said it and when. */
function saidOf(employment: Employment) {
  const { leaId, employmentStatus, staffClassification, academicSubjects, gradeBands } = employment;
  return { leaId, employmentStatus, staffClassification, academicSubjects, gradeBands };
}

/** The position as this event states it; of one that has ended, the end and its evidence stay. */
function employmentOf(known: Employment | undefined, event: Hired): Employment {
  const { data, programId, occurredAt } = event;
  const { schoolId, leaId } = data.educationOrganization;
  const { endDate, separation, separationReason, endStatedAt } = known ?? {};
  const { source, observedAt, confidence } = known?.endDate === undefined ? data.evidence : known;
  return {
    personId: data.personId,
    employmentId: data.employmentId,
    programId,
    version: known?.version ?? 0,
    schoolId,
    ...(leaId !== undefined && { leaId }),
    hireDate: data.employmentPeriod.hireDate,
    ...(endDate !== undefined && { endDate }),
    ...(separation !== undefined && { separation }),
    ...(separationReason !== undefined && { separationReason }),
    ...(data.employmentStatus !== undefined && { employmentStatus: data.employmentStatus }),
    staffClassification: data.staffClassification,
    academicSubjects: data.academicSubjects,
    gradeBands: data.gradeBands,
    source,
    observedAt,
    confidence,
    hireStatedAt: occurredAt,
    ...(endStatedAt !== undefined && { endStatedAt }),
  };
}

function rosterChange(
  { schools }: HireState,
  person: Person,
  positions: readonly Employment[],
  event: Hired,
  now: string,
): { writes: Write[]; emits: OutgoingEvent[] } {
  const { schoolId: stated, leaId } = event.data.educationOrganization;
  const { personId, programId } = person;
  const schoolId = schoolMeant(schools, stated);
  const school: School =
    schools.find((each) => each.schoolId === schoolId) ??
    newSchool(programId, { schoolId, name: schoolId, ...(leaId !== undefined && { leaId }) });
  const members = rosterAfter(school.members, person, positions, schoolId);
  const wasThere = school.members.some((each) => each.personId === personId);
  const isThere = members.some((each) => each.personId === personId);
  const named = nameable(members);
  const forms = isThere && school.clusterFormedAt === undefined && named.length >= clusterSize;
  const after = forms ? withCluster(school, named, now) : school;
  const emits = [
    ...(wasThere || !isThere ? [] : colleagueEvents(person, schoolId, named, event, now)),
    ...(forms ? [clusterEvent(schoolId, named, event, now)] : []),
  ];
  const item = { ...after, members };
  const same = school.version > 0 && isDeepStrictEqual(item, school);
  return { writes: same ? [] : [{ put: 'school', item }], emits };
}

type Named = ReturnType<typeof nameable>;

function withCluster(school: School, named: Named, now: string): School {
  const hostId = school.hostId ?? longestThere(named);
  return { ...school, clusterFormedAt: now, ...(hostId !== undefined && { hostId }) };
}

/** Newest first, so the last has been there longest. */
function longestThere(named: Named): string | undefined {
  return named.at(-1)?.personId;
}

function colleagueEvents(
  { personId, directoryHold }: Person,
  schoolId: string,
  named: Named,
  event: Hired,
  now: string,
): OutgoingEvent[] {
  const colleagues = named
    .map((each) => each.personId)
    .filter((each) => each !== personId)
    .slice(0, mostColleagues);
  if (directoryHold || colleagues.length === 0) return [];
  return [
    causedBy(alumniColleagueJoined, event, {
      idSuffix: 'colleague',
      occurredAt: now,
      data: { personId, schoolId, colleagues },
    }),
  ];
}

function clusterEvent(schoolId: string, named: Named, event: Hired, now: string): OutgoingEvent {
  return causedBy(alumniClusterFormed, event, {
    idSuffix: 'cluster',
    occurredAt: now,
    data: {
      schoolId,
      members: named.map(({ personId }) => personId).slice(0, 100),
      suggestedHost: longestThere(named) ?? event.data.personId,
    },
  });
}
