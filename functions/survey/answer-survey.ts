import { outgoing } from '../../events/contract.ts';
import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { withoutDue } from '../../shared/domain/enrolment.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Response as StoredResponse } from '../../shared/records/response.ts';
import { applicableAnswers, givenAnswers, keptAnswers } from './survey-path.ts';
import { isOpen, type SurveyKey, type SurveyState } from './survey-visit.ts';

/** What one press of a button on a survey's page says. */
export interface Press {
  /** The question answered; undefined where a page only sends what is there. */
  answer?:
    | {
        code: string;
        /** As `acceptedAnswer` gives it; '' passes the question over. */
        value: string;
        /** The page showed an answer, so that '' takes it back; otherwise '' overwrites nothing. */
        shown: boolean;
      }
    | undefined;
  /** Send the answers in, not only keep them. */
  send: boolean;
}

/** What a survey's answers and all they set going are filed under. */
export function correlationOf({ personId, plan }: SurveyKey): string {
  return `response/${personId}/${plan}`;
}

/**
 * Takes an answer of the survey.
 * 1. Keep the answer beside the others, so that any device can go on from there.
 * 2. When sent in: drop what no longer applies, count the revision, announce it.
 * 3. The first time: the survey is answered, and nothing more is owed. It is the same item that holds what is due.
 * Once sent in, each later change counts as sent in too: there is no draft that somebody forgets to send.
 */
export function answerSurvey(state: SurveyState, press: Press, now: string): Changes {
  const { person, enrolment, response } = state;
  if (person === undefined || person.erasedAt !== undefined || enrolment === undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (!isOpen(enrolment, now)) return { outcome: 'skipped', because: 'survey-closed' };

  const before = keptAnswers(response);
  const kept = withAnswer(before, press.answer);
  const wasSent = response?.submittedAt !== undefined;
  const changed = Object.entries(kept).some(([code, value]) => before[code] !== value);
  if (!changed && (wasSent || !press.send)) return { outcome: 'skipped', because: 'nothing-new' };

  const sends = press.send || wasSent;
  const next: StoredResponse = {
    personId: enrolment.personId,
    plan: enrolment.plan,
    programId: enrolment.programId,
    version: response?.version ?? 0,
    answers: sends ? applicableAnswers(kept) : kept,
    startedAt: response?.startedAt ?? now,
    savedAt: now,
    submittedAt: sends ? now : undefined,
    revision: (response?.revision ?? 0) + (sends ? 1 : 0),
  };
  const firstSent = sends && enrolment.status !== 'answered';
  return {
    outcome: 'done',
    what: whatHappened(response, sends),
    details: {
      plan: enrolment.plan,
      question: press.answer?.code ?? null,
      revision: next.revision,
    },
    about: personPartition(enrolment.personId),
    writes: [
      { put: 'response', item: next },
      ...(firstSent
        ? [
            { put: 'enrolment', item: answered(enrolment, now) } as const,
            ...state.messages.filter(({ status }) => status === 'planned').map(notSent),
          ]
        : []),
    ],
    emits: sends ? [completed(enrolment, next, now)] : [],
  };
}

function withAnswer(
  before: Readonly<Record<string, string>>,
  answer: Press['answer'],
): Record<string, string> {
  if (answer === undefined) return { ...before };
  const overwritesUnseen =
    answer.value === '' && !answer.shown && before[answer.code] !== undefined;
  return overwritesUnseen ? { ...before } : { ...before, [answer.code]: answer.value };
}

function whatHappened(response: StoredResponse | undefined, sends: boolean): string {
  if (response?.submittedAt !== undefined) return 'survey-changed';
  if (sends) return 'survey-answered';
  return response === undefined ? 'survey-begun' : 'survey-saved';
}

/** Nothing is due any more: no reminder can outlive the answer. */
function answered(enrolment: Enrolment, now: string): Enrolment {
  return { ...withoutDue(enrolment), status: 'answered', answeredAt: now };
}

/** An email that was about to go. The door claims it by its version, so that either goes through, never both. */
function notSent(message: Message): Write {
  const { step } = message;
  return {
    put: 'message',
    item: { ...withoutDue(message), step, status: 'not-sent', reason: 'answered' },
  };
}

function completed(enrolment: Enrolment, response: StoredResponse, now: string) {
  const eventId = `${correlationOf(enrolment)}/${response.revision}`;
  return outgoing(surveyResponseCompleted, {
    eventId,
    occurredAt: now,
    programId: enrolment.programId,
    correlationId: correlationOf(enrolment),
    causationId: eventId,
    data: {
      personId: enrolment.personId,
      survey: enrolment.survey,
      revision: response.revision,
      questionCodes: Object.keys(givenAnswers(keptAnswers(response))).sort(),
    },
  });
}
