import { dueIn } from '../../shared/domain/due.ts';
import { annualEnrolment } from '../../shared/domain/enrolment.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

interface StartState {
  person: Person | undefined;
  program: Program | undefined;
  enrolments: readonly Enrolment[];
  messages: readonly Message[];
}

/**
 * Starts the present school year's survey for one person, outside its season.
 * 1. Say why not: taken back, wants none, no address, answered or invited already.
 * 2. One that is owed for later is due now. 3. Otherwise enrol them; one that came to nothing begins anew.
 * The invitation itself is left to the calendar, which takes whatever is due within the minute.
 */
export function startSurvey(
  state: StartState,
  hashOf: (domainKey: string) => string,
  now: string,
): Changes {
  const { person, program, enrolments, messages } = state;
  if (person === undefined || person.erasedAt !== undefined || program === undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  const refusal = refusalOf(person);
  if (refusal !== undefined) return { outcome: 'skipped', because: refusal };

  const fresh = annualEnrolment({
    personId: person.personId,
    programId: person.programId,
    cohort: person.cohort,
    dueAt: now,
    season: program,
    startedBy: 'admin',
    hashOf,
  });
  const there = enrolments.find(({ plan }) => plan === fresh.plan);
  const already = there === undefined ? undefined : alreadyBegun(there, now);
  if (already !== undefined) return { outcome: 'skipped', because: already };

  const written = messages.some(({ plan, status }) => plan === fresh.plan && status !== 'not-sent');
  if (written) return { outcome: 'skipped', because: 'survey-invited-already' };
  const item: Enrolment =
    there?.status === 'owed'
      ? { ...there, due: dueIn('step', person.personId), dueAt: now, startedBy: 'admin' }
      : { ...fresh, version: there?.version ?? 0 };
  return {
    outcome: 'done',
    what: 'survey-started',
    details: { plan: fresh.plan },
    about: personPartition(person.personId),
    writes: [{ put: 'enrolment', item }],
  };
}

function refusalOf(person: Person): string | undefined {
  if (person.graduation === 'candidate') return 'survey-candidate';
  if (person.graduation === 'revoked') return 'survey-degree-revoked';
  if (person.unwanted.includes('surveys')) return 'survey-opted-out';
  return addressFor(person.addresses) === undefined ? 'survey-not-reachable' : undefined;
}

function alreadyBegun(enrolment: Enrolment, now: string): string | undefined {
  switch (enrolment.status) {
    case 'answered':
      return 'survey-answered-already';
    case 'invited':
      return 'survey-invited-already';
    case 'owed':
      return enrolment.dueAt !== undefined && enrolment.dueAt <= now ? 'survey-started' : undefined;
    case 'not-reachable':
    case 'opted-out':
    case 'closed':
    case 'cancelled':
      return undefined;
  }
}
