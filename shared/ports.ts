/** What use cases need from outside, and what they give back. Types only. */
import type { OutgoingEvent } from '../events/contract.ts';
import type { PersonRef } from '../events/fields/person-ref.ts';
import type { Warning } from './domain/descriptor-warnings.ts';
import type { Namesake, PersonMatch } from './domain/match-person.ts';
import type { WrittenEmail } from './emails/catalogue.ts';
import type { RecordKeys, RecordName, RecordTypes } from './records/catalogue.ts';

/** One record a decision wants to see, read with strong consistency. */
export interface Wanted<Name extends RecordName = RecordName> {
  readonly record: Name;
  readonly key: RecordKeys[Name];
}

/** All records of one kind in one person's partition. */
export interface WantedAll<Name extends RecordName = RecordName> {
  readonly allOf: Name;
  readonly personId: string;
}

/** Several records of one kind. */
export interface WantedMany<Name extends RecordName = RecordName> {
  readonly many: Name;
  readonly keys: readonly RecordKeys[Name][];
}

export type ReadPlan = Readonly<Record<string, Wanted | WantedAll | WantedMany>>;

/** What a read plan brings back: each record under its name, undefined where there is none; lists hold what was found. */
export type State<Plan extends ReadPlan> = {
  readonly [Part in keyof Plan]: Plan[Part] extends
    | { readonly allOf: infer Name extends RecordName }
    | { readonly many: infer Name extends RecordName }
    ? readonly RecordTypes[Name][]
    : Plan[Part] extends { readonly record: infer Name extends RecordName }
      ? RecordTypes[Name] | undefined
      : never;
};

/**
 * A record to store or to take away.
 * `version` is the version that was read (0: there is none yet); the write fails when it has changed since,
 * and the decision is then taken again on what is there now.
 */
export type Write =
  | { [Name in VersionedRecord]: { put: Name; item: RecordTypes[Name] } }[VersionedRecord]
  | { [Name in VersionedRecord]: { remove: Name; item: RecordTypes[Name] } }[VersionedRecord]
  | { removeEntry: RecordKeys['entry'] }
  /** Not written: a line that must still be missing, since with it the decision would be another. */
  | { absentEntry: RecordKeys['entry'] };

export type VersionedRecord = Exclude<RecordName, 'entry'>;

/** What a decision comes to. Committed as one transaction, or not at all. */
export type Changes =
  | {
      outcome: 'done';
      /** Code of the timeline's line. */
      what: string;
      details?: Record<string, string | number | boolean | null>;
      /** Partition the line belongs to: a person's, a program's, an import's. */
      about: string;
      writes: readonly Write[];
      emits?: readonly OutgoingEvent[];
      /** What an undo puts back. */
      before?: RecordTypes['person'] | null;
      /** For the sender of a submission: what was taken, and should be looked at. Their receipt shows it. */
      warnings?: readonly Warning[];
      /** Days after which the line goes again; only outside a person's partition, where nothing else erases it. */
      keepForDays?: number;
    }
  | {
      outcome: 'skipped';
      /** Why nothing was to be done; a code, for the log. Nothing is written. */
      because: string;
      warnings?: readonly Warning[];
    };

/** Reads records. */
export interface Reader {
  read<const Plan extends ReadPlan>(plan: Plan): Promise<State<Plan>>;
}

/** Who and why, for the entry that a commit writes. */
export interface CommitContext {
  workflow: string;
  /** Of the event; a page derives one from what the form stands for, so that a second press changes nothing. */
  eventId: string;
  programId: string;
  correlationId: string;
  occurredAt: string;
  /** Type of the event, or `page`. */
  cause: string;
  now: string;
  actor?: string;
  /** Seconds since the epoch, for entries outside a person's partition. */
  expiresAt?: number;
}

export type Committed = 'committed' | 'already-done';

/** Writes what a decision came to, with its entry, in one transaction. */
export interface Committer {
  /**
   * @throws StaleStateError when something it was decided on has changed since: read and decide again
   * @throws GoneError when the person it is about is not there, or was erased
   * @throws PermanentError when the transaction can never be written: too many parts, or malformed
   */
  commit(
    changes: Extract<Changes, { outcome: 'done' }>,
    context: CommitContext,
  ): Promise<Committed>;
}

/** Links in emails. */
export interface Links {
  /** The hash under which a record can be found again by its link. */
  hashOf(domainKey: string): string;
  /** `v1.<kid>.<handle>.<MAC>` */
  mint(purpose: string, domainKey: string): string;
  /** The hash to look up; undefined when the link is not ours or is for another purpose. Checked before any read. */
  check(purpose: string, token: string): string | undefined;
  /** Opaque id of an email address: equal for equal addresses within a program. */
  addressId(programId: string, address: string): string;
}

/** Finds the record behind a link. */
export interface LinkFinder {
  /** The person, and the plan when the link is a survey's; undefined when there is none. */
  byLink(hash: string): Promise<{ personId: string; plan?: string } | undefined>;
}

/** Finds people by how their names begin, as lists order by them: suggestions only, from an index. */
export interface NameFinder {
  /** By each beginning, those whose names begin with it. */
  namesakes(
    programId: string,
    beginnings: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Namesake[]>>;
}

/** Finds whom submissions are about, in their order. */
export interface PersonFinder {
  findPersons(programId: string, refs: readonly PersonRef[]): Promise<PersonMatch[]>;
}

/** A person as lists show them: from an index, for reading only; decisions never read it. */
export interface ListedPerson {
  personId: string;
  displayName: string;
  cohort: number;
  degrees: RecordTypes['person']['degrees'];
  reach: RecordTypes['person']['reach'];
  completionDate?: string | undefined;
  answered?: string | undefined;
  current?: RecordTypes['person']['current'];
  /** The import that made the record. */
  importId?: string | undefined;
}

/** One person's place in a survey, as lists show it. */
export interface ListedEnrolment {
  personId: string;
  plan: string;
  cohort: number;
  status: RecordTypes['enrolment']['status'];
  step?: RecordTypes['enrolment']['step'];
}

export interface Dossier {
  person?: RecordTypes['person'];
  entries: RecordTypes['entry'][];
  enrolments: RecordTypes['enrolment'][];
  messages: RecordTypes['message'][];
  responses: RecordTypes['response'][];
  facts: RecordTypes['fact'][];
  employments: RecordTypes['employment'][];
  checkIns: RecordTypes['checkIn'][];
  callTasks: RecordTypes['callTask'][];
  mentorProfile?: RecordTypes['mentorProfile'];
  mentorNeeds: RecordTypes['mentorNeed'][];
  mentorInvitations: RecordTypes['mentorInvitation'][];
  pairs: RecordTypes['pair'][];
  introductions: RecordTypes['introduction'][];
  /** Positions in the words of who stated them. */
  statedTerms: RecordTypes['statedTerms'][];
  credentials: RecordTypes['credential'][];
  recognitions: RecordTypes['recognition'][];
}

/** What index `lists` shows of the records that mentoring and calls are led by; reading only, decisions never read it. */
export type ListedCheckIn = Pick<
  RecordTypes['checkIn'],
  | 'personId'
  | 'plan'
  | 'milestone'
  | 'since'
  | 'status'
  | 'step'
  | 'mood'
  | 'needs'
  | 'callMe'
  | 'answeredAt'
>;
export type ListedCallTask = Pick<
  RecordTypes['callTask'],
  'personId' | 'callId' | 'status' | 'reason' | 'dueDate' | 'owner' | 'createdAt' | 'attempts'
>;
export type ListedMentor = Omit<
  RecordTypes['mentorProfile'],
  'version' | 'meetsBy' | 'statedBy' | 'statedAt' | 'linkHash'
>;
export type ListedNeed = Pick<
  RecordTypes['mentorNeed'],
  | 'personId'
  | 'needId'
  | 'kind'
  | 'origin'
  | 'status'
  | 'createdAt'
  | 'step'
  | 'asked'
  | 'mentorId'
  | 'cohort'
  | 'subjects'
  | 'gradeBands'
  | 'topics'
  | 'schoolId'
  | 'leaId'
>;
export type ListedPair = Pick<
  RecordTypes['pair'],
  | 'personId'
  | 'pairId'
  | 'mentorId'
  | 'kind'
  | 'status'
  | 'startedAt'
  | 'step'
  | 'rhythm'
  | 'checks'
  | 'askedAt'
  | 'answers'
>;
export type ListedSchool = Omit<RecordTypes['school'], 'version' | 'clusterFormedAt'>;
/** A school of the directory, where somebody may or may not work. */
export type ListedDirectorySchool = Omit<RecordTypes['directorySchool'], 'version'>;

/** What the console lists. Each is one Query (or a few pages of one); there is no Scan. */
export interface Lists {
  /** In the order of surname; all pages. */
  people(programId: string): Promise<ListedPerson[]>;
  /** Everyone in a survey, `annual-2027`, by cohort. */
  roster(programId: string, plan: string): Promise<ListedEnrolment[]>;
  imports(programId: string): Promise<RecordTypes['import'][]>;
  quarantined(programId: string): Promise<RecordTypes['quarantinedEvent'][]>;
  /** Statements that wait, or waited, for somebody to say whom they are about. */
  reviews(programId: string): Promise<RecordTypes['review'][]>;
  deadLetters(programId: string): Promise<RecordTypes['deadLetter'][]>;
  /** Everything in one person's partition. */
  dossier(personId: string): Promise<Dossier>;
  /** What is on record of one event of an integrator: the door's own lines of it, and the receipt. */
  arrival(
    programId: string,
    eventId: string,
  ): Promise<{ entries: RecordTypes['entry'][]; receipt?: RecordTypes['receipt'] }>;
  /** Messages that wait for their instant, oldest first, at most `limit`. */
  planned(programId: string, limit: number): Promise<(RecordKeys['message'] & { dueAt: string })[]>;
  /** Steps of surveys and check-ins that wait, the earliest first, at most `limit` with those of mentoring. */
  owed(programId: string, limit: number): Promise<(RecordKeys['enrolment'] & { dueAt: string })[]>;
  /** Every check-in, by the day it counts from. */
  checkIns(programId: string): Promise<ListedCheckIn[]>;
  /** Open calls by the day they are due, or those that are done. */
  callTasks(programId: string, status: 'open' | 'done'): Promise<ListedCallTask[]>;
  /** Everyone who said whether they would mentor; who was asked least lately first. */
  mentors(programId: string): Promise<ListedMentor[]>;
  mentorNeeds(programId: string): Promise<ListedNeed[]>;
  pairs(programId: string): Promise<ListedPair[]>;
  /** In the order of their names. */
  schools(programId: string): Promise<ListedSchool[]>;
  /** Ids and typed names that mean another school of the list, or none. */
  otherSchoolNames(programId: string): Promise<ListedSchool[]>;
  /** Schools of the directory whose plain name begins so, at most `limit`, in the order of their names. */
  directory(
    programId: string,
    asked: { prefix: string; state?: string | undefined; limit: number },
  ): Promise<ListedDirectorySchool[]>;
}

/** A plan whose step is due: a survey, a check-in, a mentor's invitation, a pair. */
export type OwedStep = {
  [Name in 'enrolment' | 'checkIn' | 'mentorNeed' | 'pair']: {
    owed: Name;
    item: RecordTypes[Name];
  };
}['enrolment' | 'checkIn' | 'mentorNeed' | 'pair'];

/** An email to be written and sent: which, and what it is made from. */
export type Letter = WrittenEmail & LetterHead;

interface LetterHead {
  to: { name: string; address: string };
  replyTo: { name: string; address: string };
  fromName: string;
  /** The page that also takes the one-click POST; emails to the staff have none. */
  listUnsubscribeUrl?: string;
  /** Comes back with every word of the mailbox. */
  messageId: string;
  programId: string;
}

/** What became of handing an email to the mail service. */
export type Handed =
  | { outcome: 'sent'; sesMessageId: string }
  /** It was not taken, and may be tried again after some seconds. */
  | { outcome: 'not-now'; reason: string; seconds: number }
  /** It was not taken and never will be. */
  | { outcome: 'refused'; reason: string }
  /** Nobody knows. Counts as sent and is never repeated: the next reminder is the second chance. */
  | { outcome: 'unknown'; reason: string };
