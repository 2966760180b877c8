import type { DataOf, Envelope } from '../../events/contract.ts';
import type { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { nextYear, planOf } from '../../shared/domain/enrolment.ts';
import type { Links, Reader } from '../../shared/ports.ts';
import type { AnswersState } from './record-answers.ts';

/** Reads what recording answers needs, in one batch. */
export async function readAnswers(
  { programId, data: { personId, survey } }: Envelope<DataOf<typeof surveyResponseCompleted>>,
  reader: Reader,
  { hashOf }: Links,
): Promise<AnswersState> {
  const state = await reader.read({
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    response: { record: 'response', key: { personId, plan: planOf(survey) } },
    nextEnrolment: { record: 'enrolment', key: { personId, plan: planOf(nextYear(survey)) } },
  });
  return { ...state, hashOf };
}
