import type { DataOf, Envelope } from '../../events/contract.ts';
import type { surveyDue } from '../../events/survey-due.ts';
import { nextYear, planOf } from '../../shared/domain/enrolment.ts';
import type { Links, Reader } from '../../shared/ports.ts';
import type { InviteState } from './invite-to-survey.ts';

/** Reads what a step of a survey needs, in one batch. */
export async function readInvitation(
  { programId, data: { personId, survey, step } }: Envelope<DataOf<typeof surveyDue>>,
  reader: Reader,
  { hashOf }: Links,
): Promise<InviteState> {
  const plan = planOf(survey);
  const state = await reader.read({
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    enrolment: { record: 'enrolment', key: { personId, plan } },
    message: { record: 'message', key: { personId, plan, step } },
    nextEnrolment: { record: 'enrolment', key: { personId, plan: planOf(nextYear(survey)) } },
    response: { record: 'response', key: { personId, plan } },
  });
  return { ...state, hashOf };
}
