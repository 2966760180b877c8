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
import { quarantineNoticeEntity, type QuarantineNotice } from './quarantine-notice.ts';
import { quarantinedEventEntity, type QuarantinedEvent } from './quarantined-event.ts';
import { responseEntity, type Response } from './response.ts';
import { callTaskEntity, type CallTask } from './call-task.ts';
import { checkInEntity, type CheckIn } from './check-in.ts';
import { employmentEntity, type Employment } from './employment.ts';
import { introductionEntity, type Introduction } from './introduction.ts';
import { mentorInvitationEntity, type MentorInvitation } from './mentor-invitation.ts';
import { mentorNeedEntity, type MentorNeed } from './mentor-need.ts';
import { mentorProfileEntity, type MentorProfile } from './mentor-profile.ts';
import { pairEntity, type Pair } from './pair.ts';
import { schoolEntity, type School } from './school.ts';
import { receiptEntity, type Receipt } from './receipt.ts';
import { reviewEntity, type Review } from './review.ts';
import { statedTermsEntity, type StatedTerms } from './stated-terms.ts';
import { credentialEntity, type Credential } from './credential.ts';
import { recognitionEntity, type Recognition } from './recognition.ts';
import { directorySchoolEntity, type DirectorySchool } from './directory-school.ts';
import { districtEntity, type District } from './district.ts';
import { columnMappingEntity, type ColumnMapping } from './column-mapping.ts';
import { orgAliasEntity, type OrgAlias } from './org-alias.ts';
import { savedAnswerEntity, type SavedAnswer } from './saved-answer.ts';

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
  quarantineNotice: quarantineNoticeEntity,
  deadLetter: deadLetterEntity,
  callTask: callTaskEntity,
  checkIn: checkInEntity,
  employment: employmentEntity,
  introduction: introductionEntity,
  mentorInvitation: mentorInvitationEntity,
  mentorNeed: mentorNeedEntity,
  mentorProfile: mentorProfileEntity,
  pair: pairEntity,
  school: schoolEntity,
  receipt: receiptEntity,
  review: reviewEntity,
  statedTerms: statedTermsEntity,
  credential: credentialEntity,
  recognition: recognitionEntity,
  directorySchool: directorySchoolEntity,
  district: districtEntity,
  columnMapping: columnMappingEntity,
  orgAlias: orgAliasEntity,
  savedAnswer: savedAnswerEntity,
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
  quarantineNotice: QuarantineNotice;
  deadLetter: DeadLetter;
  callTask: CallTask;
  checkIn: CheckIn;
  employment: Employment;
  introduction: Introduction;
  mentorInvitation: MentorInvitation;
  mentorNeed: MentorNeed;
  mentorProfile: MentorProfile;
  pair: Pair;
  school: School;
  receipt: Receipt;
  review: Review;
  statedTerms: StatedTerms;
  credential: Credential;
  recognition: Recognition;
  directorySchool: DirectorySchool;
  district: District;
  columnMapping: ColumnMapping;
  orgAlias: OrgAlias;
  savedAnswer: SavedAnswer;
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
  quarantineNotice: Pick<QuarantineNotice, 'programId'>;
  deadLetter: Pick<DeadLetter, 'programId' | 'workflow' | 'eventId'>;
  callTask: Pick<CallTask, 'personId' | 'callId'>;
  checkIn: Pick<CheckIn, 'personId' | 'plan'>;
  employment: Pick<Employment, 'personId' | 'employmentId'>;
  introduction: Pick<Introduction, 'personId' | 'schoolId'>;
  mentorInvitation: Pick<MentorInvitation, 'personId' | 'needId'>;
  mentorNeed: Pick<MentorNeed, 'personId' | 'needId'>;
  mentorProfile: Pick<MentorProfile, 'personId'>;
  pair: Pick<Pair, 'personId' | 'pairId'>;
  school: Pick<School, 'programId' | 'schoolId'>;
  receipt: Pick<Receipt, 'programId' | 'eventId'>;
  review: Pick<Review, 'programId' | 'reviewId'>;
  statedTerms: Pick<StatedTerms, 'personId' | 'employmentId'>;
  credential: Pick<Credential, 'personId' | 'credentialId'>;
  recognition: Pick<Recognition, 'personId' | 'recognitionId'>;
  directorySchool: Pick<DirectorySchool, 'programId' | 'schoolId'>;
  district: Pick<District, 'programId' | 'leaId'>;
  columnMapping: Pick<ColumnMapping, 'programId' | 'headings' | 'format'>;
  orgAlias: Pick<OrgAlias, 'programId' | 'sourcedId'>;
  savedAnswer: Pick<SavedAnswer, 'clientId' | 'key'>;
}
