import type { Handed } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import { checkMessage, type Verdict } from './check-message.ts';
import type { DoorState } from './door-state.ts';
import type { Release } from './read-release.ts';

export type Sendable = Extract<Verdict, { verdict: 'send' }>;
/** What is about a person: mostly to them. */
export type PersonalSendable = Exclude<Sendable, { person: undefined }>;

/** What the door needs of records and mail. */
export interface Door {
  read(release: Release): Promise<DoorState>;
  /** Writes the email; gives what hands it to the mail service, once. Whatever may fail for want of a key does so here. */
  write(sendable: Sendable): Promise<() => Promise<Handed>>;
  /** False when the message or the person changed since they were read: somebody claimed it, or answered. */
  claim(message: Message, sendable: Sendable): Promise<boolean>;
  /** Stores the message as it now stands; false when it was settled meanwhile by the mailbox's own word. */
  record(message: Message): Promise<boolean>;
  /** Stores a *no* with its reason on the timeline. */
  refuse(message: Message, reason: string): Promise<void>;
  now(): string;
}

/**
 * The door: the only way out for email.
 * 1. Read again, strongly, what may have changed since the email was asked for.
 * 2. Say no with its reason, or wait.
 * 3. Write the email: after the claim nothing may go wrong but the sending itself.
 * 4. Claim the message under its domain key: person # plan # step.
 * 5. Hand it to the mail service, once.
 * 6. Record what came of it.
 */
export async function sendMessage(release: Release, door: Door): Promise<string> {
  const verdict = checkMessage(await door.read(release), door.now());
  switch (verdict.verdict) {
    case 'nothing':
      return verdict.because;
    case 'refuse':
      await door.refuse(verdict.message, verdict.reason);
      return `refused: ${verdict.reason}`;
    case 'wait':
      await door.record({ ...verdict.message, dueAt: verdict.until, reason: verdict.reason });
      return `waits: ${verdict.reason}`;
    case 'send':
      return send(verdict, door);
  }
}

async function send(sendable: Sendable, door: Door): Promise<string> {
  const { due, dueAt: _, reason: __, ...rest } = sendable.message;
  const claimed: Message = {
    ...rest,
    status: 'claimed',
    claimedAt: door.now(),
    ...(sendable.recipient.addressId === undefined
      ? {}
      : { addressId: sendable.recipient.addressId }),
  };
  const hand = await door.write(sendable);
  if (!(await door.claim(claimed, sendable))) return 'claimed elsewhere';
  const own = { ...claimed, version: claimed.version + 1 };
  const handed = await hand();
  switch (handed.outcome) {
    case 'sent':
      await door.record({
        ...own,
        status: 'sent',
        sentAt: door.now(),
        sesMessageId: handed.sesMessageId,
      });
      return 'sent';
    case 'not-now': {
      const again = new Date(Date.parse(door.now()) + handed.seconds * 1000).toISOString();
      await door.record({ ...own, status: 'planned', due, dueAt: again, reason: handed.reason });
      return `put back: ${handed.reason}`;
    }
    case 'refused':
      await door.refuse(own, handed.reason);
      return `refused: ${handed.reason}`;
    case 'unknown':
      await door.record({ ...own, reason: handed.reason });
      return 'outcome unknown, counts as sent';
  }
}
