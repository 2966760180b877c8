/** EventBridge: buses, rules and archives; an event is on disk before `PutEvents` answers. */
import { randomUUID } from 'node:crypto';
import { Deliveries, errorCode } from './deliveries.ts';
import type { Delivery } from './delivery-records.ts';
import {
  type ArchiveDefinition,
  type ArchivedEvent,
  EventArchive,
  type PassedEvent,
} from './event-archive.ts';
import type { Bus, BusArchive, BusOperations } from './event-bus.ts';
import { EventBusWire } from './event-bus-wire.ts';
import { EventReplays, type Replay, type ReplayRequest } from './event-replays.ts';
import { compileRule, type Rule, type RuleDefinition, type RuleTarget } from './event-rules.ts';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Clock,
  type Counts,
  type Store,
} from './interfaces.ts';
import type { EventEntry } from './put-events.ts';
import type { Queues } from './queues.ts';
import { atomically } from './rows.ts';
import { RuleBook } from './rule-book.ts';
import { type TakenEvent, takenEvent } from './taken-event.ts';
import { targetInput } from './target-input.ts';

/** Fault plans of tests. */
export interface BusFaults {
  /** How often an event is delivered to a target; at least once. */
  copies?(targetArn: string, eventId: string): number;
  /** Whether a target cannot be reached at present. */
  isDown?(targetArn: string): boolean;
}

export interface EventBusesParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly counts?: Pick<Counts, 'add'>;
  readonly region?: string;
  readonly account?: string;
  readonly faults?: BusFaults;
}

/** What is needed of an event to send it. */
type SentEvent = Pick<TakenEvent, 'id' | 'text' | 'traceHeader'>;

/**
 * All buses of the runtime. A target that is a queue of ours gets its message in the same
 * transaction that takes the event; every other delivery, and every failed one, is repeated with
 * exponential back-off and jitter on the virtual clock until its target's retry policy ends, and then
 * goes to the target's dead-letter queue. Delivery is at least once.
 */
export class EventBuses implements AwsService, BusOperations {
  readonly #parts: EventBusesParts;
  readonly #buses = new Map<string, Bus>();
  readonly #rules = new Map<string, RuleBook>();
  readonly #archive: EventArchive;
  readonly #deliveries: Deliveries;
  readonly #replays: EventReplays;
  readonly #wire: EventBusWire;
  readonly #place: string;
  #deliver: ((targetArn: string, event: unknown) => Promise<void>) | undefined;

  constructor(parts: EventBusesParts) {
    this.#parts = parts;
    this.#place = `arn:aws:events:${this.region}:${this.account}`;
    this.#archive = new EventArchive(parts.store, parts.clock);
    this.#deliveries = new Deliveries({
      owner: 'events',
      store: parts.store,
      clock: parts.clock,
      queues: parts.queues,
      deliver: (targetArn, payload) => this.#handOver(targetArn, payload),
      isDown: (targetArn) => parts.faults?.isDown?.(targetArn) === true,
      dropped: (delivery, reason) =>
        console.error(
          `An event of ${delivery.sourceArn} did not reach ${delivery.targetArn}, which has no dead-letter queue: ${reason}`,
        ),
    });
    this.#replays = new EventReplays({
      store: parts.store,
      clock: parts.clock,
      archive: this.#archive,
      send: (event, replay) => this.#sendAgain(event, replay),
    });
    this.#wire = new EventBusWire(this);
    this.createBus('default');
  }

  get region(): string {
    return this.#parts.region ?? 'us-east-1';
  }

  get account(): string {
    return this.#parts.account ?? '000000000000';
  }

  /** @returns the bus's ARN. */
  createBus(name: string): string {
    const arn = `${this.#place}:event-bus/${name}`;
    if (!this.#buses.has(name)) {
      this.#buses.set(name, { name, arn, createdAt: this.#parts.clock.now() });
    }
    return arn;
  }

  createArchive(definition: ArchiveDefinition): void {
    this.#archive.create({ ...definition, busName: this.#busName(definition.busName) });
  }

  /**
   * Makes a rule known, or changes it; `busName` may be an ARN.
   * @throws Error when its pattern is not valid or a target is of an unknown kind.
   */
  createRule(definition: RuleDefinition): void {
    const busName = this.#busName(definition.busName);
    if (!this.#buses.has(busName)) {
      throw new Error(`The rule ${definition.name} is for a bus that does not exist: ${busName}.`);
    }
    const path = busName === 'default' ? definition.name : `${busName}/${definition.name}`;
    const arn = definition.arn ?? `${this.#place}:rule/${path}`;
    const rule = compileRule({ ...definition, busName }, arn);
    this.#rulesOf(busName).set(rule);
  }

  /** How to reach targets that are no queues; rejecting with an error lets the delivery be repeated. */
  deliverWith(deliver: (targetArn: string, event: unknown) => Promise<void>): void {
    this.#deliver = deliver;
  }

  /**
   * Takes events, all in one transaction, and returns their ids in order. An unknown bus takes its
   * event and does nothing with it, as AWS does.
   */
  publish(entries: readonly EventEntry[]): string[] {
    const taken = atomically(this.#parts.store, () => entries.map((entry) => this.#take(entry)));
    return taken;
  }

  #take(entry: EventEntry): string {
    const id = randomUUID();
    const busName = this.#busName(entry.bus);
    if (!this.#buses.has(busName)) {
      console.error(`An event ${entry.detailType} was put on ${entry.bus}, which does not exist.`);
      return id;
    }
    const now = this.#parts.clock.now();
    const event = takenEvent(entry, { id, now, account: this.account, region: this.region });
    const deliveries = this.#dispatch(this.#rulesOf(busName).matching(event.parsed), event);
    const { source, detailType } = entry;
    this.#archive.add({ id, bus: busName, at: now, source, detailType, deliveries }, event);
    return id;
  }

  /** Sends an event to all targets of these rules; returns how many they are. */
  #dispatch(rules: readonly Rule[], event: SentEvent): number {
    for (const rule of rules) {
      for (const target of rule.targets) this.#send(rule, target, event);
    }
    return rules.reduce((sum, { targets }) => sum + targets.length, 0);
  }

  /** An archive's event, which says that it is a replay: no archive takes it in again. */
  #sendAgain({ id, event }: ArchivedEvent, { name, archive, ruleArns }: ReplayRequest): void {
    const text = `${event.slice(0, -1)},"replay-name":${JSON.stringify(name)}}`;
    const rules = this.#rulesOf(this.#archive.busOf(archive))
      .matching(JSON.parse(text))
      .filter(({ arn }) => ruleArns?.includes(arn) ?? true);
    this.#dispatch(rules, { id, text, traceHeader: undefined });
  }

  #send(rule: Rule, target: RuleTarget, event: SentEvent): void {
    const { queues, faults } = this.#parts;
    const { text, traceHeader } = event;
    const payload = targetInput(target, text, rule.arn);
    const delivery: Delivery = {
      sourceArn: rule.arn,
      targetArn: target.arn,
      payload,
      original: text,
      retryAttempts: target.retry.attempts,
      maxAgeSeconds: target.retry.maxAgeSeconds,
      ...(target.deadLetterArn === undefined ? {} : { deadLetterArn: target.deadLetterArn }),
      ...(traceHeader === undefined ? {} : { traceHeader }),
    };
    const times = Math.max(1, faults?.copies?.(target.arn, event.id) ?? 1);
    if (!target.arn.startsWith('arn:aws:sqs:') || faults?.isDown?.(target.arn) === true) {
      for (let copy = 0; copy < times; copy += 1) this.#deliveries.add(delivery);
      return;
    }
    try {
      for (let copy = 0; copy < times; copy += 1) {
        queues.sendWith(target.arn, payload, traceHeader === undefined ? {} : { traceHeader });
      }
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, retryable } = errorCode(error);
      if (retryable) this.#deliveries.add(delivery);
      else this.#deliveries.giveUp(delivery, code, error.message);
    }
  }

  async #handOver(targetArn: string, payload: string): Promise<void> {
    if (this.#deliver === undefined) throw new Error('Nobody delivers to functions yet.');
    const event: unknown = JSON.parse(payload);
    await this.#deliver(targetArn, event);
  }

  /** The newest events that passed since `seq` (0: since ever), oldest first, for the local page. */
  events(seq = 0, limit = 1000): PassedEvent[] {
    return this.#archive.since(seq, limit);
  }

  archives(): BusArchive[] {
    return this.#archive.list().map((archive) => ({
      ...archive,
      arn: `${this.#place}:archive/${archive.name}`,
      busArn: `${this.#place}:event-bus/${archive.busName}`,
    }));
  }

  replays(): Replay[] {
    return this.#replays.list();
  }

  replay(name: string): Replay {
    return this.#replays.replay(name);
  }

  startReplay(request: ReplayRequest): Replay {
    return this.#replays.start(request);
  }

  cancelReplay(name: string): Replay {
    return this.#replays.cancel(name);
  }

  /** Goes on with the replays that an earlier run left under way, once all rules are there. */
  start(): void {
    this.#replays.resume();
  }

  buses(): Bus[] {
    return [...this.#buses.values()];
  }

  /** @throws AwsError `ResourceNotFoundException` */
  bus(nameOrArn: string): Bus {
    const bus = this.#buses.get(this.#busName(nameOrArn));
    if (bus === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Event bus ${this.#busName(nameOrArn)} does not exist.`,
      );
    }
    return bus;
  }

  rules(busName: string): readonly Rule[] {
    return this.#rulesOf(busName).list();
  }

  #rulesOf(busName: string): RuleBook {
    const book = this.#rules.get(busName) ?? new RuleBook();
    this.#rules.set(busName, book);
    return book;
  }

  /** The name in an ARN of this place; any other text stays as it is, and so names no bus of ours. */
  #busName(nameOrArn: string): string {
    const prefix = `${this.#place}:event-bus/`;
    return nameOrArn.startsWith(prefix) ? nameOrArn.slice(prefix.length) : nameOrArn;
  }

  count(caller: string, what: string, amount: number): void {
    this.#parts.counts?.add(caller, what, amount);
  }

  /** No replay and no delivery under way, and none due now. Events in queues are the queues' business. */
  idle(): boolean {
    return this.#replays.idle() && this.#deliveries.idle();
  }

  nextDueAt(): number | undefined {
    return this.#deliveries.nextDueAt();
  }

  stop(): void {
    this.#replays.stop();
    this.#deliveries.stop();
    this.#archive.stop();
  }

  handle(call: AwsCall): Promise<AwsAnswer> {
    return this.#wire.handle(call);
  }
}
