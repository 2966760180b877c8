import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChildSpec, Children, startOf } from '../../../infra/local/children.ts';
import { SoleRun } from '../../../infra/local/sole-run.ts';
import { eventually, Workplace } from './made-up-app.ts';

let place: Workplace;
let children: Children;
beforeEach(() => {
  place = new Workplace();
  children = new Children(place.folder);
});
afterEach(async () => {
  await children.stop();
  place.remove();
});

function sleeper(more: Partial<ChildSpec> = {}): ChildSpec {
  return {
    name: 'sleeper',
    command: process.execPath,
    args: ['-e', 'console.log("up"); setInterval(() => {}, 1000)'],
    ready: async () => true,
    ...more,
  };
}

/** Where /proc tells of threads and arguments. */
const linux = process.platform === 'linux';

const runs = (pid: number | undefined) => pid !== undefined && startOf(pid) !== undefined;

describe('what a killed run left running', () => {
  test('is ended by the next start', async () => {
    const child = await children.start(sleeper());
    const left = child.pid();
    // A second book of the same folder is what the next start sees after a kill.
    const next = new Children(place.folder);
    expect(await next.endLeftovers()).toEqual(['sleeper']);
    expect(runs(left)).toBe(false);
  });

  test('is left alone when its number belongs to another process by now', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const started = startOf(other.pid ?? 0);
    writeFileSync(
      place.path('children.json'),
      JSON.stringify([{ name: 'sleeper', pid: other.pid, started: `${started} long ago` }]),
    );
    expect(await children.endLeftovers()).toEqual([]);
    expect(runs(other.pid)).toBe(true);
    other.kill();
  });

  test.skipIf(!linux)(
    'counts as running until its last thread is gone, for so long it keeps its ports and files',
    async () => {
      const code =
        'import threading, time, ctypes; threading.Thread(target=time.sleep, args=(60,)).start(); ctypes.CDLL(None).pthread_exit(None)';
      const half = spawn('python3', ['-c', code]);
      const pid = half.pid ?? 0;
      const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
      await eventually(() => expect(state()).toBe('Z'));
      expect(runs(pid)).toBe(true);
      half.kill('SIGKILL');
      await eventually(() => expect(runs(pid)).toBe(false));
    },
  );

  test.skipIf(!linux)(
    'is ended though it was never noted, when its arguments say that it works on our files',
    async () => {
      const start = (file: string) =>
        spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', '--keep', file]);
      const [ours, other] = [start(place.path('ours')), start(place.path('other'))];
      await children.endStrays(['--keep', place.path('ours')]);
      expect(runs(ours.pid)).toBe(false);
      expect(runs(other.pid)).toBe(true);
      other.kill('SIGKILL');
    },
  );

  test('nothing is started once the runtime ends, not even by a start that is under way', async () => {
    await children.stop();
    await expect(children.start(sleeper())).rejects.toThrow('the runtime ends');
  });

  test('a list that is damaged or empty stops nothing', async () => {
    writeFileSync(place.path('children.json'), '{"half":');
    expect(await children.endLeftovers()).toEqual([]);
    writeFileSync(place.path('children.json'), '{}');
    expect(await children.endLeftovers()).toEqual([]);
  });
});

test('a child that is killed is started again, and its new number is written down', async () => {
  const child = await children.start(sleeper());
  const first = child.pid() ?? 0;
  process.kill(first, 'SIGKILL');
  await eventually(() => {
    expect(child.pid()).not.toBe(first);
    expect(runs(child.pid())).toBe(true);
    expect(readFileSync(place.path('children.json'), 'utf8')).toContain(String(child.pid()));
  });
});

test('a child that is stopped stays stopped and is no leftover', async () => {
  const child = await children.start(sleeper());
  const pid = child.pid();
  await child.stop();
  expect(runs(pid)).toBe(false);
  expect(await new Children(place.folder).endLeftovers()).toEqual([]);
});

test('a child that cannot start says why and where its output is', async () => {
  const broken = sleeper({ args: ['-e', 'process.exit(7)'], ready: async () => false });
  await expect(children.start(broken)).rejects.toThrow(
    /sleeper ended with code 7; its output is in .*sleeper\.log/,
  );
});

test('two runs cannot work on the same data', () => {
  const first = SoleRun.claim(place.path('data'));
  expect(() => SoleRun.claim(place.path('data'))).toThrow(`process ${process.pid}`);
  first.release();
  SoleRun.claim(place.path('data')).release();
});
