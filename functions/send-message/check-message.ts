import { addressFor } from '../../shared/domain/reach.ts';
import { startOfDayIn } from '../../shared/domain/survey-calendar.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { DoorState, PersonSubject, QuarantineSubject } from './door-state.ts';
import { reasonToHold } from './reason-to-hold.ts';

/** Where an email goes. */
export interface Recipient {
  name: string;
  address: string;
  /** Which of the person's addresses; none for a member of the staff. */
  addressId?: string;
}

interface Send {
  verdict: 'send';
  message: Message;
  program: Program;
  recipient: Recipient;
}

export type Verdict =
  | (Send & { person: Person; subject: PersonSubject })
  /** A note to the staff or an integrator that is about nobody. */
  | (Send & { person: undefined; subject: QuarantineSubject })
  | { verdict: 'refuse'; message: Message; reason: string }
  | { verdict: 'wait'; message: Message; until: string; reason: string }
  | { verdict: 'nothing'; because: string };

/** How long a message waits behind the stop switch, or for the program's settings, until it is looked at again. */
const waitMinutes = 15;
/** A message older than this is not sent any more: what it says is no longer true (a restored backup, a long stop). */
const freshForDays = 14;

/**
 * Whether an email may go now: degree taken back? answered, declined, over? opted out? paused? address usable?
 * too old? stop switch?
 */
export function checkMessage(state: DoorState, now: string): Verdict {
  const { message, person, program, subject } = state;
  if (message === undefined) return { verdict: 'nothing', because: 'no-such-message' };
  if (message.status !== 'planned') {
    return { verdict: 'nothing', because: `already-${message.status}` };
  }
  const refuse = (reason: string): Verdict => ({ verdict: 'refuse', message, reason });
  if (subject.about === 'quarantine') return checkNote(message, program, subject, now);
  if (person === undefined || person.erasedAt !== undefined) return refuse('person-gone');
  if (subject.about === 'off') return refuse(subject.reason);
  const held = reasonToHold(subject, message, person);
  if (held !== undefined) return refuse(held);
  if (message.purpose !== 'staff' && person.unwanted.includes(message.purpose)) {
    return refuse('opted-out');
  }
  if (program === undefined) return wait(message, now, 'program-not-set-up');
  const pausedUntil = pauseEnd(message, person, program);
  if (pausedUntil !== undefined && Date.parse(pausedUntil) > Date.parse(now)) {
    return { verdict: 'wait', message, until: pausedUntil, reason: 'paused' };
  }
  const recipient = recipientOf(message, person, program, subject);
  if (recipient === undefined) return refuse(person.reach);
  if (ageInDays(later(message.plannedAt, pausedUntil), now) > freshForDays) {
    return refuse('too-old');
  }
  if (program.sendingStopped) return wait(message, now, 'sending-stopped');
  return { verdict: 'send', message, person, program, subject, recipient };
}

/** Refused events: nothing left to mend? too old? stop switch? */
function checkNote(
  message: Message,
  program: Program | undefined,
  subject: QuarantineSubject,
  now: string,
): Verdict {
  const refuse = (reason: string): Verdict => ({ verdict: 'refuse', message, reason });
  if (subject.events.length === 0) return refuse('quarantine-settled');
  if (program === undefined) return wait(message, now, 'program-not-set-up');
  if (ageInDays(message.plannedAt, now) > freshForDays) return refuse('too-old');
  if (program.sendingStopped) return wait(message, now, 'sending-stopped');
  const recipient = program.integrationContact ?? program.replyTo;
  return { verdict: 'send', message, person: undefined, program, subject, recipient };
}

/** The staff's own notices wait for nobody's pause. */
function pauseEnd({ purpose }: Message, { pausedUntil }: Person, { timeZone }: Program) {
  if (purpose === 'staff' || pausedUntil === undefined) return undefined;
  return startOfDayIn(pausedUntil, timeZone);
}

function recipientOf(
  message: Message,
  person: Person,
  program: Program,
  subject: PersonSubject,
): Recipient | undefined {
  if (message.purpose === 'staff') {
    const owner = subject.about === 'call' ? subject.callTask.owner : undefined;
    return owner ?? program.caller ?? program.replyTo;
  }
  const address = addressFor(person.addresses);
  if (address === undefined) return undefined;
  return {
    name: person.displayName,
    address: address.address,
    addressId: address.addressId,
  };
}

function wait(message: Message, now: string, reason: string): Verdict {
  const until = new Date(Date.parse(now) + waitMinutes * 60_000).toISOString();
  return { verdict: 'wait', message, until, reason };
}

function later(instant: string, other: string | undefined): string {
  return other !== undefined && Date.parse(other) > Date.parse(instant) ? other : instant;
}

function ageInDays(then: string, now: string): number {
  return (Date.parse(now) - Date.parse(then)) / 86_400_000;
}
