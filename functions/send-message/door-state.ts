import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Introduction } from '../../shared/records/introduction.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import type { School } from '../../shared/records/school.ts';

/** What an email is about, as it stands now; `off` when there is nothing to write about any more, and why. */
export type Subject =
  | { about: 'survey'; enrolment: Enrolment }
  | { about: 'check-in'; checkIn: CheckIn }
  | { about: 'invitation'; invitation: MentorInvitation; need: MentorNeed; mentee: Person }
  | { about: 'pair'; pair: Pair; other: Person }
  | {
      about: 'colleagues';
      introduction: Introduction;
      school: School;
      /** Whom an introduction names, and what that person agreed to; both empty for an offer. */
      others: readonly Person[];
      theirs: readonly Introduction[];
    }
  | { about: 'call'; callTask: CallTask }
  | QuarantineSubject
  | { about: 'off'; reason: string };

/** Refused events that still wait: those that the email names, and how many were told of. About no person. */
export interface QuarantineSubject {
  about: 'quarantine';
  events: readonly QuarantinedEvent[];
  told: number;
}

export type LiveSubject = Exclude<Subject, { about: 'off' }>;
/** What concerns one person. */
export type PersonSubject = Exclude<LiveSubject, QuarantineSubject>;

/** What the door re-reads, with strong consistency, before it claims. */
export interface DoorState {
  message: Message | undefined;
  person: Person | undefined;
  program: Program | undefined;
  subject: Subject;
}
