import type { DataOf, Envelope } from '../../events/contract.ts';
import type { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { planOf } from '../../shared/domain/enrolment.ts';
import type { Reader } from '../../shared/ports.ts';
import type { WillingnessState } from './note-mentor-willingness.ts';

/** Reads the answers, and what is known of the person as a mentor. */
export async function readWillingness(
  { data: { personId, survey } }: Envelope<DataOf<typeof surveyResponseCompleted>>,
  reader: Reader,
): Promise<WillingnessState> {
  return reader.read({
    person: { record: 'person', key: { personId } },
    response: { record: 'response', key: { personId, plan: planOf(survey) } },
    profile: { record: 'mentorProfile', key: { personId } },
    employments: { allOf: 'employment', personId },
  });
}
