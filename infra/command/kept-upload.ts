import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Which import a file went to, kept on this machine until it is over: so an interrupted command can go on. */
export interface KeptUpload {
  importId(): string | undefined;
  keep(importId: string): void;
  forget(): void;
}

/** `whose`: everything by which this upload is another one than that of the same file elsewhere. */
export function keptUpload(
  bytes: Uint8Array,
  whose: readonly string[],
  folder = process.env['ROLLCALL_STATE'] ?? join(homedir(), '.local', 'state', 'rollcall'),
): KeptUpload {
  const digest = createHash('sha256').update(JSON.stringify(whose)).update(bytes).digest('hex');
  const path = join(folder, `${digest}.import`);
  return {
    importId() {
      try {
        const text = readFileSync(path, 'utf8').trim();
        return /^[0-9a-f-]{36}$/.test(text) ? text : undefined;
      } catch {
        return undefined;
      }
    },
    keep(importId) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, `${importId}\n`);
    },
    forget() {
      rmSync(path, { force: true });
    },
  };
}
