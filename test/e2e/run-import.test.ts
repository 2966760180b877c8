import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmImport, uploadFile } from '../../infra/local/load-sample.ts';
import type { Page, Visitor } from '../../infra/local/visitor.ts';
import { Rollcall } from '../support/rollcall.ts';
import { root } from '../support/root.ts';

const file = readFileSync(join(root, 'infra', 'local', 'sample', 'graduates.csv'));

describe('a registrar’s file', () => {
  let rollcall: Rollcall;
  let admin: Visitor;
  beforeAll(async () => {
    rollcall = await Rollcall.start();
    admin = await rollcall.setUpProgram();
  });
  afterAll(() => rollcall.stop());

  const imports = () => rollcall.records.imports(rollcall.programId);
  const upload = (name: string): Promise<Page> =>
    uploadFile(admin, rollcall.runtime.webUrl, new File([file], name, { type: 'text/csv' }));
  const importFile = async (name: string) => {
    await confirmImport(admin, await upload(name));
    await rollcall.settled();
  };

  test('changes nothing before it is confirmed', async () => {
    const dryRun = await upload('looked-at.csv');
    expect(dryRun.html).toContain('60');
    await rollcall.settled();
    expect(await rollcall.people()).toEqual([]);
    expect(await imports()).toMatchObject([{ status: 'ready', fileName: 'looked-at.csv' }]);
  });

  test('makes each graduate in it one person who is owed one survey', async () => {
    await importFile('graduates.csv');
    const people = await rollcall.people();
    expect(people).toHaveLength(60);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(60);
    expect(await rollcall.records.roster(rollcall.programId, 'annual-2027')).toHaveLength(60);
    const done = (await imports()).find(({ fileName }) => fileName === 'graduates.csv');
    expect(done).toMatchObject({ status: 'done', counts: { created: 60, updated: 0 } });
    expect(done?.done).toBe(done?.total);
  });

  test('keeps graduates without a usable address, and uses a shared address for nobody', async () => {
    const people = await rollcall.people();
    expect(new Set(people.map((person) => person.reach))).toEqual(
      new Set(['reachable', 'no-address', 'unusable-address']),
    );
    const dossiers = await Promise.all(
      people.map(({ personId }) => rollcall.records.dossier(personId)),
    );
    const statuses = dossiers.flatMap(({ person }) => person?.addresses ?? []);
    const shared = statuses.filter(({ status }) => status === 'shared').map((each) => each.address);
    expect(shared).toHaveLength(2 * new Set(shared).size);
    expect(shared.length).toBeGreaterThan(0);
  });

  test('changes nothing and submits nothing when it comes again', async () => {
    const before = await rollcall.people();
    await importFile('again.csv');
    expect(await rollcall.people()).toEqual(before);
    const again = (await imports()).find(({ fileName }) => fileName === 'again.csv');
    expect(again).toMatchObject({ status: 'done', counts: { created: 0, updated: 0, revoked: 0 } });
  });

  test('can be taken back while nothing it caused was sent, and imported once more', async () => {
    const first = (await imports()).find(({ fileName }) => fileName === 'graduates.csv');
    const page = await admin.open(
      `${rollcall.runtime.webUrl}/console/imports/${first?.importId}/take-back`,
    );
    await admin.submit(page, ({ action }) => action.endsWith('/take-back'));
    await rollcall.settled();
    expect(await rollcall.people()).toEqual([]);
    expect(await rollcall.records.roster(rollcall.programId, 'annual-2027')).toEqual([]);
    await importFile('once-more.csv');
    expect(await rollcall.people()).toHaveLength(60);
  });
});
