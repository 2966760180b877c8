import { sentenceFor } from '../../shared/domain/timeline-sentences.ts';
import type { Dossier } from '../../shared/ports.ts';
import type { RecordTypes } from '../../shared/records/catalogue.ts';

type Receipt = RecordTypes['receipt'];
type Entry = RecordTypes['entry'];
type Message = RecordTypes['message'];

/** What is on record of one event. */
export interface EventRecords {
  /** The door's own lines: the event, and tests of it. */
  arrived: readonly Entry[];
  receipt: Receipt | undefined;
  /** Where admitting it was given up. */
  deadLetters: readonly RecordTypes['deadLetter'][];
  /** What waits, or was decided, of the statement that it makes; the same statement waits once. */
  review: RecordTypes['review'] | undefined;
  /** Of the person it was about. */
  dossier: Pick<Dossier, 'entries' | 'messages'> | undefined;
}

export interface EventStatus {
  eventId: string;
  type: string;
  /** `received` on its way, `stuck` given up for now, or as the receipt says. */
  status: Receipt['status'] | 'received' | 'stuck';
  says: string;
  receivedAt: string;
  settledAt?: string;
  /** Code of what admitting came to. */
  what?: string;
  personId?: string;
  problems: Receipt['problems'];
  warnings: Receipt['warnings'];
  workflows: { workflow: string; what: string; says: string; at: string }[];
  /** Emails that followed, in the order in which they were asked for; never to which address. */
  emails: Pick<Message, 'email' | 'plan' | 'step' | 'status' | 'reason' | 'plannedAt' | 'sentAt'>[];
}

const says: Readonly<Record<EventStatus['status'], string>> = {
  received: 'It came in and is on its way. Ask again in a minute.',
  stuck:
    'We could not work it. Our staff sees it and will have it tried again; there is no need to send it again.',
  admitted: 'It was admitted and is on record.',
  unchanged: 'It was admitted; it said nothing that was not on record already.',
  'in-review': 'Somebody of the program has to say whom it is about.',
  waiting:
    'It names a position that is not on record yet. It is tried again for a day, so that its hire may come after it.',
  quarantined:
    'It breaks its contract and waits until somebody of the program mends it. Or send it again, mended, under another id.',
  discarded: 'Somebody of the program looked at it and set it aside.',
  rejected:
    'It was refused when it was sent, and nothing of it is kept but these reasons. Send it again, mended.',
  tested: 'It was a test: nothing is recorded, and nobody is written to.',
};

/**
 * Tells an integrator what became of an event.
 * 1. The receipt says what admitting came to; without one, or when the event came in again after it was refused, it is
 * on its way, or was given up. 2. What followed is found by its correlation, in the history of the person it was
 * about: what workflows did, and which emails they asked for. What the person did by themselves is theirs.
 */
export function eventStatus(eventId: string, known: EventRecords): EventStatus | undefined {
  const { arrived, receipt, deadLetters, dossier } = known;
  const [last] = arrived.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt));
  const first = arrived.find((entry) => entry.eventId === eventId) ?? last;
  const [stuck] = deadLetters.filter(({ status }) => status === 'waiting');
  const settled = receipt !== undefined && !isOutrun(receipt, arrived) ? receipt : undefined;
  const underWay = settled === undefined || settled.status === 'waiting' || isDecided(known);
  if (stuck !== undefined && underWay) {
    const { type, deadAt } = stuck;
    return unsettled('stuck', { eventId, type, receivedAt: first?.recordedAt ?? deadAt });
  }
  if (settled !== undefined) {
    return {
      ...afterReview(statusOf(settled), known),
      receivedAt: first?.recordedAt ?? settled.receivedAt,
      ...(dossier === undefined ? {} : followed(settled, arrived, dossier)),
    };
  }
  if (first === undefined) return undefined;
  const type = textIn(first.details?.['type']) ?? 'unknown';
  return unsettled('received', { eventId, type, receivedAt: first.recordedAt });
}

function unsettled(
  status: 'received' | 'stuck',
  head: Pick<EventStatus, 'eventId' | 'type' | 'receivedAt'>,
): EventStatus {
  const nothing = { problems: [], warnings: [], workflows: [], emails: [] };
  return { ...head, status, says: says[status], ...nothing };
}

function isDecided({ receipt, review }: EventRecords): boolean {
  return receipt?.status === 'in-review' && review?.status === 'decided';
}

/**
 * What waits for a review is one statement, whichever events make it. The event that made it first goes on when it is
 * decided; of the others it can only be said here, since a decision writes the receipt of that one alone.
 */
function afterReview(told: EventStatus, { review }: EventRecords): EventStatus {
  if (told.status !== 'in-review' || review === undefined) return told;
  switch (review.status) {
    case 'waiting':
      return told;
    case 'discarded':
      return { ...told, status: 'discarded', says: says.discarded, what: 'review-discarded' };
    case 'decided': {
      if (review.detail.includes(`"eventId":${JSON.stringify(told.eventId)}`)) {
        return { ...told, status: 'received', says: says.received, what: 'review-decided' };
      }
      const sentence =
        'Somebody of the program said whom it is about. It says the same as an event that came before it, which was admitted in its place.';
      return { ...told, status: 'unchanged', says: sentence, what: 'review-decided' };
    }
  }
}

/** Whether something of the same id was taken in, of which this does not speak. */
function isOutrun({ status, eventId, settledAt }: Receipt, arrived: readonly Entry[]): boolean {
  switch (status) {
    case 'rejected':
      return arrived.length > 0;
    case 'tested':
      return arrived.some((entry) => entry.eventId === eventId || entry.recordedAt > settledAt);
    default:
      return false;
  }
}

function statusOf(receipt: Receipt): EventStatus {
  const { eventId, type, status, what, personId, problems, warnings } = receipt;
  return {
    eventId,
    type,
    status,
    says: says[status],
    receivedAt: receipt.receivedAt,
    settledAt: receipt.settledAt,
    what,
    ...(personId === undefined ? {} : { personId }),
    problems,
    warnings,
    workflows: [],
    emails: [],
  };
}

function followed(
  { eventId, followedAs }: Receipt,
  arrived: readonly Entry[],
  { entries, messages }: Pick<Dossier, 'entries' | 'messages'>,
): Pick<EventStatus, 'workflows' | 'emails'> {
  const trails = new Set([followedAs, ...arrived.map(({ correlationId }) => correlationId)]);
  const lines = entries
    .filter((entry) => entry.eventId === eventId || trails.has(entry.correlationId))
    .filter(({ cause }) => cause !== 'page')
    .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt));
  // A survey or check-in that they owed runs by its own clock, under a correlation of its own.
  const plans = new Set(lines.map(({ details }) => details?.['plan']));
  return {
    workflows: lines.map(({ workflow, what, details, recordedAt }) => ({
      workflow,
      what,
      says: sentenceFor(what, details),
      at: recordedAt,
    })),
    emails: messages
      .filter(({ correlationId, plan }) => trails.has(correlationId) || plans.has(plan))
      .toSorted((a, b) => a.plannedAt.localeCompare(b.plannedAt))
      .map(({ email, plan, step, status, reason, plannedAt, sentAt }) => ({
        email,
        plan,
        step,
        status,
        ...(reason === undefined ? {} : { reason }),
        plannedAt,
        ...(sentAt === undefined ? {} : { sentAt }),
      })),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
