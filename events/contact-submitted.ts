import * as z from 'zod';
import { defineSubmission, ImportId } from './contract.ts';
import { PersonRef } from './fields/person-ref.ts';
import { ElectronicMail, Name, Telephone } from './fields/person.ts';

/** Somebody says how a graduate can be reached now, or that their name changed. */
export const contactSubmitted = defineSubmission({
  type: 'contact.submitted.v1',
  source: 'rollcall.intake',
  summary:
    'New addresses, a new number or a new name of a graduate, or addresses no longer theirs.',
  data: z.object({
    person: PersonRef,
    electronicMail: z
      .array(ElectronicMail)
      .max(5)
      .optional()
      .describe('Addresses to add (Ed-Fi electronicMail), best first; known ones stay'),
    formerElectronicMailAddresses: z
      .array(z.string().max(320))
      .max(5)
      .optional()
      .describe('Addresses that are no longer theirs'),
    telephone: Telephone.optional(),
    name: Name.optional().describe('Their name now, when it changed (Ed-Fi name)'),
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: {
    person: { candidateIdentifier: '@75548223' },
    electronicMail: [
      {
        electronicMailAddress: 'ngozi.okafor@example.org',
        electronicMailType: 'Home/Personal',
        primaryEmailAddressIndicator: true,
      },
    ],
    formerElectronicMailAddresses: ['ngozi.ivanova@example.com'],
    name: { firstName: 'Ngozi', lastSurname: 'Okafor' },
  },
});
