import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** How the code of a function is bundled. */
export const asDeployed = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  minify: true,
  legalComments: 'none',
  // CommonJS dependencies (nodemailer) ask for Node's own modules through `require`, which ESM lacks.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
} satisfies BuildOptions;

/**
 * Bundles every function with one esbuild call (one call a function takes about three times as long) and
 * returns where each lies: `<outputFolder>/<slug>/handler.mjs`, whose export `handler` Lambda calls.
 * @throws Error naming the file when a workflow of the catalogue has no handler.
 */
export async function bundleFunctions(
  root: string,
  slugs: readonly string[],
  outputFolder: string,
): Promise<(slug: string) => string> {
  const entries = slugs.map((slug) => ({ slug, file: handlerOf(root, slug) }));
  const missing = entries.filter(({ file }) => file === undefined);
  if (missing.length > 0) {
    const files = missing.map(({ slug }) => `functions/${slug}/handler.ts`).join(', ');
    throw new Error(
      `The catalogue of workflows (infra/workflows/catalogue.ts) names functions that do not exist: ${files}. Write the handler, or take the workflow out of the catalogue.`,
    );
  }
  await rm(outputFolder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: entries.flatMap(({ slug, file }) =>
      file === undefined ? [] : [{ in: file, out: `${slug}/handler` }],
    ),
    outdir: outputFolder,
    outExtension: { '.js': '.mjs' },
    ...asDeployed,
    logLevel: 'warning',
  });
  return (slug) => join(outputFolder, slug);
}

function handlerOf(root: string, slug: string): string | undefined {
  return ['handler.ts', 'handler.tsx']
    .map((name) => join(root, 'functions', slug, name))
    .find((file) => existsSync(file));
}
