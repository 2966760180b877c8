/** Whom a submission is about. It never leaves the intake bus. */
import * as z from 'zod';
import { PersonId } from '../contract.ts';
import { CandidateIdentifier, Name } from './person.ts';

/**
 * Looked up in this order: the institution's id, our id, a verified email address. A name with a cohort is never
 * enough by itself: somebody of the program decides.
 */
export const PersonRef = z
  .object({
    candidateIdentifier: CandidateIdentifier.optional(),
    personId: PersonId.optional(),
    electronicMailAddress: z
      .string()
      .trim()
      .min(3)
      .max(320)
      .optional()
      .describe('An address that Rollcall knows as theirs (Ed-Fi electronicMailAddress)')
      .meta({ examples: ['ngozi.ivanova@example.com'] }),
    name: Name.optional(),
    cohortYear: z
      .object({
        schoolYear: z.number().int().min(1900).max(2200).describe('Ending year: 2026 is 2025-26'),
      })
      .optional()
      .describe('Ed-Fi cohortYear of completion; helps to tell namesakes apart'),
  })
  .refine(
    ({ candidateIdentifier, personId, electronicMailAddress, name }) =>
      [candidateIdentifier, personId, electronicMailAddress, name].some(
        (each) => each !== undefined,
      ),
    'needs candidateIdentifier, personId, electronicMailAddress or name',
  )
  .describe('Whom it is about: give what you have, best the institution’s own id');
export type PersonRef = z.infer<typeof PersonRef>;
