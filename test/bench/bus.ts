/**
 * What the local bus costs: 50 rules, each event heard by one of them, against Node's own EventEmitter with the same
 * events as JSON. Whoever hears an event parses it.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { alumniHired } from '../../events/alumni-hired.ts';
import { VirtualClock } from '../../infra/local/clock.ts';
import { EventBuses } from '../../infra/local/event-buses.ts';
import { compileRule, type RuleDefinition } from '../../infra/local/event-rules.ts';
import type { EventEntry } from '../../infra/local/put-events.ts';
import { Queues } from '../../infra/local/queues.ts';
import { RuleBook } from '../../infra/local/rule-book.ts';
import { openStore } from '../../infra/local/store.ts';
import { takenEvent } from '../../infra/local/taken-event.ts';
import { targetInput } from '../../infra/local/target-input.ts';
import { type Figure, median, type Section } from './figures.ts';
import { withFolder } from './with-folder.ts';

const rules = 50;
const events = 20_000;
const rounds = 7;
/** Events of one `PutEvents`, as the relay puts them. */
const together = 10;
const goals = { inMemory: 0.5, durable: 0.1 };

const place = { account: '000000000000', region: 'us-east-1' };
const source = 'rollcall.registry';
const types = Array.from({ length: rules }, (_, at) => `${alumniHired.type}.${at}`);
const typeOf = (at: number) => types[at % rules] ?? '';
const eventId = '7b1d2f0e-4a57-4f0c-9f0b-1f2b8f6f0a11';
const detail = {
  eventId,
  occurredAt: '2026-05-15T17:00:00Z',
  programId: 'cedar-valley',
  correlationId: eventId,
  causationId: eventId,
  data: alumniHired.example,
};

export async function busSection(): Promise<Section> {
  const measured: Record<'emitter' | 'inMemory' | 'durable' | 'single', number[]> = {
    emitter: [],
    inMemory: [],
    durable: [],
    single: [],
  };
  // In turns, so that all see the same machine; the first round does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const one = {
      emitter: emitted(),
      inMemory: dispatched(),
      durable: await published(together),
      single: await published(1),
    };
    if (round === 0) continue;
    measured.emitter.push(one.emitter);
    measured.inMemory.push(one.inMemory / one.emitter);
    measured.durable.push(one.durable / one.emitter);
    measured.single.push(one.single / one.emitter);
  }
  const usual = Math.round(median(measured.emitter));
  const ratio = (name: string, values: readonly number[], atLeast?: number): Figure => ({
    name,
    value: median(values),
    unit: '',
    ...(atLeast === undefined ? {} : { target: { atLeast } }),
    note: `about ${Math.round(median(values) * usual)} events a second`,
  });
  return {
    title: `Bus: ${rules} rules, events a second against an EventEmitter that serializes JSON`,
    figures: [
      { name: 'EventEmitter', value: usual, unit: 'events/s' },
      ratio('match and dispatch in memory, ratio', measured.inMemory, goals.inMemory),
      ratio(
        `with log and queue on disk, ${together} at a time, ratio`,
        measured.durable,
        goals.durable,
      ),
      ratio('with log and queue on disk, one at a time, ratio', measured.single),
    ],
    notes: [
      `Medians of ${rounds} rounds of ${events} events, each ratio within its round.`,
      'On disk: the archive and the message in the queue of the target, in one transaction of SQLite.',
    ],
  };
}

/** Events a second of so much work. */
function perSecond(work: () => void): number {
  const started = performance.now();
  work();
  return (events / (performance.now() - started)) * 1000;
}

let heard = 0;
/** What a target does with an event. */
function hear(text: string): void {
  const event: unknown = JSON.parse(text);
  if (typeof event === 'object' && event !== null) heard += 1;
}

function emitted(): number {
  const emitter = new EventEmitter();
  for (const type of types) emitter.on(type, hear);
  return perSecond(() => {
    for (let at = 0; at < events; at += 1) {
      const type = typeOf(at);
      const envelope = {
        version: '0',
        id: randomUUID(),
        'detail-type': type,
        source,
        ...place,
        time: new Date().toISOString(),
        resources: [],
        detail,
      };
      emitter.emit(type, JSON.stringify(envelope));
    }
  });
}

function dispatched(): number {
  const book = new RuleBook();
  for (const rule of types.map(ruleFor)) book.set(compileRule(rule, `arn:${rule.name}`));
  return perSecond(() => {
    for (let at = 0; at < events; at += 1) {
      const event = takenEvent(entryOf(at), { id: randomUUID(), now: Date.now(), ...place });
      for (const rule of book.matching(event.parsed)) {
        for (const target of rule.targets) hear(targetInput(target, event.text, rule.arn));
      }
    }
  });
}

function published(size: number): Promise<number> {
  return withFolder(async (folder) => {
    const store = openStore(join(folder, 'bus.sqlite'));
    const clock = new VirtualClock(store);
    const queues = new Queues({ store, clock });
    const buses = new EventBuses({ store, clock, queues, ...place });
    buses.createBus('rollcall');
    buses.createArchive({ name: 'facts', busName: 'rollcall', retentionDays: 400 });
    for (const rule of types.map(ruleFor)) {
      const [target] = rule.targets;
      if (target !== undefined)
        queues.create({
          ...queueSettings,
          arn: target.arn,
          name: rule.name,
          url: `http://localhost/${rule.name}`,
        });
      buses.createRule(rule);
    }
    const rate = perSecond(() => {
      for (let at = 0; at < events; at += size) {
        buses.publish(Array.from({ length: size }, (_, next) => entryOf(at + next)));
      }
    });
    buses.stop();
    clock.stop();
    store.close();
    return rate;
  });
}

const queueSettings = {
  visibilitySeconds: 30,
  retentionSeconds: 345_600,
  delaySeconds: 0,
  maxMessageBytes: 1_048_576,
};

/** As the templates have them: one source, one type, one queue. */
function ruleFor(type: string): RuleDefinition & { readonly name: string } {
  return {
    busName: 'rollcall',
    name: type,
    pattern: { source: [source], 'detail-type': [type] },
    targets: [
      {
        id: 'queue',
        arn: `arn:aws:sqs:${place.region}:${place.account}:${type}`,
        retry: { attempts: 185, maxAgeSeconds: 86_400 },
      },
    ],
  };
}

function entryOf(at: number): EventEntry {
  return {
    source,
    detailType: typeOf(at),
    detail: JSON.stringify(detail),
    resources: [],
    time: undefined,
    bus: 'rollcall',
    traceHeader: undefined,
  };
}
