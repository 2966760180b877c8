import * as z from 'zod';
import { type OutgoingEvent, readEvent } from '../../events/contract.ts';
import { contractOf } from '../../events/index.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { personPartition, programPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { DeadLetter } from '../../shared/records/dead-letter.ts';
import type { Message } from '../../shared/records/message.ts';
import { submissionsAreKept } from '../../shared/domain/kept-lines.ts';

/** Letters of one transaction. */
const mostAtOnce = 25;
/** Characters of the events of one transaction: they are kept in one item, which DynamoDB limits to 400 KB. */
const mostText = 200_000;

const MessageRelease = z.object({ personId: z.string(), plan: z.string(), step: z.string() });

/** What can be done about a dead letter. */
export type Remedy =
  | { remedy: 'publish'; event: OutgoingEvent }
  | { remedy: 'send'; message: z.infer<typeof MessageRelease> }
  | { remedy: 'none'; because: string };

/**
 * How work is done again: an event is published as it was, under its own id, so that whoever handled it leaves it
 * alone; an email that did not go is due again. What came from outside our buses cannot be called back.
 */
export function remedyFor(letter: DeadLetter): Remedy {
  const detail = parsed(letter.detail);
  if (letter.bus === 'none') {
    const release = MessageRelease.safeParse(detail);
    return letter.type === 'message' && release.success
      ? { remedy: 'send', message: release.data }
      : { remedy: 'none', because: 'It came from outside and cannot be called back.' };
  }
  const contract = contractOf(letter.type);
  if (contract === undefined) {
    return { remedy: 'none', because: 'No event of this type is known any more.' };
  }
  const reading = readEvent(contract, detail);
  if (!reading.ok) {
    return {
      remedy: 'none',
      because: 'Its content does not keep its contract: it cannot be published.',
    };
  }
  const { type, source, bus } = contract;
  return { remedy: 'publish', event: { type, source, bus, detail: reading.event } };
}

/** Puts letters together that fit in one transaction each. */
export function inBatches(letters: readonly DeadLetter[]): DeadLetter[][] {
  const batches: DeadLetter[][] = [];
  let room = 0;
  for (const letter of letters) {
    const batch = batches.at(-1);
    const fits = batch !== undefined && batch.length < mostAtOnce && room >= letter.detail.length;
    if (fits) {
      batch.push(letter);
      room -= letter.detail.length;
    } else {
      batches.push([letter]);
      room = mostText - letter.detail.length;
    }
  }
  return batches;
}

/** Publishes the events of letters again. Those that are settled already, or cannot be published, are left. */
export function redriveEvents(
  programId: string,
  letters: readonly DeadLetter[],
  by: string,
  now: string,
): Changes {
  const work = letters.filter(isWaiting).flatMap((letter) => {
    const remedy = remedyFor(letter);
    return remedy.remedy === 'publish' ? [{ letter, event: remedy.event }] : [];
  });
  if (work.length === 0) return { outcome: 'skipped', because: 'nothing-to-redrive' };
  return {
    outcome: 'done',
    what: 'work-redriven',
    details: { letters: work.length },
    about: programPartition(programId),
    keepForDays: submissionsAreKept,
    writes: work.map(({ letter }) => settled(letter, 'redriven', by, now)),
    emits: work.map(({ event }) => event),
  };
}

/** Makes an email due again that the door gave up. One that was claimed counts as sent and is never repeated. */
export function redriveMessage(
  letter: DeadLetter | undefined,
  message: Message | undefined,
  by: string,
  now: string,
): Changes {
  if (letter === undefined || !isWaiting(letter)) {
    return { outcome: 'skipped', because: 'settled-already' };
  }
  if (message === undefined || message.programId !== letter.programId) {
    return { outcome: 'skipped', because: 'no-such-message' };
  }
  const { personId, status } = message;
  const due: Write[] =
    status === 'planned'
      ? [{ put: 'message', item: { ...message, due: dueIn('message', personId), dueAt: now } }]
      : [];
  return {
    outcome: 'done',
    what: 'email-retried',
    details: { plan: message.plan, step: message.step, status },
    about: personPartition(personId),
    writes: [...due, settled(letter, 'redriven', by, now)],
  };
}

/** Gives work up. */
export function discardWork(
  programId: string,
  letters: readonly DeadLetter[],
  by: string,
  now: string,
): Changes {
  const work = letters.filter(isWaiting);
  if (work.length === 0) return { outcome: 'skipped', because: 'nothing-to-discard' };
  return {
    outcome: 'done',
    what: 'work-discarded',
    details: { letters: work.length },
    about: programPartition(programId),
    keepForDays: submissionsAreKept,
    writes: work.map((letter) => settled(letter, 'discarded', by, now)),
  };
}

function isWaiting({ status }: DeadLetter): boolean {
  return status === 'waiting';
}

function settled(
  letter: DeadLetter,
  status: 'redriven' | 'discarded',
  by: string,
  now: string,
): Write {
  return { put: 'deadLetter', item: { ...letter, status, settledAt: now, settledBy: by } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
