/** What submissions say of a position. */
import * as z from 'zod';
import { Day } from '../contract.ts';
import { evidenceSources } from '../vocabulary/employment.ts';
import { Text } from './person.ts';

/** A school or district as a sender knows it. */
export const StatedOrganization = z
  .object({
    ncesSchoolId: z
      .string()
      .regex(
        /^[0-9A-Z]{11,12}$/,
        'twelve characters; eleven when a spreadsheet took the leading zero',
      )
      .optional()
      .describe('NCES id of the school: district (7) and school (5)')
      .meta({ examples: ['010000500870'] }),
    ncesLeaId: z
      .string()
      .regex(/^[0-9A-Z]{6,7}$/, 'seven characters; six when a spreadsheet took the leading zero')
      .optional()
      .describe('NCES id of the district')
      .meta({ examples: ['0100005'] }),
    nameOfInstitution: Text(120)
      .optional()
      .describe('Ed-Fi nameOfInstitution; needed when there is no NCES id')
      .meta({ examples: ['Lincoln Middle School'] }),
    city: Text(80).optional(),
    stateAbbreviation: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters, such as AL')
      .optional()
      .describe('State of the school, two letters')
      .meta({ examples: ['AL'] }),
    country: Text(60).optional().describe('Only of a school abroad'),
  })
  .refine(
    ({ ncesSchoolId, nameOfInstitution }) =>
      ncesSchoolId !== undefined || nameOfInstitution !== undefined,
    'needs ncesSchoolId or nameOfInstitution',
  )
  .describe('Ed-Fi educationOrganization: by its NCES id, else by name and place');
export type StatedOrganization = z.infer<typeof StatedOrganization>;

/** Where the sender knows it from; from the student information system when left out. */
export const StatedEvidence = z
  .object({
    source: z.enum(evidenceSources).describe('Who said so'),
    observedAt: Day.describe('The day on which it was known to be so'),
  })
  .optional()
  .describe('Where you know it from; your information system, today, when left out');
