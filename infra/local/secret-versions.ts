/** The values of secrets, version by version, on disk. */
import { randomUUID } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import type { Clock, Store } from './interfaces.ts';
import { atomically, numberColumn, optionalTextColumn, type Row, textColumn } from './rows.ts';

export interface Version {
  readonly id: string;
  readonly stages: readonly string[];
  readonly text: string | undefined;
  /** Base64. */
  readonly binary: string | undefined;
  readonly createdAt: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS secret_versions (
  arn TEXT NOT NULL, id TEXT NOT NULL, stages TEXT NOT NULL,
  text TEXT, binary_value TEXT, created_at INTEGER NOT NULL,
  PRIMARY KEY (arn, id)
) STRICT;
`;

export class SecretVersions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #all: StatementSync;
  readonly #add: StatementSync;
  readonly #setStages: StatementSync;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    store.exec(SCHEMA);
    this.#all = store.prepare(
      'SELECT * FROM secret_versions WHERE arn = ? ORDER BY created_at DESC, rowid DESC',
    );
    this.#add = store.prepare(
      'INSERT INTO secret_versions (arn, id, stages, text, binary_value, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#setStages = store.prepare(
      'UPDATE secret_versions SET stages = ? WHERE arn = ? AND id = ?',
    );
  }

  /** Newest first. */
  of(arn: string): Version[] {
    return this.#all.all(arn).map(storedVersion);
  }

  current(arn: string): Version | undefined {
    return this.of(arn).find(({ stages }) => stages.includes('AWSCURRENT'));
  }

  /** Adds a version; the one that was current becomes the previous. Returns its id. */
  put(
    arn: string,
    version: {
      text?: string | undefined;
      binary?: string | undefined;
      id?: string | undefined;
      stages?: readonly string[];
    },
  ): string {
    const { text, binary, id = randomUUID(), stages = ['AWSCURRENT'] } = version;
    return atomically(this.#store, () => {
      for (const older of this.of(arn)) {
        // A stage belongs to one version; the one that was current becomes the previous.
        const wasCurrent = older.stages.includes('AWSCURRENT') && stages.includes('AWSCURRENT');
        const kept = older.stages.filter(
          (stage) =>
            !stages.includes(stage) && !(stage === 'AWSPREVIOUS' && stages.includes('AWSCURRENT')),
        );
        const next = wasCurrent ? [...kept, 'AWSPREVIOUS'] : kept;
        this.#setStages.run(JSON.stringify(next), arn, older.id);
      }
      const now = this.#clock.now();
      this.#add.run(arn, id, JSON.stringify(stages), text ?? null, binary ?? null, now);
      return id;
    });
  }
}

function storedVersion(row: Row): Version {
  const stages: unknown = JSON.parse(textColumn(row, 'stages'));
  return {
    id: textColumn(row, 'id'),
    stages: Array.isArray(stages) ? stages.filter((stage) => typeof stage === 'string') : [],
    text: optionalTextColumn(row, 'text'),
    binary: optionalTextColumn(row, 'binary_value'),
    createdAt: numberColumn(row, 'created_at'),
  };
}
