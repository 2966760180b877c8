/**
 * Synthesizes Rollcall into `cdk.out` (or `CDK_OUTDIR`), offline: bundles the functions, builds both stacks,
 * lists cdk-nag's findings beside the templates.
 */
import { join } from 'node:path';
import { bundleFunctions } from './bundles.ts';
import { rollcall } from './stacks/rollcall.ts';
import { workflows } from './workflows/catalogue.ts';

const root = join(import.meta.dirname, '..');
const outdir = process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out');
const codeFolderOf = await bundleFunctions(
  root,
  workflows.map((workflow) => workflow.slug),
  join(outdir, '.bundles'),
);
rollcall({ outdir, codeFolderOf }).synth();
