/** Queues that a caller of `CreateQueue` made: remembered over restarts, since no template does it. */
import type { StatementSync } from 'node:sqlite';
import type { Store } from './interfaces.ts';
import type { QueueDefinition } from './queue.ts';
import { textColumn } from './rows.ts';
import { isRecord, optionalInteger, optionalRecord, requiredText } from './wire-input.ts';

export class KeptQueues {
  readonly #all: StatementSync;
  readonly #save: StatementSync;

  constructor(store: Store) {
    store.exec(
      'CREATE TABLE IF NOT EXISTS queue_definitions (arn TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT',
    );
    this.#all = store.prepare('SELECT definition FROM queue_definitions');
    this.#save = store.prepare(
      'INSERT INTO queue_definitions (arn, definition) VALUES (?, ?) ON CONFLICT (arn) DO UPDATE SET definition = excluded.definition',
    );
  }

  all(): QueueDefinition[] {
    return this.#all.all().map((row) => parseDefinition(JSON.parse(textColumn(row, 'definition'))));
  }

  save(definition: QueueDefinition): void {
    this.#save.run(definition.arn, JSON.stringify(definition));
  }
}

function parseDefinition(value: unknown): QueueDefinition {
  if (!isRecord(value)) throw new Error('A stored queue definition is not an object.');
  const redrive = optionalRecord(value, 'redrive');
  return {
    arn: requiredText(value, 'arn'),
    name: requiredText(value, 'name'),
    url: requiredText(value, 'url'),
    visibilitySeconds: optionalInteger(value, 'visibilitySeconds') ?? 30,
    retentionSeconds: optionalInteger(value, 'retentionSeconds') ?? 345_600,
    delaySeconds: optionalInteger(value, 'delaySeconds') ?? 0,
    maxMessageBytes: optionalInteger(value, 'maxMessageBytes') ?? 1_048_576,
    receiveWaitSeconds: optionalInteger(value, 'receiveWaitSeconds') ?? 0,
    ...(redrive === undefined
      ? {}
      : {
          redrive: {
            deadLetterArn: requiredText(redrive, 'deadLetterArn'),
            maxReceiveCount: optionalInteger(redrive, 'maxReceiveCount') ?? 10,
          },
        }),
  };
}
