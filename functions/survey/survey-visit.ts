import { surveySteps } from '../../shared/domain/survey-calendar.ts';
import type { Committer, LinkFinder, Links, Reader, ReadPlan, State } from '../../shared/ports.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { Response as StoredResponse } from '../../shared/records/response.ts';

export interface SurveyServices {
  records: Reader & Committer & LinkFinder;
  links: () => Promise<Links>;
}

/** Whose survey a link opens. */
export interface SurveyKey {
  personId: string;
  plan: string;
}

/** Everything that a page of the survey shows or that an answer is decided on. */
export interface SurveyVisit {
  person: Person;
  enrolment: Enrolment;
  program: Program;
  /** None before the first answer. */
  response: StoredResponse | undefined;
}

function planOf({ personId, plan }: SurveyKey) {
  return {
    person: { record: 'person', key: { personId } },
    enrolment: { record: 'enrolment', key: { personId, plan } },
    response: { record: 'response', key: { personId, plan } },
    messages: {
      many: 'message',
      keys: surveySteps.map(({ step }) => ({ personId, plan, step })),
    },
  } as const satisfies ReadPlan;
}

export type SurveyState = State<ReturnType<typeof planOf>>;

/** The records that an answer is decided on. */
export function readSurvey(records: Reader, key: SurveyKey): Promise<SurveyState> {
  return records.read(planOf(key));
}

/** Whose survey a token opens; undefined when it is not ours or opens something else. Its MAC is checked before any read. */
export async function keyOfLink(
  services: SurveyServices,
  token: string,
): Promise<SurveyKey | undefined> {
  const hash = (await services.links()).check('survey', token);
  if (hash === undefined) return undefined;
  const found = await services.records.byLink(hash);
  return found?.plan === undefined ? undefined : { personId: found.personId, plan: found.plan };
}

/** What a survey's pages show; undefined when the person is not there (any more). */
export async function visitSurvey(
  records: Reader,
  key: SurveyKey,
): Promise<SurveyVisit | undefined> {
  const { person, enrolment, response } = await readSurvey(records, key);
  if (person === undefined || person.erasedAt !== undefined || enrolment === undefined) {
    return undefined;
  }
  const { program } = await records.read({
    program: { record: 'program', key: { programId: person.programId } },
  });
  return program === undefined ? undefined : { person, enrolment, program, response };
}

const day = 86_400_000;

/**
 * The instant after which answers can no longer be changed; undefined while nobody has been invited. In days of
 * 24 hours: the clock change may move it by an hour, which nobody is hurt by. (For who has not answered, the step
 * `close` of the enrolment says it: a program may have been late with its emails.)
 */
export function closesAt(enrolment: Enrolment): string | undefined {
  const opened = enrolment.invitedAt ?? enrolment.answeredAt;
  const close = surveySteps.find(({ step }) => step === 'close');
  if (opened === undefined || close === undefined) return undefined;
  return new Date(Date.parse(opened) + close.day * day).toISOString();
}

/** Whether answers are still taken. Somebody who unsubscribed may answer all the same. */
export function isOpen(enrolment: Enrolment, now: string): boolean {
  switch (enrolment.status) {
    case 'closed':
    case 'cancelled':
      return false;
    case 'answered': {
      const closing = closesAt(enrolment);
      return closing === undefined || Date.parse(now) < Date.parse(closing);
    }
    case 'owed':
    case 'invited':
    case 'not-reachable':
    case 'opted-out':
      return true;
  }
}
