/**
 * `npm start`: runs Rollcall on this machine.
 *
 *   --port N       web on N, AWS endpoint on N + 1, inbox on N + 2 (otherwise 4000, 4566, 8005)
 *   --fresh        starts empty
 *   --no-sample    the first start does not load the made-up sample cohort
 *   --data FOLDER  keeps everything there instead of .local
 *   --clock TIME   the first start begins at this time (2027-04-30T12:00:00Z), later than the machine's
 *   --tables URL   uses this DynamoDB instead of starting Dynoxide
 */
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LocalRuntime } from './start.ts';
import { synthesizeIfChanged } from './synthesize.ts';

// Functions in AWS run in UTC; the zone belongs to the whole process.
process.env['TZ'] = 'UTC';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SAMPLE = 'sample';
let ending = false;
const say = (line: string) => console.log(line);

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const options = readOptions();
  // The runtime is loaded while the app is synthesized, in a process of its own.
  const [changed, { startLocal }] = await Promise.all([
    synthesizeIfChanged(root),
    import('./start.ts'),
  ]);
  if (changed) say('Synthesized the CDK app into cdk.out.');
  const runtime = await startLocal({
    root,
    assembly: resolve(root, 'cdk.out'),
    dataDir: options.data,
    ports: options.ports,
    fresh: options.fresh,
    say,
    ...(options.tables === undefined ? {} : { tables: options.tables }),
  });
  endOnSignals(runtime);
  // Nothing is due in an empty system: its clock may jump.
  if (runtime.firstStart && options.clock !== undefined) runtime.clock.advanceTo(options.clock);
  welcome(runtime, relative(root, options.data) || '.');
  if (options.sample && !runtime.isDone(SAMPLE)) await sample(runtime);
  // Also when it was not wanted: a later start must not bring it into data of the user's own.
  else runtime.setDone(SAMPLE);
}

/** Loads the sample cohort, again when an earlier start was cut short in it. The console can be used meanwhile. */
async function sample(runtime: LocalRuntime): Promise<void> {
  try {
    const { loadSample } = await import('./load-sample.ts');
    await loadSample({ webUrl: runtime.webUrl, email: runtime.accounts[0]?.email ?? '', say });
    runtime.setDone(SAMPLE);
  } catch (error) {
    // No reason to end: the next start tries again.
    if (ending) return;
    say(`The sample was not loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      'no-sample': { type: 'boolean', default: false },
      data: { type: 'string', default: resolve(root, '.local') },
      clock: { type: 'string' },
      tables: { type: 'string' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port <= 65_533)) {
    throw new Error(`--port must be a number from 1 to 65533, not ${values.port}.`);
  }
  const clock = values.clock === undefined ? undefined : Date.parse(values.clock);
  if (Number.isNaN(clock)) {
    throw new Error(
      `--clock must be an instant such as 2027-04-30T12:00:00Z, not ${values.clock}.`,
    );
  }
  return {
    clock,
    ports:
      port === undefined
        ? { web: 4000, aws: 4566, inbox: 8005 }
        : { web: port, aws: port + 1, inbox: port + 2 },
    fresh: values.fresh,
    sample: !values['no-sample'],
    data: resolve(values.data),
    tables: values.tables,
  };
}

function welcome({ webUrl, awsUrl, inboxUrl, accounts }: LocalRuntime, data: string): void {
  const admins = accounts.map(({ email, programId }) => `${email} (${programId})`);
  say(`
Rollcall runs on this machine.

  Web           ${webUrl}/
  Console       ${webUrl}/console
  Local page    ${webUrl}/_local   clock, counts, dead letters
  Inbox         ${inboxUrl}/
  AWS endpoint  ${awsUrl}/

  Sign in as    ${admins.join('\n                ')}
                no password: choose the address on the sign-in page

Ctrl-C ends it; what it holds stays in ${data} (npm start -- --fresh starts empty).
`);
}

function endOnSignals(runtime: LocalRuntime): void {
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    say('Ending ...');
    runtime.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
