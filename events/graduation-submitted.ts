import * as z from 'zod';
import { Day, defineSubmission, ImportId } from './contract.ts';
import {
  CandidateIdentifier,
  DirectoryHold,
  ElectronicMail,
  HomeDistrict,
  Name,
  Telephone,
  Text,
} from './fields/person.ts';

const Degree = z.object({
  degreeCode: Text(30)
    .describe('Degree awarded')
    .meta({ examples: ['BS'] }),
  programCode: Text(60)
    .describe('The institution’s program code')
    .meta({ examples: ['BS-EDU-MATH'] }),
  majorSpecialization: Text(255).describe('Ed-Fi majorSpecialization'),
  majorCode: Text(30).optional().describe('The institution’s code of the major'),
  concentration: Text(255).optional().describe('Concentration within the major'),
  completionDate: Day.describe('Day the degree or certificate was conferred'),
  reasonExited: z.literal('Completed').describe('Ed-Fi ReasonExited'),
  status: z.enum(['awarded', 'revoked']).describe('A degree that was taken back is revoked'),
});

/** What a registrar or student information system says of one student who completed a program: the whole of it, each time. */
export const graduationSubmitted = defineSubmission({
  type: 'graduation.submitted.v1',
  source: 'rollcall.intake',
  summary:
    'A registrar or student information system states a student’s completed degrees, with name and addresses.',
  data: z.object({
    candidateIdentifier: CandidateIdentifier,
    name: Name,
    electronicMail: z.array(ElectronicMail).max(5).describe('Ed-Fi electronicMail, best first'),
    telephone: Telephone.optional().describe('Mobile number, for calls by the program'),
    homeDistrictLeaId: HomeDistrict,
    directoryHold: DirectoryHold,
    cohortYear: z
      .object({
        schoolYear: z.number().int().min(1900).max(2200).describe('Ending year: 2026 is 2025-26'),
        term: Text(40).optional(),
      })
      .describe('Ed-Fi cohortYear of completion'),
    degrees: z.array(Degree).min(1).max(12),
    campus: Text(60).optional(),
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    candidateIdentifier: '@75548223',
    name: { firstName: 'Ngozi', lastSurname: 'Ivanova', middleName: 'A' },
    electronicMail: [
      {
        electronicMailAddress: 'ngozi.ivanova@example.com',
        electronicMailType: 'Home/Personal',
        primaryEmailAddressIndicator: true,
      },
    ],
    telephone: { telephoneNumber: '+13345550717', textMessageCapabilityIndicator: true },
    homeDistrictLeaId: '0100005',
    directoryHold: false,
    cohortYear: { schoolYear: 2026, term: 'Fall 2025' },
    degrees: [
      {
        degreeCode: 'BS',
        programCode: 'BS-EDU-MATH',
        majorSpecialization: 'Mathematics Education',
        majorCode: 'MATH',
        concentration: 'STEM, secondary',
        completionDate: '2025-12-19',
        reasonExited: 'Completed',
        status: 'awarded',
      },
    ],
  },
});
