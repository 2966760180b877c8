/**
 * Synthesizes Rollcall into `cdk.out` (or `CDK_OUTDIR`), offline: bundles the functions, builds both stacks and
 * has them checked by CDK's own rules and by cdk-nag. `CDK_VALIDATION=false` leaves out the checks, for a quick
 * start of what was checked before.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { bundleFunctions } from './bundles.ts';
import { rollcall } from './stacks/rollcall.ts';
import { workflows } from './workflows/catalogue.ts';

const root = join(import.meta.dirname, '..');
const outdir = resolve(process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out'));
const checked = process.env['CDK_VALIDATION'] !== 'false';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const { context } = CdkJson.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')));

const codeFolderOf = await bundleFunctions(
  root,
  workflows.map(({ slug }) => slug),
  join(outdir, '.bundles'),
);
const app = rollcall({ outdir, checked, codeFolderOf, context });
if (checked) {
  const { addNag, reportNag } = await import('./nag.ts');
  addNag(app);
  app.synth();
  process.stdout.write(`${reportNag(outdir)}\n`);
} else {
  app.synth();
  process.stdout.write('not checked (CDK_VALIDATION=false)\n');
}
