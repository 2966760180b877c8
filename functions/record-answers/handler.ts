import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { links } from '../../shared/adapters/links.ts';
import { nextYear, planOf } from '../../shared/domain/enrolment.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { recordAnswers } from './record-answers.ts';

export const handler = onEvent(
  on(surveyResponseCompleted, {
    async read({ programId, data: { personId, survey } }, records) {
      const [state, { hashOf }] = await Promise.all([
        records.read({
          person: { record: 'person', key: { personId } },
          program: { record: 'program', key: { programId } },
          response: { record: 'response', key: { personId, plan: planOf(survey) } },
          nextEnrolment: { record: 'enrolment', key: { personId, plan: planOf(nextYear(survey)) } },
        }),
        links(),
      ]);
      return { ...state, hashOf };
    },
    decide: recordAnswers,
  }),
);
