import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import {
  EventId,
  ProgramId,
  readEvent,
  type Bus,
  type ContractBreach,
  type Envelope,
  type EventContract,
} from '../../events/contract.ts';
import { records, type Records } from '../adapters/records.ts';
import { PermanentError } from '../domain/errors.ts';
import type { Changes } from '../ports.ts';
import { now } from './clock.ts';
import { decideAndCommit, type Outcome } from './commit.ts';
import { env } from './env.ts';
import { onQueue, type Said } from './on-queue.ts';

/** An EventBridge event as a queue carries it. */
const BusEvent = z.object({
  id: z.string(),
  'detail-type': z.string(),
  source: z.string(),
  detail: z.unknown(),
});
export type BusEvent = z.infer<typeof BusEvent>;

export interface UseCase<Data, S> {
  read(event: Envelope<Data>, records: Records): Promise<S>;
  decide(state: S, event: Envelope<Data>, now: string): Changes;
}

/**
 * What is to happen in the same transaction as a use case's own changes: reads what it needs, with each attempt, and
 * gives back how the changes are completed.
 */
export type Alongside = (records: Records) => Promise<(changes: Changes, now: string) => Changes>;

/** What a use case came to. */
export interface Handled {
  said: Said;
  outcome: Outcome;
  changes: Changes;
}

/** An event that keeps its contract, and the use case that is to run on it. */
export interface Opened {
  event: Envelope<unknown>;
  run(alongside?: Alongside): Promise<Handled>;
}

/** A use case bound to its contract; its types are closed over. */
export interface Bound {
  contract: EventContract;
  open(event: BusEvent): Opened | { breaches: ContractBreach[] };
}

const nothingElse: Alongside = () => Promise.resolve((changes) => changes);

/** Binds a use case to the event that starts it. */
export function on<Data, S>(contract: EventContract<Data>, useCase: UseCase<Data, S>): Bound {
  return {
    contract,
    open(busEvent) {
      const reading = readEvent(contract, busEvent.detail);
      if (!reading.ok) return { breaches: reading.breaches };
      const { event } = reading;
      // A sender's own id may say who it is about; the bus's id of the delivery does not.
      const shownAs = contract.bus === 'intake' ? busEvent.id : event.eventId;
      const { type } = contract;
      return {
        event,
        async run(alongside = nothingElse) {
          const { outcome, changes } = await committed(type, useCase, event, alongside);
          const what = changes.outcome === 'done' ? changes.what : changes.because;
          return { said: { outcome, type, eventId: shownAs, what }, outcome, changes };
        },
      };
    },
  };
}

function committed<Data, S>(
  type: string,
  useCase: UseCase<Data, S>,
  event: Envelope<Data>,
  alongside: Alongside,
) {
  const store = records(now);
  return decideAndCommit({
    committer: store,
    read: async () => ({
      state: await useCase.read(event, store),
      complete: await alongside(store),
    }),
    decide: ({ state, complete }, instant) =>
      complete(useCase.decide(state, event, instant), instant),
    context: {
      workflow: env('WORKFLOW'),
      eventId: event.eventId,
      programId: event.programId,
      correlationId: event.correlationId,
      occurredAt: event.occurredAt,
      cause: type,
    },
  });
}

/** The Lambda of a workflow: from its queue, through its contract, to one transaction. */
export function onEvent(uses: Bound | readonly Bound[]) {
  const bound = 'contract' in uses ? [uses] : uses;
  return onQueue({
    async handle(record) {
      const event = busEventOf(record);
      const opened = useFor(event, bound).open(event);
      // Only we publish facts: a broken one is a defect of ours.
      if ('breaches' in opened) throw broken(opened.breaches);
      return (await opened.run()).said;
    },
    describe: (record) => describeWork(record, bound[0]?.contract.bus ?? 'inner'),
  });
}

function broken(breaches: readonly ContractBreach[]): PermanentError {
  const list = breaches.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  return new PermanentError(`the event does not keep its contract: ${list}`);
}

/** @throws PermanentError when the event is of a type that no use case here takes */
export function useFor(event: BusEvent, bound: readonly Bound[]): Bound {
  const use = bound.find(({ contract }) => contract.type === event['detail-type']);
  if (use === undefined) {
    throw new PermanentError(`no use case here for events of type ${event['detail-type']}`);
  }
  return use;
}

/** @throws PermanentError when the body is no EventBridge event */
export function busEventOf(record: SQSRecord): BusEvent {
  const event = BusEvent.safeParse(parsed(record.body));
  if (!event.success) throw new PermanentError('the message is not an event of EventBridge');
  return event.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Whose = z.object({ programId: ProgramId });
const Which = z.object({ eventId: EventId });

/** A message as a dead letter shows it, as far as it can be read; what names no program is shown to all. */
export function describeWork(record: SQSRecord, bus: Bus | 'none') {
  const body = parsed(record.body);
  const event = BusEvent.safeParse(body);
  const detail = event.success ? event.data.detail : body;
  const whose = Whose.safeParse(detail);
  const which = Which.safeParse(detail);
  return {
    programId: whose.success ? whose.data.programId : 'unattributed',
    eventId: which.success ? which.data.eventId : record.messageId,
    type: event.success ? event.data['detail-type'] : 'unreadable',
    source: event.success ? event.data.source : 'unreadable',
    bus: event.success ? bus : 'none',
    detail: event.success ? (JSON.stringify(detail) ?? '') : record.body,
  } as const;
}
