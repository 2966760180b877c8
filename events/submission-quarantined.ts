import * as z from 'zod';
import { defineEvent } from './contract.ts';

/** A submission from the bus could not be admitted and waits for somebody to mend it. */
export const submissionQuarantined = defineEvent({
  type: 'submission.quarantined.v1',
  source: 'rollcall.intake',
  summary: 'A submission from an integrator could not be admitted and waits in the quarantine.',
  data: z.object({
    quarantineId: z
      .string()
      .regex(/^[0-9A-Za-z-]{1,60}$/, 'the bus’s own id of the delivery')
      .describe('Where it waits'),
    submissionType: z
      .string()
      .regex(/^([a-z.-]{1,80}[.]v[0-9]{1,3}|unknown)$/, 'a type of the catalogue, or unknown')
      .describe('The type it names where that is taken in here, or unknown')
      .meta({ examples: ['hire.submitted.v1'] }),
    integrator: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,60}$/, 'an integrator’s source or client')
      .describe('Who sent it: their source on the bus')
      .meta({ examples: ['sis.cedar-valley'] }),
    problems: z.number().int().positive().describe('How many reasons there are'),
  }),
  example: {
    quarantineId: '7b1d2f0e-4a57-4f0c-9f0b-1f2b8f6f0a11',
    submissionType: 'hire.submitted.v1',
    integrator: 'sis.cedar-valley',
    problems: 2,
  },
});
