/** What importing a file costs: reading it, setting it against the records, submitting it, all on a real table. */
import { buildSync } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { asDeployed } from '../../infra/bundles.ts';
import { root } from '../support/root.ts';
import type { Section } from './figures.ts';

const Run = z.object({
  rows: z.number(),
  students: z.number(),
  seconds: z.number(),
  peakMb: z.number(),
});

const few = 20_000;
const many = 100_000;

export function importSection(): Section {
  const { small, large } = runs();
  const slower = large.seconds / large.rows / (small.seconds / small.rows) - 1;
  return {
    title: 'Importing a registrar’s file',
    figures: [
      { name: `${few} rows`, value: small.rows / small.seconds, unit: 'rows/s' },
      {
        name: `peak memory at ${few} rows`,
        value: small.peakMb,
        unit: 'MB',
        target: { atMost: 300 },
      },
      { name: `${many} rows`, value: large.rows / large.seconds, unit: 'rows/s' },
      { name: `peak memory at ${many} rows`, value: large.peakMb, unit: 'MB' },
      {
        name: `slower for each row at ${many} rows`,
        value: slower * 100,
        unit: '%',
        target: { atMost: 15 },
      },
    ],
    notes: [
      `${small.students} and ${large.students} students; steps of 25 lines, each one transaction on a table of its own.`,
      'Memory is that of the whole process, bundled as it is deployed; not of the table.',
    ],
  };
}

/** The code as it is deployed: TypeScript read as it is would cost memory that a function does not need. */
function runs() {
  const folder = join(root, 'node_modules', '.cache', 'rollcall-bench-import');
  const bundle = join(folder, 'import-run.mjs');
  try {
    buildSync({
      ...asDeployed,
      entryPoints: [join(root, 'test', 'bench', 'import-run.ts')],
      outfile: bundle,
    });
    return { small: run(bundle, few), large: run(bundle, many) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(bundle: string, rows: number): z.infer<typeof Run> {
  const said = execFileSync(process.execPath, [bundle, String(rows)], { encoding: 'utf8' });
  return Run.parse(JSON.parse(said));
}
