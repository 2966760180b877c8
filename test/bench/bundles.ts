/** How large each function's bundle is and how long it takes to import, beside an empty handler with the same SDK clients. */
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleFunctions } from '../../infra/bundles.ts';
import { workflows } from '../../infra/workflows/catalogue.ts';
import { root } from '../support/root.ts';
import { type Figure, median, type Section } from './figures.ts';

/** Limits: KiB above the empty handler, and times its import. */
const limits = { kib: 260, importTimes: 1.35 };
const largeLimits = { kib: 420 };
const large = new Set(['send-message', 'console']);
const consoleImportTimes = 1.5;

const clientClasses: Readonly<Record<string, string>> = {
  '@aws-sdk/client-dynamodb': 'DynamoDBClient',
  '@aws-sdk/client-eventbridge': 'EventBridgeClient',
  '@aws-sdk/client-secrets-manager': 'SecretsManagerClient',
  '@aws-sdk/client-ses': 'SESClient',
  '@aws-sdk/client-sqs': 'SQSClient',
};

interface Measured {
  readonly slug: string;
  readonly clients: readonly string[];
  readonly bundle: string;
  readonly empty: string;
}

/** `rounds` fresh processes for each bundle and each empty handler, taken in turns so that both see the same machine. */
export async function bundleSection(rounds = 9): Promise<Section> {
  // Inside the project, so that its packages are found.
  const folder = join(root, 'node_modules', '.cache', 'rollcall-bench');
  rmSync(folder, { recursive: true, force: true });
  try {
    const measured = await bundleAll(folder);
    return {
      title: 'Bundles, beside an empty handler with the same SDK clients',
      figures: figuresOf(measured, await imports(measured, rounds)),
      notes: [
        `Import: processor time of fresh processes, the median of ${rounds} pairs of neighbours.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundleAll(folder: string): Promise<Measured[]> {
  const slugs = workflows.map(({ slug }) => slug);
  const bundleOf = await bundleFunctions(root, slugs, join(folder, 'bundles'));
  const clients = new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await clientsOf(slug)] as const)),
  );
  const emptyOf = (slug: string) =>
    [
      'empty',
      ...(clients.get(slug) ?? []).map((name) => name.replace('@aws-sdk/client-', '')),
    ].join('-');
  for (const slug of slugs) writeEmpty(folder, emptyOf(slug), clients.get(slug) ?? []);
  const empties = [...new Set(slugs.map(emptyOf))];
  const bundleOfEmpty = await bundleFunctions(folder, empties, join(folder, 'empty-bundles'));
  return slugs.map((slug) => ({
    slug,
    clients: clients.get(slug) ?? [],
    bundle: join(bundleOf(slug), 'handler.mjs'),
    empty: join(bundleOfEmpty(emptyOf(slug)), 'handler.mjs'),
  }));
}

/** The SDK clients that end up in a function's bundle. */
async function clientsOf(slug: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export * from './functions/${slug}/handler'`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    outdir: 'unused',
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    metafile: true,
    logLevel: 'error',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const found = inputs.flatMap(([file, { bytesInOutput }]) => {
    const [, name] = /node_modules\/(@aws-sdk\/client-[a-z-]+)\//.exec(file) ?? [];
    return name === undefined || bytesInOutput === 0 ? [] : [name];
  });
  return [...new Set(found)].sort();
}

function writeEmpty(folder: string, name: string, clients: readonly string[]): void {
  const classes = clients.map((client) => {
    const found = clientClasses[client];
    if (found === undefined)
      throw new Error(`The benchmark does not know the client of ${client}.`);
    return { client, found };
  });
  const lines = [
    ...classes.map(({ client, found }) => `import { ${found} } from '${client}';`),
    `export const handler = async () => [${classes.map(({ found }) => `new ${found}({})`).join(', ')}].length;`,
  ];
  const own = join(folder, 'functions', name);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'handler.ts'), `${lines.join('\n')}\n`);
}

interface Import {
  /** Milliseconds of processor time, medians. */
  readonly own: number;
  readonly empty: number;
  /** The median of what each pair of neighbours gave. */
  readonly times: number;
}

/** Bundle and empty handler are imported right after each other, so that both meet the machine in the same mood. */
async function imports(
  measured: readonly Measured[],
  rounds: number,
): Promise<Map<string, Import>> {
  const pairs = new Map<string, { own: number; empty: number }[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { slug, bundle, empty } of measured) {
      const pair = { own: await importTime(bundle), empty: await importTime(empty) };
      pairs.set(slug, [...(pairs.get(slug) ?? []), pair]);
    }
  }
  return new Map(
    [...pairs].map(([slug, all]) => [
      slug,
      {
        own: median(all.map(({ own }) => own)),
        empty: median(all.map(({ empty }) => empty)),
        times: median(all.map(({ own, empty }) => own / empty)),
      },
    ]),
  );
}

async function importTime(file: string): Promise<number> {
  // Processor time, not the clock's: whatever else the machine is doing counts for neither side.
  const script = `
    const before = process.cpuUsage();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    {
      env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC' },
    },
  );
  return Number(stdout);
}

function figuresOf(measured: readonly Measured[], times: ReadonlyMap<string, Import>): Figure[] {
  return measured.flatMap(({ slug, clients, bundle, empty }): Figure[] => {
    const size = statSync(bundle).size / 1024;
    const time = times.get(slug) ?? { own: Number.NaN, empty: Number.NaN, times: Number.NaN };
    const above: Figure = {
      name: `${slug}: size above empty`,
      value: size - statSync(empty).size / 1024,
      unit: 'KiB',
      target: { atMost: (large.has(slug) ? largeLimits : limits).kib },
      note: `${size.toFixed(0)} KiB in all`,
    };
    // Without a client there is nothing to import beside it.
    if (clients.length === 0) {
      return [above, { name: `${slug}: import`, value: time.own, unit: 'ms', note: 'no client' }];
    }
    return [
      above,
      {
        name: `${slug}: import`,
        value: time.times,
        unit: '×',
        target: { atMost: slug === 'console' ? consoleImportTimes : limits.importTimes },
        note: `${time.own.toFixed(0)} ms beside ${time.empty.toFixed(0)} ms`,
      },
    ];
  });
}
