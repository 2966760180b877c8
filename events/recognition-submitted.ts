import * as z from 'zod';
import { Day, defineSubmission, ImportId } from './contract.ts';
import { Descriptor } from './fields/descriptor.ts';
import { PersonRef } from './fields/person-ref.ts';
import { Text } from './fields/person.ts';
import { StatedEvidence } from './fields/stated-employment.ts';

/** Somebody says that a graduate was given an award (Ed-Fi Recognition). */
export const recognitionSubmitted = defineSubmission({
  type: 'recognition.submitted.v1',
  source: 'rollcall.intake',
  summary: 'An award, honor or promotion of a graduate.',
  data: z.object({
    person: PersonRef,
    achievementTitle: Text(60)
      .describe('Ed-Fi achievementTitle: what it is called')
      .meta({ examples: ['Teacher of the Year'] }),
    recognitionType: Descriptor('RecognitionType'),
    recognitionDescription: Text(80).optional().describe('Ed-Fi recognitionDescription'),
    issuerName: Text(150)
      .optional()
      .describe('Ed-Fi issuerName: who gave it')
      .meta({ examples: ['Marshall County Schools'] }),
    recognitionAwardDate: Day.describe('Day on which it was given'),
    evidence: StatedEvidence,
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    person: { candidateIdentifier: '@75548223' },
    achievementTitle: 'Teacher of the Year',
    recognitionType: { codeValue: 'Honor award' },
    issuerName: 'Marshall County Schools',
    recognitionAwardDate: '2027-04-30',
    evidence: { source: 'employer', observedAt: '2027-05-02' },
  },
});
