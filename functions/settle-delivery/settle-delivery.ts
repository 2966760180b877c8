import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { type DataOf, outgoing, type OutgoingEvent } from '../../events/contract.ts';
import { messageBounced } from '../../events/message-bounced.ts';
import { messageComplained } from '../../events/message-complained.ts';
import { holderPartition } from '../../shared/domain/message-holder.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Address, Person } from '../../shared/records/person.ts';

/** What the mailbox said of one email. */
export interface Feedback {
  kind: 'delivered' | 'bounced' | 'bounced-for-now' | 'complained' | 'rejected';
  at: string;
  /** Code of the bounce or complaint, `General`, `abuse`. */
  code: string;
  /** Of a bounce. */
  bounceType?: DataOf<typeof messageBounced>['bounceType'];
  /** When the mail service took the email, and its name there: the door may not have got to note them. */
  sentAt: string;
  sesMessageId: string;
}

export interface SettleState {
  message: Message | undefined;
  person: Person | undefined;
}

/** Weightier words outweigh the others, whatever order they come in. */
const weight: Readonly<Record<Message['status'], number>> = {
  planned: 0,
  claimed: 1,
  sent: 2,
  'not-sent': 3,
  delivered: 4,
  bounced: 5,
  complained: 6,
};

/** What each word makes of an email. A mailbox that is full for now has been sent to all the same. */
const statusAfter: Readonly<Record<Feedback['kind'], Message['status']>> = {
  'bounced-for-now': 'sent',
  rejected: 'not-sent',
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'complained',
};

/** What is worse than a bounce, or tells more: it stays. */
const outlivesBounce: readonly Address['status'][] = ['complained', 'not-me'];

/**
 * Takes the mailbox's word for an email.
 * 1. Leave alone what a weightier word has settled. 2. Delivered: the message says so.
 * 3. Bounced for good: the address is not used any more. 4. Complained: nothing more is sent for that purpose.
 * 5. Announce what bounced and what was complained about.
 */
export function settleDelivery(state: SettleState, feedback: Feedback, now: string): Changes {
  const { message, person } = state;
  if (message === undefined) return { outcome: 'skipped', because: 'no-such-message' };
  const settled = settledMessage(message, feedback);
  if (settled === undefined) return { outcome: 'skipped', because: 'settled-already' };
  const consequences =
    person === undefined ? nothing : consequencesOf(person, message, feedback, now);
  return {
    outcome: 'done',
    what: `email-${feedback.kind}`,
    details: { plan: message.plan, step: message.step, code: feedback.code },
    about: holderPartition(message.personId),
    writes: [{ put: 'message', item: settled }, ...consequences.writes],
    emits: [...consequences.emits, ...factsOf(message, settled, feedback, now)],
  };
}

/** The message as delivered; undefined when a weightier word has settled it. */
export function deliveredMessage(message: Message, feedback: Feedback): Message | undefined {
  return settledMessage(message, { ...feedback, kind: 'delivered' });
}

interface Consequences {
  writes: Write[];
  emits: OutgoingEvent[];
}

const nothing: Consequences = { writes: [], emits: [] };

function settledMessage(message: Message, feedback: Feedback): Message | undefined {
  const { kind, at, code } = feedback;
  const status = statusAfter[kind];
  const sentAt = message.sentAt ?? feedback.sentAt;
  const sesMessageId = message.sesMessageId ?? feedback.sesMessageId;
  // Of which the mailbox speaks, that has gone: it waits for no turn any more, whatever the door got to note.
  const { due: _, dueAt: __, ...gone } = message;
  if (kind === 'bounced-for-now') {
    return weight[message.status] > weight[status]
      ? undefined
      : { ...gone, status, sentAt, sesMessageId, reason: `for now: ${code}` };
  }
  if (weight[message.status] >= weight[status]) return undefined;
  return { ...gone, status, sentAt, sesMessageId, settledAt: at, reason: code };
}

function consequencesOf(
  person: Person,
  message: Message,
  feedback: Feedback,
  now: string,
): Consequences {
  const { kind } = feedback;
  const { addressId, purpose } = message;
  // The staff's own mailboxes are no address of the person's.
  if (purpose === 'staff') return nothing;
  if ((kind !== 'bounced' && kind !== 'complained') || addressId === undefined) return nothing;
  const addresses = person.addresses.map((address) =>
    address.addressId === addressId &&
    !(kind === 'bounced' && outlivesBounce.includes(address.status))
      ? { ...address, status: kind, since: now }
      : address,
  );
  const unwanted =
    kind === 'complained' ? [...new Set([...person.unwanted, purpose])] : person.unwanted;
  const changed = { ...person, addresses, unwanted, reach: reachOf(addresses, unwanted) };
  const { personId } = person;
  const contact = outgoing(alumniContactChanged, {
    ...head(message, kind, now),
    data: { personId, addressId, change: kind },
  });
  const preference = outgoing(alumniPreferenceChanged, {
    ...head(message, 'unwanted', now),
    data: { personId, purpose, wanted: false, via: 'complaint' },
  });
  return {
    writes: [{ put: 'person', item: changed }],
    emits: kind === 'complained' ? [contact, preference] : [contact],
  };
}

/** What became of the message itself. A note to the staff is nothing that happened to the person. */
function factsOf(
  message: Message,
  settled: Message,
  { kind, bounceType = 'Undetermined' }: Feedback,
  now: string,
): OutgoingEvent[] {
  const { personId, plan, step, addressId, purpose } = message;
  const news = settled.status !== message.status || settled.reason !== message.reason;
  if (purpose === 'staff' || !news) return [];
  switch (kind) {
    case 'bounced':
    case 'bounced-for-now':
      return [
        outgoing(messageBounced, {
          ...head(message, `message-${kind}`, now),
          data: {
            personId,
            ...(addressId === undefined ? {} : { addressId }),
            plan,
            step,
            bounceType,
          },
        }),
      ];
    case 'complained':
      return [
        outgoing(messageComplained, {
          ...head(message, 'message-complained', now),
          data: { personId, plan, step },
        }),
      ];
    case 'delivered':
    case 'rejected':
      return [];
  }
}

function head(message: Message, what: string, now: string) {
  const { personId, plan, step, programId, correlationId, causationId } = message;
  const eventId = `${personId}/${plan}/${step}/${what}`;
  return { eventId, occurredAt: now, programId, correlationId, causationId };
}
