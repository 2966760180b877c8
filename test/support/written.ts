/** What a decision writes, by kind of record. */
import type { Changes, VersionedRecord } from '../../shared/ports.ts';
import type { RecordTypes } from '../../shared/records/catalogue.ts';
import { done } from './made-up-events.ts';

type Stored = { [Name in VersionedRecord]: RecordTypes[Name][] };

function nothing(): Stored {
  return {
    person: [],
    enrolment: [],
    message: [],
    response: [],
    fact: [],
    identity: [],
    addressClaim: [],
    program: [],
    import: [],
    importPart: [],
    quarantinedEvent: [],
    quarantineNotice: [],
    deadLetter: [],
    employment: [],
    checkIn: [],
    callTask: [],
    mentorProfile: [],
    mentorNeed: [],
    mentorInvitation: [],
    pair: [],
    introduction: [],
    school: [],
    receipt: [],
    review: [],
    statedTerms: [],
    credential: [],
    recognition: [],
    directorySchool: [],
    district: [],
    savedAnswer: [],
    columnMapping: [],
    orgAlias: [],
  };
}

function add<Name extends VersionedRecord>(stored: Stored, name: Name, item: RecordTypes[Name]) {
  const list: RecordTypes[Name][] = stored[name];
  list.push(item);
}

/** What a decision stores. */
export function stored(changes: Changes): Stored {
  const all = nothing();
  for (const write of done(changes).writes) {
    if (!('put' in write)) continue;
    switch (write.put) {
      case 'person':
        add(all, write.put, write.item);
        break;
      case 'enrolment':
        add(all, write.put, write.item);
        break;
      case 'message':
        add(all, write.put, write.item);
        break;
      case 'response':
        add(all, write.put, write.item);
        break;
      case 'fact':
        add(all, write.put, write.item);
        break;
      case 'identity':
        add(all, write.put, write.item);
        break;
      case 'addressClaim':
        add(all, write.put, write.item);
        break;
      case 'program':
        add(all, write.put, write.item);
        break;
      case 'import':
        add(all, write.put, write.item);
        break;
      case 'importPart':
        add(all, write.put, write.item);
        break;
      case 'directorySchool':
        add(all, write.put, write.item);
        break;
      case 'district':
        add(all, write.put, write.item);
        break;
      case 'savedAnswer':
        add(all, write.put, write.item);
        break;
      case 'quarantinedEvent':
        add(all, write.put, write.item);
        break;
      case 'quarantineNotice':
        add(all, write.put, write.item);
        break;
      case 'columnMapping':
        add(all, write.put, write.item);
        break;
      case 'orgAlias':
        add(all, write.put, write.item);
        break;
      case 'deadLetter':
        add(all, write.put, write.item);
        break;
      case 'employment':
        add(all, write.put, write.item);
        break;
      case 'checkIn':
        add(all, write.put, write.item);
        break;
      case 'callTask':
        add(all, write.put, write.item);
        break;
      case 'mentorProfile':
        add(all, write.put, write.item);
        break;
      case 'mentorNeed':
        add(all, write.put, write.item);
        break;
      case 'mentorInvitation':
        add(all, write.put, write.item);
        break;
      case 'pair':
        add(all, write.put, write.item);
        break;
      case 'introduction':
        add(all, write.put, write.item);
        break;
      case 'school':
        add(all, write.put, write.item);
        break;
      case 'recognition':
        add(all, write.put, write.item);
        break;
      case 'credential':
        add(all, write.put, write.item);
        break;
      case 'statedTerms':
        add(all, write.put, write.item);
        break;
      case 'receipt':
        add(all, write.put, write.item);
        break;
      case 'review':
        add(all, write.put, write.item);
        break;
    }
  }
  return all;
}

/** What a decision takes away: the kind, and the item for the records that tests look at. */
export function removed(changes: Changes): string[] {
  return done(changes).writes.flatMap((write) =>
    'remove' in write ? [write.remove] : 'removeEntry' in write ? ['entry'] : [],
  );
}
