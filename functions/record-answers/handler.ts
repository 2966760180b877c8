import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { links } from '../../shared/adapters/links.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readAnswers } from './read-answers.ts';
import { recordAnswers } from './record-answers.ts';

export const handler = onEvent(
  on(surveyResponseCompleted, {
    read: async (event, records) => readAnswers(event, records, await links()),
    decide: recordAnswers,
  }),
);
