/** Shapes that the events on employment share. */
import * as z from 'zod';
import { Day } from '../contract.ts';
import { academicSubjects, evidenceSources, gradeBands } from '../vocabulary/employment.ts';

export const AcademicSubject = z
  .enum(academicSubjects)
  .describe('Ed-Fi AcademicSubject')
  .meta({ examples: ['Mathematics'] });

export const GradeBand = z
  .enum(gradeBands)
  .describe('A band of Ed-Fi GradeLevels')
  .meta({ examples: ['6-8'] });

export const SchoolId = z
  .string()
  .regex(/^(nces-[0-9A-Z]{12}|s-[0-9a-f]{24})$/, 'a school’s id as Rollcall gives it')
  .describe('The school: by its NCES id where that is known, else an opaque id')
  .meta({ examples: ['nces-010000500870'] });

export const LeaId = z
  .string()
  .regex(/^[0-9A-Z]{7}$/, 'seven characters, with leading zeros')
  .describe('NCES id of the district')
  .meta({ examples: ['0100005'] });

/** Which school; its name stays in the records. */
export const EducationOrganizationRef = z.object({
  schoolId: SchoolId,
  leaId: LeaId.optional(),
});

export const EmploymentId = z
  .string()
  .regex(/^[0-9A-Za-z.-]{1,80}$/, 'an employment’s id as Rollcall gives it')
  .describe('One position of one person: school and first day')
  .meta({ examples: ['nces-010000500870.2026-08-17'] });

/** Where we know it from (Ed-Fi has state, not evidence: this part is ours). */
export const Evidence = z.object({
  source: z.enum(evidenceSources).describe('Who said so'),
  observedAt: Day.describe('The day on which it was known to be so'),
  confidence: z.enum(['stated', 'likely', 'guessed']),
});
export type Evidence = z.infer<typeof Evidence>;
