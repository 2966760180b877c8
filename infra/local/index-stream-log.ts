import { DatabaseSync } from 'node:sqlite';

const LOG = '_stream_records';
const NEEDS = ['table_name', 'sequence_number'];

/**
 * Gives the engine's stream log an index. Dynoxide (1.2.1) looks for the next sequence number at every write by reading
 * its whole log, images and all: after some thousand items each write takes several times as long. It keeps its tables
 * in SQLite, where an index may be added beside it. An engine that keeps its log otherwise is left as it is.
 */
export function indexStreamLog(dataFile: string): void {
  const database = new DatabaseSync(dataFile, { timeout: 5_000 });
  try {
    const columns = database.prepare(`SELECT name FROM pragma_table_info('${LOG}')`).all();
    const names = new Set(columns.map(({ name }) => name));
    if (!NEEDS.every((name) => names.has(name))) return;
    database.exec(
      `CREATE INDEX IF NOT EXISTS rollcall_next_sequence ON ${LOG} (table_name, CAST(sequence_number AS INTEGER))`,
    );
  } finally {
    database.close();
  }
}
