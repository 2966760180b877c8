/**
 * Runs `npm ci` when what is installed is not what package-lock.json says; does nothing otherwise.
 * Plain JavaScript for Node 20: it runs before Node 24 is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Why an install is needed, or undefined. npm writes node_modules/.package-lock.json last, so an install that was cut short has none. */
function whatIsMissing() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'nothing is installed yet';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const present = installed[path];
    if (present === undefined && entry.optional) continue;
    if (present === undefined || !existsSync(join(root, path))) return `${path} is missing`;
    if (present.version !== entry.version) {
      return `${path} is ${present.version}, package-lock.json says ${entry.version}`;
    }
  }
  return undefined;
}

/** Runs npm, without its warnings about packages that want a newer Node than the one that runs npm, by the Node that runs npm: the `node` on the PATH may be one that `npm ci` is about to replace. */
function npmCi() {
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  return npm === undefined
    ? spawnSync('npm', ['ci', '--loglevel=error'], {
        ...options,
        shell: process.platform === 'win32',
      })
    : spawnSync(
        process.env.npm_node_execpath ?? process.execPath,
        [npm, 'ci', '--loglevel=error'],
        options,
      );
}

/** Whether the `node` that npm scripts will find runs TypeScript without a build. */
function runsTypeScript() {
  const names = process.platform === 'win32' ? ['node.cmd', 'node.exe'] : ['node'];
  if (names.some((name) => existsSync(join(root, 'node_modules', '.bin', name)))) return true;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

const missing = whatIsMissing();
if (missing !== undefined) {
  console.log(`Installing (${missing}) ...`);
  const { status } = npmCi();
  if (status !== 0) {
    console.error('`npm ci` failed; its own message is above.');
    process.exit(1);
  }
}
if (!runsTypeScript()) {
  console.error(
    `Rollcall runs on Node 24. There is no ready-made one for ${process.platform}-${process.arch} among its packages: ` +
      `install Node 22.18 or newer yourself (this is ${process.versions.node}).`,
  );
  process.exit(1);
}
