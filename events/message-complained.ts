import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';

/** Somebody marked a message as unwanted in their mailbox. */
export const messageComplained = defineEvent({
  type: 'message.complained.v1',
  source: 'rollcall.delivery',
  summary: 'A reader marked a message as unwanted in their mailbox; messages to them stopped.',
  data: z.object({
    personId: PersonId,
    plan: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,100}$/, 'a plan as Rollcall calls it')
      .describe('What the message belongs to, such as annual-2027'),
    step: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,60}$/, 'a step as Rollcall calls it')
      .describe('Which message of it'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    plan: 'annual-2027',
    step: 'invitation',
  },
});
