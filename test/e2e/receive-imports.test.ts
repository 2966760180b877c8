import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Rollcall } from '../support/rollcall.ts';
import { root } from '../support/root.ts';
import { saying } from '../support/matching.ts';

const graduates = join(root, 'infra', 'local', 'sample', 'graduates.csv');

const orgs = `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d1,active,,Marshall County Schools,district,,
s1,active,,Lincoln Middle School,school,010000500870,d1
`;
/** A graduate by an address we know, one by a name only, somebody who is no graduate, and a child. */
const users = `sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u1,active,,true,s1,teacher,iq,,Illari,Quispe,,,illari.quispe@example.org,,,,,
u2,active,,true,s1,teacher,td,,Thandeka,Dlamini,,,tdlamini@marshall.example,,,,,
u3,active,,true,s1,teacher,xx,,Nobody,Weknow,,,nobody@marshall.example,,,,,
u4,active,,true,s1,student,ch,,Child,Quispe,,,child@marshall.example,,,,,
`;

describe('the command that imports files', () => {
  let rollcall: Rollcall;
  let folder: string;
  beforeAll(async () => {
    rollcall = await Rollcall.start();
    await rollcall.setUpProgram();
    folder = mkdtempSync(join(tmpdir(), 'rollcall-files-'));
    writeFileSync(join(folder, 'orgs.csv'), orgs);
    writeFileSync(join(folder, 'users.csv'), users);
  });
  afterAll(async () => {
    await rollcall.stop();
    rmSync(folder, { recursive: true });
  });

  /** Runs it as a shell does; what it says and the code it ends with. */
  function command(...args: string[]): Promise<{ code: number; said: string }> {
    const env = {
      ...process.env,
      ROLLCALL_URL: rollcall.runtime.webUrl,
      ROLLCALL_STATE: join(folder, 'state'),
    };
    const bin = join(root, 'infra', 'command', 'rollcall.mjs');
    return new Promise((resolve) => {
      execFile(process.execPath, [bin, 'import', ...args], { env }, (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : 0;
        resolve({ code, said: `${stdout}${stderr}` });
      });
    });
  }
  const imports = () => rollcall.records.imports(rollcall.programId);

  test('looks at a file without keeping anything of it', async () => {
    const report = join(folder, 'report.csv');
    const { code, said } = await command(graduates, '--dry-run', '--report', report);
    expect({ code, said }).toMatchObject({ code: 0, said: saying('60  new') });
    expect(readFileSync(report, 'utf8')).toMatch(/^\ufeffRows,Id,Name,What,/);
    expect(await rollcall.people()).toEqual([]);
    expect(await imports()).toMatchObject([{ status: 'discarded', fileName: 'graduates.csv' }]);
  });

  test('imports graduates, once however often it is called', async () => {
    expect(await command(graduates)).toMatchObject({
      code: 6,
      said: saying('Not imported'),
    });
    expect(await command(graduates, '--yes')).toMatchObject({ code: 0 });
    await rollcall.settled();
    expect(await rollcall.people()).toHaveLength(60);
    expect(await command(graduates, '--yes')).toMatchObject({
      code: 0,
      said: saying('60  known already'),
    });
  });

  test('confirms by a district’s roster where a graduate works, once its schools are known', async () => {
    expect(await command(join(folder, 'users.csv'), '--yes')).toMatchObject({
      code: 3,
      said: saying('3  that cannot be used'),
    });
    expect(await command(join(folder, 'orgs.csv'), '--yes')).toMatchObject({ code: 0 });
    await rollcall.settled();
    const { code, said } = await command(join(folder, 'users.csv'), '--yes');
    expect({ code, said }).toMatchObject({
      code: 0,
      said: saying('1  recorded with somebody who is known'),
    });
    expect(said).toContain('1  waiting for an admin to say whom it is about');
    expect(said).toContain('1  about people who are not known here');
    await rollcall.settled();
    const { personId } = await rollcall.personCalled('Illari Quispe');
    const { person } = await rollcall.records.dossier(personId);
    expect(person?.current).toMatchObject({
      school: 'Lincoln Middle School',
      schoolId: 'nces-010000500870',
      source: 'district-roster',
    });
  });

  test('says what is wrong with a file, and with a client', async () => {
    const bomb = '<!DOCTYPE I [<!ENTITY a "ha">]><InterchangeStaffAssociation/>';
    writeFileSync(join(folder, 'bomb.xml'), bomb);
    expect(await command(join(folder, 'bomb.xml'), '--yes')).toMatchObject({
      code: 3,
      said: saying('DOCTYPE'),
    });
    const { webUrl } = rollcall.runtime;
    const body = JSON.stringify({ fileName: 'a.csv', bytes: readFileSync(graduates).length });
    const call = (headers: HeadersInit) =>
      fetch(`${webUrl}/v1/imports`, { method: 'POST', body, headers });
    expect((await call({})).status).toBe(401);
    expect((await call({ authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' })).status).toBe(401);
  });
});
