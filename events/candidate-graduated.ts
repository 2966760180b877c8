import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';

export const Revision = z
  .number()
  .int()
  .positive()
  .describe(
    'Counts the changes of one person’s graduation; a later one replaces the earlier whole',
  );

/** Somebody completed a program: the whole graduation as it now stands, without saying who. */
export const candidateGraduated = defineEvent({
  type: 'candidate.graduated.v1',
  source: 'rollcall.registry',
  summary:
    'A candidate completed a program and became an alumna or alumnus; states the whole graduation.',
  data: z.object({
    personId: PersonId,
    revision: Revision,
    completionDate: z.iso
      .date()
      .describe('The first day on which a degree or certificate was conferred'),
    reasonExited: z.literal('Completed').describe('Ed-Fi ReasonExited'),
    cohortYear: z.object({
      cohortYearType: z.literal('Completion').describe('Ed-Fi CohortYearType'),
      schoolYear: z.number().int().describe('Ending year: 2026 is 2025-26'),
    }),
    degrees: z
      .array(
        z.object({
          degreeCode: z
            .string()
            .max(30)
            .describe('Degree awarded')
            .meta({ examples: ['BS'] }),
          programCode: z.string().max(60).describe('The institution’s program code'),
          completionDate: Day,
        }),
      )
      .min(1)
      .describe('Degrees awarded and not taken back'),
    homeDistrictLeaId: z
      .string()
      .regex(/^\d{7}$/, 'seven digits, with leading zeros')
      .optional()
      .describe('NCES id of the home district'),
    directoryHold: z.boolean().describe('FERPA directory hold: nothing may be disclosed'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    revision: 1,
    completionDate: '2025-12-19',
    reasonExited: 'Completed',
    cohortYear: { cohortYearType: 'Completion', schoolYear: 2026 },
    degrees: [{ degreeCode: 'BS', programCode: 'BS-EDU-MATH', completionDate: '2025-12-19' }],
    homeDistrictLeaId: '0100005',
    directoryHold: false,
  },
});
