/** EventBridge: a bus, and what is told about its archive. */
import type { Archive } from './event-archive.ts';
import type { Replay, ReplayRequest } from './event-replays.ts';
import type { Rule } from './event-rules.ts';
import type { EventEntry } from './put-events.ts';

export interface Bus {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
}

export interface BusArchive extends Archive {
  readonly arn: string;
  readonly busArn: string;
}

/** What EventBridge's operations on the wire do with the buses. */
export interface BusOperations {
  /** Takes events, all in one transaction, and returns their ids in order. */
  publish(entries: readonly EventEntry[]): string[];
  count(caller: string, what: string, amount: number): void;
  buses(): readonly Bus[];
  /** @throws AwsError `ResourceNotFoundException` */
  bus(nameOrArn: string): Bus;
  rules(busName: string): readonly Rule[];
  archives(): readonly BusArchive[];
  replays(): readonly Replay[];
  /** @throws AwsError `ResourceNotFoundException` */
  replay(name: string): Replay;
  /** @throws AwsError `ResourceAlreadyExistsException`, `LimitExceededException` */
  startReplay(request: ReplayRequest): Replay;
  /** @throws AwsError `ResourceNotFoundException`, `IllegalStatusException` when it is over */
  cancelReplay(name: string): Replay;
}
