import { addressFor } from '../../shared/domain/reach.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

/** What the door re-reads, with strong consistency, before it claims. */
export interface DoorState {
  message: Message | undefined;
  person: Person | undefined;
  enrolment: Enrolment | undefined;
  program: Program | undefined;
}

export type Verdict =
  | {
      verdict: 'send';
      message: Message;
      person: Person;
      enrolment: Enrolment;
      program: Program;
      address: Address;
    }
  | { verdict: 'refuse'; message: Message; reason: string }
  | { verdict: 'wait'; message: Message; until: string; reason: string }
  | { verdict: 'nothing'; because: string };

/** How long a message waits behind the stop switch, or for the program's settings, until it is looked at again. */
const waitMinutes = 15;
/** A message older than this is not sent any more: what it says is no longer true (a restored backup, a long stop). */
const freshForDays = 14;

/** Whether an email may go now: degree taken back? answered? opted out? address usable? too old? stop switch? */
export function checkMessage(state: DoorState, now: string): Verdict {
  const { message, person, enrolment, program } = state;
  if (message === undefined) return { verdict: 'nothing', because: 'no-such-message' };
  if (message.status !== 'planned')
    return { verdict: 'nothing', because: `already-${message.status}` };
  if (person === undefined || person.erasedAt !== undefined) {
    return { verdict: 'refuse', message, reason: 'person-gone' };
  }
  if (enrolment === undefined || enrolment.status === 'cancelled') {
    return { verdict: 'refuse', message, reason: 'survey-cancelled' };
  }
  if (person.graduation === 'revoked')
    return { verdict: 'refuse', message, reason: 'degree-revoked' };
  if (enrolment.answeredAt !== undefined) return { verdict: 'refuse', message, reason: 'answered' };
  if (person.unwanted.includes(message.purpose)) {
    return { verdict: 'refuse', message, reason: 'opted-out' };
  }
  const address = addressFor(person.addresses);
  if (address === undefined) return { verdict: 'refuse', message, reason: person.reach };
  if (ageInDays(message.plannedAt, now) > freshForDays) {
    return { verdict: 'refuse', message, reason: 'too-old' };
  }
  if (program === undefined) return wait(message, now, 'program-not-set-up');
  if (program.sendingStopped) return wait(message, now, 'sending-stopped');
  return { verdict: 'send', message, person, enrolment, program, address };
}

function wait(message: Message, now: string, reason: string): Verdict {
  const until = new Date(Date.parse(now) + waitMinutes * 60_000).toISOString();
  return { verdict: 'wait', message, until, reason };
}

function ageInDays(then: string, now: string): number {
  return (Date.parse(now) - Date.parse(then)) / 86_400_000;
}
