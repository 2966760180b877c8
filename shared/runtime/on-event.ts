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
import { decideAndCommit } from './commit.ts';
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

/** A use case bound to its contract; its types are closed over. */
export interface Bound {
  contract: EventContract;
  handle(event: BusEvent): Promise<{ said: Said } | { breaches: ContractBreach[] }>;
}

/** Binds a use case to the event that starts it. */
export function on<Data, S>(contract: EventContract<Data>, useCase: UseCase<Data, S>): Bound {
  return {
    contract,
    async handle(busEvent) {
      const reading = readEvent(contract, busEvent.detail);
      if (!reading.ok) return { breaches: reading.breaches };
      const { event } = reading;
      const store = records(now);
      const { outcome, changes } = await decideAndCommit({
        committer: store,
        read: () => useCase.read(event, store),
        decide: (state, instant) => useCase.decide(state, event, instant),
        context: {
          workflow: env('WORKFLOW'),
          eventId: event.eventId,
          programId: event.programId,
          correlationId: event.correlationId,
          occurredAt: event.occurredAt,
          cause: contract.type,
        },
      });
      const what = changes.outcome === 'done' ? changes.what : changes.because;
      // A sender's own id may say who it is about; the bus's id of the delivery does not.
      const eventId = contract.bus === 'intake' ? busEvent.id : event.eventId;
      return { said: { outcome, type: contract.type, eventId, what } };
    },
  };
}

/** What to do with an event that breaks its contract: by default it is a dead letter (a defect of ours). */
export type OnBreach = (event: BusEvent, breaches: ContractBreach[]) => Promise<Said>;

/** The Lambda of a workflow: from its queue, through its contract, to one transaction. */
export function onEvent(uses: Bound | readonly Bound[], onBreach: OnBreach = refuse) {
  const bound = 'contract' in uses ? [uses] : uses;
  return onQueue({
    async handle(record) {
      const event = busEventOf(record);
      const use = bound.find(({ contract }) => contract.type === event['detail-type']);
      if (use === undefined) {
        throw new PermanentError(`no use case here for events of type ${event['detail-type']}`);
      }
      const answer = await use.handle(event);
      return 'said' in answer ? answer.said : onBreach(event, answer.breaches);
    },
    describe: (record) => describeWork(record, bound[0]?.contract.bus ?? 'inner'),
  });
}

function refuse(_event: BusEvent, breaches: ContractBreach[]): Promise<Said> {
  const list = breaches.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  return Promise.reject(new PermanentError(`the event does not keep its contract: ${list}`));
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
