import type { DataOf, Envelope } from '../../events/contract.ts';
import type { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { annualEnrolment } from '../../shared/domain/enrolment.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { defaultSeason, nextSeasonAfter } from '../../shared/domain/survey-calendar.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Fact } from '../../shared/records/fact.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { School } from '../../shared/records/school.ts';
import type { Response } from '../../shared/records/response.ts';

export interface AnswersState {
  person: Person | undefined;
  program: Program | undefined;
  response: Response | undefined;
  nextEnrolment: Enrolment | undefined;
  /** The school they named, where an admin has said before which one these words mean. */
  school: School | undefined;
  hashOf(domainKey: string): string;
}

/** Which answer becomes which kind of fact. */
const factOf = {
  EMP_STATUS: 'employment',
  JOB_SAT: 'satisfaction',
  INTENT_STAY: 'intent',
  MENTOR_WILLING: 'mentoring',
} as const;

/**
 * Turns submitted answers into facts with their source.
 * 1. Take the answers as they now stand. 2. Add a fact for each that tells one, stated by the person.
 * 3. Derive the current record. 4. Owe next year's survey, unless every degree was taken back meanwhile.
 */
export function recordAnswers(
  state: AnswersState,
  event: Envelope<DataOf<typeof surveyResponseCompleted>>,
): Changes {
  const { person, response } = state;
  const { personId, survey, revision } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (response?.submittedAt === undefined) return { outcome: 'skipped', because: 'no-answers' };
  if (response.revision !== revision) return { outcome: 'skipped', because: 'later-revision' };

  const facts = factsIn(response, person);
  const employment = facts.find(({ kind }) => kind === 'employment');
  const season = state.program ?? defaultSeason;
  const next: Write[] =
    state.nextEnrolment === undefined && person.graduation !== 'revoked'
      ? [
          {
            put: 'enrolment',
            item: annualEnrolment({
              personId,
              programId: person.programId,
              cohort: person.cohort,
              dueAt: nextSeasonAfter(survey.schoolYear, season),
              season,
              startedBy: 'season',
              hashOf: state.hashOf,
            }),
          },
        ]
      : [];
  return {
    outcome: 'done',
    what: 'answers-recorded',
    details: { plan: response.plan, facts: facts.length },
    about: personPartition(personId),
    writes: [
      ...facts.map((item): Write => ({ put: 'fact', item })),
      {
        put: 'person',
        item: {
          ...person,
          answered: laterPlan(person.answered, response.plan),
          ...(employment === undefined
            ? {}
            : { current: currentOf(person, employment, state.school) }),
        },
      },
      ...next,
    ],
  };
}

function factsIn(response: Response, person: Person): Fact[] {
  return Object.entries(factOf).flatMap(([code, kind]): Fact[] => {
    const value: unknown = response.answers[code];
    if (typeof value !== 'string' || value === '' || value === 'prefer-not-to-say') return [];
    const school: unknown = response.answers['SCHOOL'];
    return [
      {
        personId: person.personId,
        kind,
        factId: `${response.plan}-${response.revision}`,
        programId: person.programId,
        version: 0,
        value,
        ...(kind === 'employment' && typeof school === 'string' && school !== '' ? { school } : {}),
        source: 'self-report',
        observedAt: response.submittedAt ?? response.savedAt,
        confidence: 'stated',
      },
    ];
  });
}

/** The newer of what was known and what was now said. */
function currentOf(
  person: Person,
  employment: Fact,
  school: School | undefined,
): Person['current'] {
  const known = person.current;
  if (known !== undefined && known.observedAt > employment.observedAt) return known;
  return {
    status: employment.value,
    ...(employment.school === undefined ? {} : schoolOf(employment.school, school)),
    source: employment.source,
    observedAt: employment.observedAt,
  };
}

/** As it was written, until somebody has said which school that is. */
function schoolOf(written: string, school: School | undefined) {
  return school === undefined
    ? { school: written }
    : { school: school.name, schoolId: school.schoolId };
}

function laterPlan(known: string | undefined, plan: string): string {
  return known !== undefined && known > plan ? known : plan;
}
