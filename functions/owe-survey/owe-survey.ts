import type { candidateGraduated } from '../../events/candidate-graduated.ts';
import type { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { annualEnrolment, withoutDue } from '../../shared/domain/enrolment.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import {
  defaultSeason,
  firstSurveyAt,
  nextSeasonAfter,
  type Season,
} from '../../shared/domain/survey-calendar.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface OweState {
  person: Person | undefined;
  program: Program | undefined;
  enrolments: readonly Enrolment[];
  messages: readonly Message[];
  hashOf(domainKey: string): string;
}

type Graduated = Envelope<DataOf<typeof candidateGraduated>>;
type Revoked = Envelope<DataOf<typeof candidateGraduationRevoked>>;

/**
 * Owes a graduate their first survey.
 * 1. Leave alone what is no longer so: a later revision has come, or the degree was taken back.
 * 2. Find the first season that opens after both the day we learned of them and completion + 90 days. Who is owed
 * one already keeps that season, unless the completion itself has moved.
 * 3. Enrol them for it; one that was owed for another season and not begun makes way.
 */
export function oweSurvey(state: OweState, event: Graduated, now: string): Changes {
  const { person, program } = state;
  const { personId, revision, completionDate, cohortYear } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (person.revision !== revision) return { outcome: 'skipped', because: 'later-revision' };

  const season = program ?? defaultSeason;
  const begun = state.enrolments.filter(
    ({ status }) => status !== 'owed' && status !== 'cancelled',
  );
  if (begun.length > 0) return { outcome: 'skipped', because: 'already-surveyed' };
  const enrolment = annualEnrolment({
    personId,
    programId: event.programId,
    cohort: cohortYear.schoolYear,
    dueAt: firstSurveyAt(learnedAt(state, event, season, now), completionDate, season),
    season,
    startedBy: 'season',
    hashOf: state.hashOf,
  });
  const there = state.enrolments.find(({ plan }) => plan === enrolment.plan);
  const { cohort, listBy } = enrolment;
  if (there?.status === 'owed' && there.cohort === cohort) {
    return { outcome: 'skipped', because: 'already-owed' };
  }
  const item =
    there?.status === 'owed'
      ? { ...there, cohort, listBy }
      : { ...enrolment, version: there?.version ?? 0 };
  const others = state.enrolments.filter(
    ({ plan, status, startedBy }) =>
      plan !== enrolment.plan && status === 'owed' && startedBy === 'season',
  );
  return {
    outcome: 'done',
    what: 'survey-owed',
    details: { plan: item.plan, dueAt: enrolment.dueAt },
    about: personPartition(personId),
    writes: [
      { put: 'enrolment', item },
      ...others.map((other): Write => ({ remove: 'enrolment', item: other })),
    ],
  };
}

/**
 * When we learned of the graduation. Learning of it late does not owe a survey in the past; but a correction that
 * comes while a season opens does not take away the survey that it owes.
 */
function learnedAt(state: OweState, event: Graduated, season: Season, now: string): string {
  const today = later(event.occurredAt, now);
  const owed = state.enrolments.find(
    ({ status, startedBy }) => status === 'owed' && startedBy === 'season',
  );
  if (owed === undefined) return today;
  const opening = nextSeasonAfter(owed.survey.schoolYear - 1, season);
  return later(today, opening) === today ? opening : today;
}

function later(a: string, b: string): string {
  return Date.parse(a) > Date.parse(b) ? a : b;
}

/**
 * Owes nothing more to somebody whose degrees were all taken back.
 * 1. Take every open survey out of the calendar. 2. Take back every email that has not gone.
 */
export function cancelSurveys(state: OweState, event: Revoked): Changes {
  const { person } = state;
  const { personId, revision } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (person.revision !== revision) return { outcome: 'skipped', because: 'later-revision' };
  const open = state.enrolments.filter(({ step }) => step !== undefined);
  const planned = state.messages.filter(({ status }) => status === 'planned');
  return {
    outcome: 'done',
    what: 'surveys-cancelled',
    details: { surveys: open.length, messages: planned.length },
    about: personPartition(personId),
    writes: [
      ...open.map(
        (enrolment): Write => ({
          put: 'enrolment',
          item: { ...withoutDue(enrolment), status: 'cancelled' },
        }),
      ),
      ...planned.map(
        (message): Write => ({
          put: 'message',
          item: {
            ...withoutDue(message),
            step: message.step,
            status: 'not-sent',
            reason: 'degree-revoked',
          },
        }),
      ),
    ],
  };
}
