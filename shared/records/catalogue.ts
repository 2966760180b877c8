/** Every record there is, by name. Adding one is a file beside this one and a line here. */
import { addressClaimEntity, type AddressClaim } from './address-claim.ts';
import { deadLetterEntity, type DeadLetter } from './dead-letter.ts';
import { enrolmentEntity, type Enrolment } from './enrolment.ts';
import { entryEntity, type Entry } from './entry.ts';
import { factEntity, type Fact } from './fact.ts';
import { identityEntity, type Identity } from './identity.ts';
import { importEntity, importPartEntity, type Import, type ImportPart } from './import.ts';
import { messageEntity, type Message } from './message.ts';
import { personEntity, type Person } from './person.ts';
import { programEntity, type Program } from './program.ts';
import { quarantinedEventEntity, type QuarantinedEvent } from './quarantined-event.ts';
import { responseEntity, type Response } from './response.ts';

/** By name, what makes each record's entity. */
export const records = {
  person: personEntity,
  entry: entryEntity,
  enrolment: enrolmentEntity,
  message: messageEntity,
  response: responseEntity,
  fact: factEntity,
  identity: identityEntity,
  addressClaim: addressClaimEntity,
  program: programEntity,
  import: importEntity,
  importPart: importPartEntity,
  quarantinedEvent: quarantinedEventEntity,
  deadLetter: deadLetterEntity,
} as const;

export type RecordName = keyof typeof records;

/** The shape of each record as it is read. */
export interface RecordTypes {
  person: Person;
  entry: Entry;
  enrolment: Enrolment;
  message: Message;
  response: Response;
  fact: Fact;
  identity: Identity;
  addressClaim: AddressClaim;
  program: Program;
  import: Import;
  importPart: ImportPart;
  quarantinedEvent: QuarantinedEvent;
  deadLetter: DeadLetter;
}

/** What names one record of a kind. */
export interface RecordKeys {
  person: Pick<Person, 'personId'>;
  entry: Pick<Entry, 'partition' | 'workflow' | 'eventId'>;
  enrolment: Pick<Enrolment, 'personId' | 'plan'>;
  message: Pick<Message, 'personId' | 'plan' | 'step'>;
  response: Pick<Response, 'personId' | 'plan'>;
  fact: Pick<Fact, 'personId' | 'kind' | 'factId'>;
  identity: Pick<Identity, 'programId' | 'candidateIdentifier'>;
  addressClaim: Pick<AddressClaim, 'programId' | 'addressId'>;
  program: Pick<Program, 'programId'>;
  import: Pick<Import, 'importId'>;
  importPart: Pick<ImportPart, 'importId' | 'part'>;
  quarantinedEvent: Pick<QuarantinedEvent, 'programId' | 'quarantineId'>;
  deadLetter: Pick<DeadLetter, 'programId' | 'workflow' | 'eventId'>;
}
