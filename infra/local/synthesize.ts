import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What the synthesized app is made from. The local runtime itself is no part of it. */
const SOURCES = ['infra', 'functions', 'events', 'shared', 'cdk.json', 'package-lock.json'];
const NOT_SOURCES = [join('infra', 'local')];

/**
 * Synthesizes the CDK app into `cdk.out` when its sources are not those of the last time. Resolves with whether it
 * did; rejects with what the app printed when it fails.
 */
export async function synthesizeIfChanged(root: string): Promise<boolean> {
  const output = join(root, 'cdk.out');
  const mark = join(output, '.hash');
  const hash = hashOf(root);
  if (existsSync(join(output, 'manifest.json')) && existsSync(mark)) {
    if (readFileSync(mark, 'utf8') === hash) return false;
  }
  // Without the mark first: what an interrupted run leaves must not pass for the new app.
  rmSync(mark, { force: true });
  try {
    await promisify(execFile)(process.execPath, ['infra/app.ts'], {
      cwd: root,
      // CDK's own checks of the templates take most of the time; `npm run synth` and the tests run them.
      env: { ...process.env, CDK_OUTDIR: 'cdk.out', CDK_VALIDATION: 'false' },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const printed =
      error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`The CDK app could not be synthesized:\n${printed}`, { cause: error });
  }
  writeFileSync(mark, hash);
  return true;
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    if (NOT_SOURCES.includes(path) || !existsSync(join(root, path))) return;
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  };
  for (const source of SOURCES) {
    const full = join(root, source);
    if (!existsSync(full)) continue;
    if (source.includes('.')) {
      add(source);
      continue;
    }
    const entries = readdirSync(full, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => !NOT_SOURCES.some((folder) => path.startsWith(join(folder, '/'))));
    for (const file of files.toSorted()) add(file);
  }
  return hash.digest('hex');
}
