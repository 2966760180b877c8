import { confirmationSubmitted } from '../../events/confirmation-submitted.ts';
import { contactSubmitted } from '../../events/contact-submitted.ts';
import { credentialSubmitted } from '../../events/credential-submitted.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { preferenceSubmitted } from '../../events/preference-submitted.ts';
import { recognitionSubmitted } from '../../events/recognition-submitted.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import { personFinder } from '../../shared/adapters/find-persons.ts';
import { links } from '../../shared/adapters/links.ts';
import type { Records } from '../../shared/adapters/records.ts';
import { on } from '../../shared/runtime/on-event.ts';
import { onSubmission } from '../../shared/runtime/on-submission.ts';
import { admitConfirmation } from './admit-confirmation.ts';
import { admitContact } from './admit-contact.ts';
import { admitCredential } from './admit-credential.ts';
import { admitHire } from './admit-hire.ts';
import { admitPreference } from './admit-preference.ts';
import { admitRecognition } from './admit-recognition.ts';
import { admitSeparation } from './admit-separation.ts';
import { readConfirmation } from './read-confirmation.ts';
import { readContact } from './read-contact.ts';
import { readCredential } from './read-credential.ts';
import { readHire } from './read-hire.ts';
import { readRecognition } from './read-recognition.ts';
import { readSeparation } from './read-separation.ts';
import { readStatement, type Sources } from './read-statement.ts';

async function sources(records: Records): Promise<Sources> {
  const made = await links();
  return { reader: records, finder: personFinder(records, made), links: made };
}

export const handler = onSubmission([
  on(hireSubmitted, {
    read: async (event, records) => readHire(event, await sources(records)),
    decide: admitHire,
  }),
  on(separationSubmitted, {
    read: async (event, records) => readSeparation(event, await sources(records)),
    decide: admitSeparation,
  }),
  on(confirmationSubmitted, {
    read: async (event, records) => readConfirmation(event, await sources(records)),
    decide: admitConfirmation,
  }),
  on(preferenceSubmitted, {
    read: async (event, records) =>
      readStatement(preferenceSubmitted.type, event, await sources(records)),
    decide: admitPreference,
  }),
  on(credentialSubmitted, {
    read: async (event, records) => readCredential(event, await sources(records)),
    decide: admitCredential,
  }),
  on(recognitionSubmitted, {
    read: async (event, records) => readRecognition(event, await sources(records)),
    decide: admitRecognition,
  }),
  on(contactSubmitted, {
    read: async (event, records) => readContact(event, await sources(records)),
    decide: admitContact,
  }),
]);
