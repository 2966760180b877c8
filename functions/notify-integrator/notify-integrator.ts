import type { DataOf, Envelope } from '../../events/contract.ts';
import type { submissionQuarantined } from '../../events/submission-quarantined.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';
import { programHolder } from '../../shared/domain/message-holder.ts';
import { quarantinePlan } from '../../shared/domain/message-plan.ts';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Program } from '../../shared/records/program.ts';
import type { QuarantineNotice } from '../../shared/records/quarantine-notice.ts';

export interface NoticeState {
  program: Program | undefined;
  /** What the latest email tells of. */
  notice: QuarantineNotice | undefined;
  /** That email. */
  message: Message | undefined;
}

type News = Envelope<DataOf<typeof submissionQuarantined>>;

/** What is wrong with one event is mostly wrong with those behind it: they are told of together. */
const gatherMinutes = 5;
/** At most one email in this time, however much is refused. */
const minutesBetween = 60;
/** Events that the email looks at; beyond that it gives the number only. */
const mostEvents = 50;
const secondsInDay = 86_400;

/**
 * Tells the program's integration contact that events wait in quarantine.
 * 1. A program that is not set up has nobody to tell. 2. While an email waits for its time, it tells of this event
 * too. 3. Else a new one is planned: some minutes from now, since one fault seldom comes alone, and never within an
 * hour of the last.
 * To whom it goes, and what of it is settled by then, the door sees when it sends.
 */
export function notifyIntegrator(state: NoticeState, event: News, now: string): Changes {
  const { program, notice, message } = state;
  if (program === undefined) return { outcome: 'skipped', because: 'program-not-set-up' };
  const { quarantineId, submissionType, integrator } = event.data;
  const head = {
    outcome: 'done',
    what: 'integrator-told',
    details: { quarantineId, submissionType, integrator },
    about: programPartition(event.programId),
    keepForDays: staffLinesAreKept,
  } as const;
  if (notice !== undefined && message?.status === 'planned') {
    const events = notice.events + 1;
    const quarantineIds = [...notice.quarantineIds, quarantineId].slice(0, mostEvents);
    return {
      ...head,
      writes: [
        { put: 'quarantineNotice', item: { ...notice, quarantineIds, events } },
        // Written as it was: the door cannot send it meanwhile without this event.
        { put: 'message', item: message },
      ],
    };
  }
  const dueAt = nextTime(notice, message, now);
  const number = (notice?.number ?? 0) + 1;
  return {
    ...head,
    writes: [
      {
        put: 'quarantineNotice',
        item: {
          programId: event.programId,
          version: notice?.version ?? 0,
          number,
          dueAt,
          quarantineIds: [quarantineId],
          events: 1,
        },
      },
      { put: 'message', item: newMessage(event, number, dueAt, now) },
    ],
  };
}

function nextTime(
  notice: QuarantineNotice | undefined,
  message: Message | undefined,
  now: string,
): string {
  const gathered = Date.parse(now) + gatherMinutes * 60_000;
  const last = message?.sentAt ?? message?.claimedAt ?? notice?.dueAt;
  const spaced = last === undefined ? 0 : Date.parse(last) + minutesBetween * 60_000;
  return new Date(Math.max(gathered, spaced)).toISOString();
}

function newMessage(event: News, number: number, dueAt: string, now: string): Message {
  const personId = programHolder(event.programId);
  return {
    personId,
    plan: quarantinePlan(number),
    step: 'notice',
    programId: event.programId,
    version: 0,
    purpose: 'staff',
    email: 'quarantine-notice',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt,
    plannedAt: now,
    causationId: event.eventId,
    correlationId: event.correlationId,
    expiresAt: Math.floor(Date.parse(now) / 1000) + staffLinesAreKept * secondsInDay,
  };
}
