import { surveyDue } from '../../events/survey-due.ts';
import { links } from '../../shared/adapters/links.ts';
import { nextYear, planOf } from '../../shared/domain/enrolment.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { inviteToSurvey } from './invite-to-survey.ts';

export const handler = onEvent(
  on(surveyDue, {
    async read({ programId, data: { personId, survey } }, records) {
      const plan = planOf(survey);
      const [state, { hashOf }] = await Promise.all([
        records.read({
          person: { record: 'person', key: { personId } },
          program: { record: 'program', key: { programId } },
          enrolment: { record: 'enrolment', key: { personId, plan } },
          nextEnrolment: { record: 'enrolment', key: { personId, plan: planOf(nextYear(survey)) } },
          response: { record: 'response', key: { personId, plan } },
        }),
        links(),
      ]);
      return { ...state, hashOf };
    },
    decide: inviteToSurvey,
  }),
);
