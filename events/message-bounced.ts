import * as z from 'zod';
import { AddressId, defineEvent, PersonId } from './contract.ts';

/** A message could not be delivered; the address itself stays in the records. */
export const messageBounced = defineEvent({
  type: 'message.bounced.v1',
  source: 'rollcall.delivery',
  summary: 'A mailbox refused a message, for good or for now.',
  data: z.object({
    personId: PersonId,
    addressId: AddressId.optional(),
    plan: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,100}$/, 'a plan as Rollcall calls it')
      .describe('What the message belongs to, such as annual-2027'),
    step: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,60}$/, 'a step as Rollcall calls it')
      .describe('Which message of it'),
    bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']).describe('As SES calls it'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    addressId: '9f8e7d6c5b4a3f2e1d0c',
    plan: 'annual-2027',
    step: 'invitation',
    bounceType: 'Permanent',
  },
});
