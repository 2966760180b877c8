import { surveyDue } from '../../events/survey-due.ts';
import { links } from '../../shared/adapters/links.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { inviteToSurvey } from './invite-to-survey.ts';
import { readInvitation } from './read-invitation.ts';

export const handler = onEvent(
  on(surveyDue, {
    read: async (event, records) => readInvitation(event, records, await links()),
    decide: inviteToSurvey,
  }),
);
