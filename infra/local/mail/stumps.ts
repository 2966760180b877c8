import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A kill leaves one stump for each connection; what is older was looked at by an earlier start. */
const NEWEST = 20;

/**
 * Deletes what a kill left of emails that MailDev was just writing down, when not even the header is whole: MailDev
 * would show it as an email from nobody. The email itself still waits to be handed over. (A longer stump has its
 * Message-ID, by which the courier finds it.)
 */
export function removeStumps(directory: string): void {
  const newest = readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => ({ path: join(directory, name), at: statSync(join(directory, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .slice(0, NEWEST);
  for (const { path } of newest) {
    if (!hasHeader(readFileSync(path, 'latin1'))) rmSync(path);
  }
}

function hasHeader(text: string): boolean {
  return /\r?\n\r?\n/.test(text);
}
