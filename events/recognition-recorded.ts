import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';
import { Evidence } from './fields/employment.ts';
import { descriptors } from './vocabulary/descriptors.ts';

/** An award of a graduate was recorded. */
export const recognitionRecorded = defineEvent({
  type: 'recognition.recorded.v1',
  source: 'rollcall.registry',
  summary: 'An award, honor or promotion of a graduate was recorded.',
  data: z.object({
    personId: PersonId,
    recognitionId: z
      .string()
      .regex(/^[0-9a-f]{24}$/, 'an award’s id as Rollcall gives it')
      .describe('Opaque id of the award; what it is called stays in the records'),
    recognitionType: z
      .enum(descriptors.RecognitionType)
      .describe('Ed-Fi RecognitionType, or Other for a site’s own'),
    recognitionAwardDate: Day.describe('Day on which it was given'),
    evidence: Evidence,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    recognitionId: '5f0c1d2e3f4a5b6c7d8e9f00',
    recognitionType: 'Honor award',
    recognitionAwardDate: '2027-04-30',
    evidence: { source: 'employer', observedAt: '2027-05-02', confidence: 'stated' },
  },
});
