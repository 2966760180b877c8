import * as z from 'zod';
import { Day, defineSubmission } from './contract.ts';
import {
  CandidateIdentifier,
  DirectoryHold,
  ElectronicMail,
  HomeDistrict,
  Name,
  Telephone,
} from './fields/person.ts';
import { academicSubjects } from './vocabulary/employment.ts';

/** What an admissions office or student information system says of somebody who enters a program: the whole of it, each time. */
export const admissionSubmitted = defineSubmission({
  type: 'admission.submitted.v1',
  source: 'rollcall.intake',
  summary: 'Somebody was admitted to a program, with name and addresses.',
  data: z.object({
    candidateIdentifier: CandidateIdentifier,
    name: Name,
    electronicMail: z.array(ElectronicMail).max(5).describe('Ed-Fi electronicMail, best first'),
    telephone: Telephone.optional(),
    homeDistrictLeaId: HomeDistrict,
    directoryHold: DirectoryHold,
    beginDate: Day.describe('First day in the program (Ed-Fi beginDate)'),
    cohortYear: z
      .object({
        schoolYear: z.number().int().min(1900).max(2200).describe('Ending year: 2027 is 2026-27'),
      })
      .describe('Ed-Fi cohortYear of entry'),
    academicSubjects: z
      .array(z.enum(academicSubjects))
      .max(8)
      .describe('What they prepare to teach (Ed-Fi AcademicSubject)'),
  }),
  example: {
    candidateIdentifier: '@80114477',
    name: { firstName: 'Tomás', lastSurname: 'Arreola' },
    electronicMail: [
      {
        electronicMailAddress: 'tomas.arreola@example.com',
        electronicMailType: 'Home/Personal',
        primaryEmailAddressIndicator: true,
      },
    ],
    directoryHold: false,
    beginDate: '2026-08-24',
    cohortYear: { schoolYear: 2027 },
    academicSubjects: ['Mathematics'],
  },
});
