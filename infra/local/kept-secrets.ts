import { randomBytes } from 'node:crypto';
import type { Store } from './interfaces.ts';

/** Random texts that are made up once and stay the same as long as the data is kept. */
export class KeptSecrets {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.exec(
      'CREATE TABLE IF NOT EXISTS kept_secrets (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT',
    );
  }

  has(name: string): boolean {
    return this.#read(name) !== undefined;
  }

  text(name: string): string {
    const known = this.#read(name);
    if (known !== undefined) return known;
    const made = randomBytes(32).toString('hex');
    this.#store.prepare('INSERT INTO kept_secrets VALUES (?, ?)').run(name, made);
    return made;
  }

  #read(name: string): string | undefined {
    const row = this.#store.prepare('SELECT text FROM kept_secrets WHERE name = ?').get(name);
    return row === undefined ? undefined : String(row['text']);
  }
}
