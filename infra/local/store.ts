import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from './interfaces.ts';

/** Of 4 KiB each: as much as is read at the next start after a kill. */
const PAGES_IN_LOG = 8000;

/**
 * Opens (or makes) the runtime's own SQLite file. Each part makes its own tables in it.
 * WAL with `synchronous = NORMAL`: a write that returned survives `kill -9`; only a loss of power may lose the
 * last ones, which is more than the runtime promises.
 */
export function openStore(path: string): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const store = new DatabaseSync(path);
  store.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  // Pages that change again and again go to the file itself, which is slow, once in some thousands of writes.
  store.exec(`PRAGMA wal_autocheckpoint = ${PAGES_IN_LOG}`);
  return store;
}
