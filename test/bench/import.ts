/** What importing a file costs: reading it, setting it against the records, submitting it, all on a real table. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
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
  const small = run(few);
  const large = run(many);
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
      'Memory is that of the whole process, not of the table.',
    ],
  };
}

function run(rows: number): z.infer<typeof Run> {
  const file = join(root, 'test', 'bench', 'import-run.ts');
  const said = execFileSync(process.execPath, [file, String(rows)], { encoding: 'utf8' });
  return Run.parse(JSON.parse(said));
}
