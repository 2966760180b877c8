/** Where statements are admitted, with the records in memory: what is decided is done, one statement after another. */
import { confirmationSubmitted } from '../../../../events/confirmation-submitted.ts';
import type { contactSubmitted } from '../../../../events/contact-submitted.ts';
import type { DataOf, Envelope, OutgoingEvent } from '../../../../events/contract.ts';
import { credentialSubmitted } from '../../../../events/credential-submitted.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { preferenceSubmitted } from '../../../../events/preference-submitted.ts';
import { recognitionSubmitted } from '../../../../events/recognition-submitted.ts';
import { separationSubmitted } from '../../../../events/separation-submitted.ts';
import { admitConfirmation } from '../../../../functions/admit-statement/admit-confirmation.ts';
import { admitContact } from '../../../../functions/admit-statement/admit-contact.ts';
import { admitCredential } from '../../../../functions/admit-statement/admit-credential.ts';
import { admitHire } from '../../../../functions/admit-statement/admit-hire.ts';
import { admitPreference } from '../../../../functions/admit-statement/admit-preference.ts';
import { admitRecognition } from '../../../../functions/admit-statement/admit-recognition.ts';
import { admitSeparation } from '../../../../functions/admit-statement/admit-separation.ts';
import { readConfirmation } from '../../../../functions/admit-statement/read-confirmation.ts';
import { readContact } from '../../../../functions/admit-statement/read-contact.ts';
import { readCredential } from '../../../../functions/admit-statement/read-credential.ts';
import { readHire } from '../../../../functions/admit-statement/read-hire.ts';
import { readRecognition } from '../../../../functions/admit-statement/read-recognition.ts';
import { readSeparation } from '../../../../functions/admit-statement/read-separation.ts';
import {
  readStatement,
  type Sources,
} from '../../../../functions/admit-statement/read-statement.ts';
import { personFinder } from '../../../../shared/adapters/find-persons.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import type { Changes } from '../../../../shared/ports.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { anAddress, aPerson, programId } from '../../../support/made-up-records.ts';
import { MemoryRecords } from '../../../support/memory-records.ts';

export const now = '2027-05-10T12:00:00Z';
export const links = linksWith({
  handleKey: 'handle-key-of-the-tests-0123456789abcdef',
  current: 'k1',
  keys: { k1: 'a-link-key-of-the-tests' },
});
export const ngoziAt = 'ngozi.ivanova@mail.example';

type Head = Partial<Envelope<never>>;

export class Desk {
  readonly records = new MemoryRecords();
  /** What was announced so far. */
  readonly announced: OutgoingEvent[] = [];
  readonly #sources: Sources = {
    reader: this.records,
    finder: personFinder(this.records, links),
    links,
  };

  /** Somebody who graduated, known by a student id and an address. */
  graduate(more: Partial<Person> = {}, { address = ngoziAt } = {}): Person {
    const person = aPerson({ addresses: [addressOf(address)], ...more });
    const { personId, candidateIdentifier } = person;
    this.records.put('person', person);
    this.records.put('identity', { programId, candidateIdentifier, version: 0, personId });
    this.claim(address, [personId]);
    return person;
  }

  claim(address: string, claimants: string[], owner?: string): void {
    const addressId = links.addressId(programId, address);
    this.records.put('addressClaim', {
      programId,
      addressId,
      version: 0,
      claimants,
      ...(owner !== undefined && { owner }),
    });
  }

  async hire(data: Partial<DataOf<typeof hireSubmitted>> = {}, head: Head = {}): Promise<Changes> {
    const event = statement({ ...hireSubmitted.example, ...data }, head);
    return this.#taken(admitHire(await readHire(event, this.#sources), event, now));
  }

  async separation(
    data: Partial<DataOf<typeof separationSubmitted>> = {},
    head: Head = {},
  ): Promise<Changes> {
    const event = statement({ ...separationSubmitted.example, ...data }, head);
    return this.#taken(admitSeparation(await readSeparation(event, this.#sources), event, now));
  }

  async confirmation(
    data: Partial<DataOf<typeof confirmationSubmitted>> = {},
    head: Head = {},
  ): Promise<Changes> {
    const event = statement({ ...confirmationSubmitted.example, ...byId, ...data }, head);
    return this.#taken(admitConfirmation(await readConfirmation(event, this.#sources), event, now));
  }

  async contact(data: Partial<DataOf<typeof contactSubmitted>>, head: Head = {}): Promise<Changes> {
    const event = statement({ ...byId, ...data }, head);
    return this.#taken(admitContact(await readContact(event, this.#sources), event, now));
  }

  async preference(
    data: Partial<DataOf<typeof preferenceSubmitted>> = {},
    head: Head = {},
  ): Promise<Changes> {
    const event = statement({ ...preferenceSubmitted.example, ...data }, head);
    const state = await readStatement(preferenceSubmitted.type, event, this.#sources);
    return this.#taken(admitPreference(state, event, now));
  }

  async credential(
    data: Partial<DataOf<typeof credentialSubmitted>> = {},
    head: Head = {},
  ): Promise<Changes> {
    const event = statement({ ...credentialSubmitted.example, ...data }, head);
    return this.#taken(admitCredential(await readCredential(event, this.#sources), event, now));
  }

  async recognition(
    data: Partial<DataOf<typeof recognitionSubmitted>> = {},
    head: Head = {},
  ): Promise<Changes> {
    const event = statement({ ...recognitionSubmitted.example, ...data }, head);
    return this.#taken(admitRecognition(await readRecognition(event, this.#sources), event, now));
  }

  #taken(changes: Changes): Changes {
    this.records.apply(changes);
    if (changes.outcome === 'done') this.announced.push(...(changes.emits ?? []));
    return changes;
  }
}

const byId = { person: { candidateIdentifier: '@75548223' } };

function statement<Data>(data: Data, head: Head): Envelope<Data> {
  return { ...anEvent(data, { occurredAt: '2026-09-01T12:00:00Z' }), ...head, data };
}

export function addressOf(address: string, more: Parameters<typeof anAddress>[0] = {}) {
  return anAddress({ addressId: links.addressId(programId, address), address, ...more });
}
