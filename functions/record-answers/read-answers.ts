import type { DataOf, Envelope } from '../../events/contract.ts';
import type { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { nextYear, planOf } from '../../shared/domain/enrolment.ts';
import { opaqueId } from '../../shared/domain/opaque-id.ts';
import { readSchoolsMeant, writtenSchoolKey } from '../../shared/domain/same-school.ts';
import type { Links, Reader } from '../../shared/ports.ts';
import type { AnswersState } from './record-answers.ts';

/** Reads what recording answers needs, in one batch; and the school that an admin said their words to mean. */
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
  const written: unknown = state.response?.answers['SCHOOL'];
  const schools =
    typeof written === 'string' && written !== ''
      ? await readSchoolsMeant(
          [`s-${opaqueId(hashOf, writtenSchoolKey(written))}`],
          async (schoolIds) => {
            const keys = schoolIds.map((schoolId) => ({ programId, schoolId }));
            return (await reader.read({ schools: { many: 'school', keys } })).schools;
          },
        )
      : [];
  return {
    ...state,
    school: schools.find(
      ({ sameAs, standing }) => sameAs === undefined && standing !== 'not-a-school',
    ),
    hashOf,
  };
}
