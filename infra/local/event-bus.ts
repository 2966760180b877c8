/** EventBridge: a bus, and what is told about its archive. */
import type { ArchiveDefinition } from './event-archive.ts';
import type { Rule } from './event-rules.ts';
import type { EventEntry } from './put-events.ts';

export interface Bus {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
}

/** An archive with what it holds at present. */
export interface BusArchive extends ArchiveDefinition {
  readonly busArn: string;
  readonly events: number;
  readonly bytes: number;
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
}
