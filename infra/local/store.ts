import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from './interfaces.ts';

/**
 * Opens (or makes) the runtime's own SQLite file. Each part makes its own tables in it.
 * WAL with `synchronous = NORMAL`: a write that returned survives `kill -9`; only a loss of power may lose the
 * last ones, which is more than the runtime promises.
 */
export function openStore(path: string): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const store = new DatabaseSync(path);
  store.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  return store;
}
