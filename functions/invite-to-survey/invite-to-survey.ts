import type { DataOf, Envelope } from '../../events/contract.ts';
import type { surveyDue } from '../../events/survey-due.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { annualEnrolment, withoutDue } from '../../shared/domain/enrolment.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import {
  daysLater,
  defaultSeason,
  nextSeasonAfter,
  startOfDayIn,
  stepAfter,
  type Step,
} from '../../shared/domain/survey-calendar.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { Response } from '../../shared/records/response.ts';

export interface InviteState {
  person: Person | undefined;
  program: Program | undefined;
  enrolment: Enrolment | undefined;
  response: Response | undefined;
  /** The email of this step, when one was asked for before: in a survey that was cancelled and begun again. */
  message: Message | undefined;
  /** Next year's, when there is one already. */
  nextEnrolment: Enrolment | undefined;
  hashOf(domainKey: string): string;
}

type Due = Envelope<DataOf<typeof surveyDue>>;

/**
 * Takes one due step of a survey: its invitation, a reminder, or its close.
 * 1. Leave alone what is settled: answered, or a step that was taken before.
 * 2. Paused: come back when the pause is over.
 * 3. See whether the person wants and can get the email, and did not get it before; if not, note why.
 * 4. Ask for the email. 5. Owe the next step, at the close next year's survey.
 */
export function inviteToSurvey(state: InviteState, event: Due, now: string): Changes {
  const { person, enrolment } = state;
  const { step } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (enrolment === undefined) return { outcome: 'skipped', because: 'not-enrolled' };
  if (enrolment.step !== step) return { outcome: 'skipped', because: 'step-already-taken' };
  if (step === 'close') return closed(state, enrolment);
  const until = pauseEnd(state, person, now);
  if (until !== undefined) return postponed(enrolment, step, until);

  const refusal = refusalOf(person, state.message);
  const next = owedNext(enrolment, step, now, (state.program ?? defaultSeason).timeZone);
  const details = { plan: enrolment.plan, step };
  if (refusal !== undefined) {
    const status = enrolment.status === 'invited' ? 'invited' : refusal.status;
    return {
      outcome: 'done',
      what: 'survey-not-sent',
      details: { ...details, reason: refusal.reason },
      about: personPartition(person.personId),
      writes: [{ put: 'enrolment', item: { ...next, status } }],
    };
  }
  return {
    outcome: 'done',
    what: step === 'invitation' ? 'survey-invited' : 'survey-reminded',
    details,
    about: personPartition(person.personId),
    writes: [
      {
        put: 'enrolment',
        item: { ...next, status: 'invited', invitedAt: enrolment.invitedAt ?? now },
      },
      { put: 'message', item: asked(state, event, enrolment, now) },
    ],
  };
}

/** When a pause ends; undefined when there is none. Who wants no surveys at all waits for nothing. */
function pauseEnd(state: InviteState, person: Person, now: string): string | undefined {
  const { pausedUntil } = person;
  if (pausedUntil === undefined || person.unwanted.includes('surveys')) return undefined;
  const end = startOfDayIn(pausedUntil, (state.program ?? defaultSeason).timeZone);
  return Date.parse(end) > Date.parse(now) ? end : undefined;
}

function postponed(enrolment: Enrolment, step: Step, dueAt: string): Changes {
  return {
    outcome: 'done',
    what: 'survey-postponed',
    details: { plan: enrolment.plan, step },
    about: personPartition(enrolment.personId),
    writes: [{ put: 'enrolment', item: { ...enrolment, dueAt } }],
  };
}

/** Why nothing is sent, if so. */
function refusalOf(
  person: Person,
  before: Message | undefined,
): { reason: string; status: 'opted-out' | 'not-reachable' | 'invited' } | undefined {
  if (person.unwanted.includes('surveys')) return { reason: 'opted-out', status: 'opted-out' };
  if (person.graduation === 'revoked') return { reason: 'degree-revoked', status: 'not-reachable' };
  if (addressFor(person.addresses) === undefined) {
    return { reason: person.reach, status: 'not-reachable' };
  }
  if (before !== undefined && before.status !== 'not-sent') {
    return { reason: 'asked-before', status: 'invited' };
  }
  return undefined;
}

function owedNext(enrolment: Enrolment, step: Step, now: string, timeZone: string): Enrolment {
  const next = stepAfter(step);
  if (next === undefined) return withoutDue(enrolment);
  return {
    ...enrolment,
    step: next.step,
    due: dueIn('step', enrolment.personId),
    dueAt: daysLater(now, next.daysLater, timeZone),
  };
}

/** The email asked for; it may go at once (sending hours would delay it here). */
function asked(state: InviteState, event: Due, enrolment: Enrolment, now: string): Message {
  const { personId, plan } = enrolment;
  const begun = state.response !== undefined && Object.keys(state.response.answers).length > 0;
  const first = enrolment.invitedAt === undefined;
  return {
    personId,
    plan,
    step: event.data.step,
    programId: event.programId,
    version: state.message?.version ?? 0,
    purpose: 'surveys',
    email: begun ? 'survey-resume' : first ? 'survey-invitation' : 'survey-reminder',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt: now,
    plannedAt: now,
    causationId: event.eventId,
    correlationId: event.correlationId,
  };
}

/** Closes a survey that nobody answered, and owes the next one. */
function closed(state: InviteState, enrolment: Enrolment): Changes {
  const season = state.program ?? defaultSeason;
  const status = enrolment.status === 'invited' ? 'closed' : enrolment.status;
  const next = annualEnrolment({
    personId: enrolment.personId,
    programId: enrolment.programId,
    cohort: enrolment.cohort,
    dueAt: nextSeasonAfter(enrolment.survey.schoolYear, season),
    season,
    startedBy: 'season',
    hashOf: state.hashOf,
  });
  const writes: Write[] = [{ put: 'enrolment', item: { ...withoutDue(enrolment), status } }];
  if (state.nextEnrolment === undefined) writes.push({ put: 'enrolment', item: next });
  return {
    outcome: 'done',
    what: 'survey-closed',
    details: { plan: enrolment.plan, next: next.plan },
    about: personPartition(enrolment.personId),
    writes,
  };
}
