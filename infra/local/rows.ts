/** Reads the columns of SQLite rows, and groups writes into one transaction. */
import type { SQLOutputValue } from 'node:sqlite';
import type { Store } from './interfaces.ts';

export type Row = Record<string, SQLOutputValue>;

export function textColumn(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new Error(`The column ${name} holds no text.`);
  return value;
}

export function optionalTextColumn(row: Row, name: string): string | undefined {
  return row[name] === null ? undefined : textColumn(row, name);
}

export function numberColumn(row: Row, name: string): number {
  const value = row[name];
  if (typeof value !== 'number') throw new Error(`The column ${name} holds no number.`);
  return value;
}

export function optionalNumberColumn(row: Row, name: string): number | undefined {
  return row[name] === null ? undefined : numberColumn(row, name);
}

/** Runs `work` in one transaction: all of its writes or none. Joins the one that is already open. */
export function atomically<T>(store: Store, work: () => T): T {
  if (store.isTransaction) return work();
  store.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    store.exec('COMMIT');
    return result;
  } catch (error) {
    store.exec('ROLLBACK');
    throw error;
  }
}
