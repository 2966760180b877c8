import { reasonInWords } from './reason-in-words.ts';
import { emailInWords, sentenceFor } from './timeline-sentences.ts';

interface TimelineEntry {
  workflow: string;
  eventId: string;
  what: string;
  details?: Readonly<Record<string, unknown>> | undefined;
  /** Type of the event that brought it about, or what else did. */
  cause: string;
  recordedAt: string;
  actor?: string | undefined;
}

interface TimelineMessage {
  plan: string;
  step: string;
  status: 'planned' | 'claimed' | 'sent' | 'delivered' | 'bounced' | 'complained' | 'not-sent';
  reason?: string | undefined;
  plannedAt: string;
  dueAt?: string | undefined;
  claimedAt?: string | undefined;
  sentAt?: string | undefined;
  settledAt?: string | undefined;
  addressId?: string | undefined;
}

export interface TimelineLine {
  at: string;
  kind: 'event' | 'email' | 'answer' | 'action';
  /** What happened. */
  sentence: string;
  /** Why; a clause without a capital or a full stop. */
  because?: string;
  /** Who of the staff did it. */
  by?: string;
}

interface History {
  entries: readonly TimelineEntry[];
  messages: readonly TimelineMessage[];
  /** An address as it may be shown, by its id. */
  addressOf: (addressId: string) => string | undefined;
}

/** A person's history, latest first: what was noted, and what became of each email, each with its reason. */
export function timelineOf({ entries, messages, addressOf }: History): TimelineLine[] {
  return [
    ...entries.map(lineOfEntry),
    ...messages.flatMap((message) => linesOfMessage(message, addressOf)),
  ]
    .map((line, order) => ({ line, order }))
    .sort((a, b) => b.line.at.localeCompare(a.line.at) || b.order - a.order)
    .map(({ line }) => line);
}

function lineOfEntry(entry: TimelineEntry): TimelineLine {
  const because = becauseOf(entry);
  return {
    at: entry.recordedAt,
    kind: kindOf(entry),
    sentence: sentenceFor(entry.what, entry.details),
    ...(because === undefined ? {} : { because }),
    ...(entry.actor === undefined ? {} : { by: entry.actor }),
  };
}

function kindOf({ what, actor }: TimelineEntry): TimelineLine['kind'] {
  if (actor !== undefined) return 'action';
  if (what.startsWith('email-')) return 'email';
  const answers = [
    'survey-begun',
    'survey-saved',
    'survey-answered',
    'survey-changed',
    'check-in-answered',
    'check-in-changed',
    'pair-answered',
  ];
  return answers.includes(what) ? 'answer' : 'event';
}

/** Why, when the event was made by a form of the console. */
function byHand(eventId: string): string | undefined {
  return eventId.startsWith('form/') ? 'an admin recorded it by hand' : undefined;
}

function becauseOf({ cause, details, eventId }: TimelineEntry): string | undefined {
  switch (cause) {
    case 'graduation.submitted.v1':
      if (details?.['importId'] !== undefined || /\/row-\d+$/.test(eventId)) {
        return 'a registrar’s file said so';
      }
      return byHand(eventId) ?? 'the institution’s system said so';
    case 'admission.submitted.v1':
      return byHand(eventId) ?? 'the institution’s system said so';
    case 'hire.submitted.v1':
    case 'separation.submitted.v1':
    case 'confirmation.submitted.v1':
    case 'contact.submitted.v1':
    case 'preference.submitted.v1':
    case 'credential.submitted.v1':
    case 'recognition.submitted.v1':
      return byHand(eventId) ?? 'somebody outside stated it';
    case 'candidate.admitted.v1':
      return 'the admission was recorded';
    case 'candidate.graduated.v1':
      return 'the graduation was recorded';
    case 'candidate.graduation-revoked.v1':
      return 'every degree was taken back';
    case 'alumni.address-shared.v1':
      return 'another person came in with the same address';
    case 'alumni.address-released.v1':
      return 'the other person gave it up';
    case 'alumni.employment-confirmed.v1':
      return 'a roster or file shows where they work';
    case 'alumni.hired.v1':
      return byHand(eventId) ?? 'a hire was made known';
    case 'alumni.employment-ended.v1':
      return byHand(eventId) ?? 'the end of a position was made known';
    case 'alumni.colleague-joined.v1':
      return 'somebody came to a school where graduates work';
    case 'alumni.introduction-accepted.v1':
      return 'both had said yes';
    case 'survey.due.v1':
    case 'checkin.due.v1':
    case 'mentor.pair-due.v1':
    case 'mentor.invitation-due.v1':
      return 'its day had come';
    case 'survey.response.completed.v1':
      return 'their answers came in';
    case 'mentor.needed.v1':
      return 'a mentor was asked for';
    case 'mentor.match-approved.v1':
      return 'the list of mentors was approved';
    case 'mentor.declined.v1':
      return 'the mentor before said no';
    case 'mentor.expired.v1':
      return 'the mentor before did not answer in time';
    case 'mentor.accepted.v1':
      return 'a mentor said yes';
    case 'mentor.match-ended.v1':
      return 'the pair came to its end';
    case 'checkin.answered.v1':
      return 'they told how it goes';
    case 'call.task-created.v1':
      return 'a call is to be made';
    case 'call.logged.v1':
      return 'of how a call went';
    case 'email due':
      return 'the email’s turn had come, and everything was checked once more';
    case 'mail service':
      return 'the mailbox answered so';
    case 'page':
      return undefined;
    default:
      return cause;
  }
}

function linesOfMessage(message: TimelineMessage, addressOf: History['addressOf']): TimelineLine[] {
  const what = emailInWords(message.step, message.plan);
  const address = message.addressId === undefined ? undefined : addressOf(message.addressId);
  const to = address === undefined ? '' : ` to ${address}`;
  const sent = message.sentAt ?? message.claimedAt;
  const lines: TimelineLine[] = [];
  if (sent !== undefined) {
    const unsure = message.status === 'claimed';
    lines.push({
      at: sent,
      kind: 'email',
      sentence: unsure
        ? `${what} was handed over${to}; whether it went is not known, so it counts as sent.`
        : `${what} was sent${to}.`,
    });
  }
  if (message.status === 'planned') {
    const waits =
      message.reason === undefined ? '' : `; it waits: ${reasonInWords(message.reason)}`;
    lines.push({
      at: message.plannedAt,
      kind: 'email',
      sentence: `${what} is planned${waits}.`,
    });
  }
  if (message.status === 'delivered' && message.settledAt !== undefined) {
    lines.push({
      at: message.settledAt,
      kind: 'email',
      sentence: `${what} arrived in the mailbox.`,
    });
  }
  return lines;
}
