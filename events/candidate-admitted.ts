import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';
import { AcademicSubject, LeaId } from './fields/employment.ts';

/** Somebody entered a program. */
export const candidateAdmitted = defineEvent({
  type: 'candidate.admitted.v1',
  source: 'rollcall.registry',
  summary: 'Somebody entered a program as a candidate: a buddy from an older cohort may be found.',
  data: z.object({
    personId: PersonId,
    beginDate: Day.describe('First day in the program'),
    cohortYear: z.object({
      cohortYearType: z.literal('Entry').describe('Ed-Fi CohortYearType'),
      schoolYear: z.number().int().describe('Ending year: 2027 is 2026-27'),
    }),
    academicSubjects: z.array(AcademicSubject).max(8),
    homeDistrictLeaId: LeaId.optional().describe('NCES id of the home district'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    beginDate: '2026-08-24',
    cohortYear: { cohortYearType: 'Entry', schoolYear: 2027 },
    academicSubjects: ['Mathematics'],
    homeDistrictLeaId: '0100005',
  },
});
