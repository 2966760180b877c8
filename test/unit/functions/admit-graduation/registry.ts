import { createHash } from 'node:crypto';
import { alumniAddressReleased } from '../../../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../../../events/alumni-address-shared.ts';
import type { OutgoingEvent } from '../../../../events/contract.ts';
import {
  type AdmissionState,
  admitGraduation,
} from '../../../../functions/admit-graduation/admit-graduation.ts';
import { flagSharedAddress } from '../../../../functions/flag-shared-address/flag-shared-address.ts';
import type { Changes, Write } from '../../../../shared/ports.ts';
import type { AddressClaim } from '../../../../shared/records/address-claim.ts';
import type { Identity } from '../../../../shared/records/identity.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { read, type Submission } from '../../../support/made-up-events.ts';

/** The records that admission works on, in memory: what is decided is done, one event after another. */
export class Registry {
  readonly identities = new Map<string, Identity>();
  readonly persons = new Map<string, Person>();
  readonly claims = new Map<string, AddressClaim>();
  readonly #taken = new Set<string>();

  /** Takes a submission, or a fact about an address. Gives what follows from it. */
  take(event: Submission | OutgoingEvent, now: string): readonly OutgoingEvent[] {
    const eventId = 'detail' in event ? event.detail.eventId : event.eventId;
    const changes = 'detail' in event ? this.#flag(event, now) : this.#admit(event, now);
    if (changes.outcome === 'skipped') return [];
    const marker = `${changes.about} ${'detail' in event ? 'flag' : 'admit'} ${eventId}`;
    if (this.#taken.has(marker)) return [];
    this.#taken.add(marker);
    for (const write of changes.writes) this.#write(write);
    return changes.emits ?? [];
  }

  state({ data }: Submission): AdmissionState {
    const identity = this.identities.get(data.candidateIdentifier);
    const personId = identity?.personId ?? personIdOf(data.candidateIdentifier);
    return {
      identity,
      person: this.persons.get(personId),
      claims: this.claims,
      addressIds: new Map(
        data.electronicMail.map(({ electronicMailAddress }) => [
          electronicMailAddress,
          addressIdOf(electronicMailAddress),
        ]),
      ),
      personId,
      linkHash: `link-of-${personId}`,
      digest: (text) => createHash('sha256').update(`key ${text}`).digest('hex'),
    };
  }

  #admit(event: Submission, now: string): Changes {
    return admitGraduation(this.state(event), event, now);
  }

  #flag(event: OutgoingEvent, now: string): Changes {
    const contract = [alumniAddressShared, alumniAddressReleased].find(
      ({ type }) => type === event.type,
    );
    if (contract === undefined) return { outcome: 'skipped', because: 'not about addresses' };
    const news = read(contract, event);
    const { personId, addressId } = news.data;
    const state = { person: this.persons.get(personId), claim: this.claims.get(addressId) };
    return flagSharedAddress(state, news, now);
  }

  #write(write: Write): void {
    if (!('put' in write)) throw new Error('admission takes nothing away');
    const version = write.item.version + 1;
    switch (write.put) {
      case 'person':
        this.persons.set(write.item.personId, { ...write.item, version });
        break;
      case 'identity':
        this.identities.set(write.item.candidateIdentifier, { ...write.item, version });
        break;
      case 'addressClaim':
        this.claims.set(write.item.addressId, { ...write.item, version });
        break;
      default:
        throw new Error(`admission does not write ${write.put}`);
    }
  }
}

/** Equal for equal students, so that two runs can be compared; says nothing of who it is. */
export function personIdOf(candidateIdentifier: string): string {
  const digest = createHash('sha256').update(candidateIdentifier).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

export function addressIdOf(address: string): string {
  return Buffer.from(address.toLowerCase()).toString('hex').slice(0, 40);
}
