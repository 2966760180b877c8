/**
 * `node .tools/print-workflow-table.ts` prints README's workflow table as the code has it;
 * with `--write` it puts the table into README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workflows } from '../infra/workflows/catalogue.ts';
import { withTable, workflowTable } from './workflow-table.ts';

const readme = join(dirname(dirname(fileURLToPath(import.meta.url))), 'README.md');
const table = workflowTable(workflows);

if (process.argv.includes('--write')) {
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table));
} else {
  console.log(table);
}
