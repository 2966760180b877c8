import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bodyOf,
  type ConsoleSite,
  marcus,
  dana,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { upload } from './registrar-rows.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
  await site.admit({ candidateIdentifier: '@75548223' });
});
afterAll(() => site.stop());

const strange = (headings: string) =>
  new File([`${headings}\n@75548223,Lincoln Middle School,2026-08-17,Room 7\n`], 'hires.csv');

async function bringIn(file: File): Promise<string> {
  const answer = await site.post('/console/imports', upload(file));
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const choice = {
  format: 'hire-list',
  'column-studentId': '0',
  'column-schoolName': '1',
  'column-hireDate': '2',
};

describe('a file whose columns nobody knows', () => {
  test('asks what it is, and shows its columns with some of their values', async () => {
    const path = await bringIn(strange('Wer,Wo,Wann,Was'));
    const page = textOf(await site.page(path));
    expect(page).toContain('Which column holds what?');
    expect(page).toContain('It is not plain from its column names what this file is');
    expect(page).toContain('Wann 2026-08-17');
    expect(page).not.toContain('Import all the same');
  });

  test('is read as an admin says, and the next one with the same headings at once', async () => {
    const path = await bringIn(strange('Who,Where,When,Note'));
    const answer = await site.post(`${path}/columns`, choice);
    expect(answer.headers.get('location')).toBe(path);
    expect(textOf(await site.page(path))).toContain('1 Record: about graduates you know');

    const next = await bringIn(strange('Who,Where,When,Note'));
    expect(textOf(await site.page(next))).toContain('read as Hires (CSV)');
  });

  test('has the row of its column names on top, even if a cell below is what others call a column', async () => {
    for (const row of ['@75548223,Teacher,Lincoln', 'Ngozi Ivanova,Teacher,Lincoln']) {
      const path = await bringIn(new File([`Worker,Post,Site\n${row}\n`], 'staff.csv'));
      expect(textOf(await site.page(path))).toContain('Post Teacher');
    }
  });

  test('is not confirmed before that', async () => {
    const path = await bringIn(strange('A1,B1,C1,D1'));
    await site.post(`${path}/confirm`);
    const importId = path.split('/').at(-1) ?? '';
    const { file } = await site.records.read({ file: { record: 'import', key: { importId } } });
    expect(file?.status).toBe('ready');
  });

  test('is another program’s own affair: what one program said of its columns, another is not given', async () => {
    await site.store('program', { ...(await programOf()), programId: marcus.programId });
    site.signIn(marcus);
    const path = await bringIn(strange('Who,Where,When,Note'));
    expect(textOf(await site.page(path))).toContain('Which column holds what?');
    site.signIn(dana);
    expect((await site.get(`${path}/columns`)).status).toBe(404);
  });
});

async function programOf() {
  const key = { programId: dana.programId };
  const { program } = await site.records.read({ program: { record: 'program', key } });
  if (program === undefined) throw new Error('there is no program');
  return { ...program, version: 0 };
}

describe('the columns of a file', () => {
  test('can be corrected, shown as they were guessed', async () => {
    const path = await bringIn(strange('studentId,Place of work,Hire Dat,School'));
    const page = await site.page(`${path}/columns`);
    expect(page).toMatch(/<option value="3" selected="">School/);
    await site.post(`${path}/columns`, { ...choice, 'column-schoolName': '1' });
    const report = await bodyOf(await site.get(`${path}/report.csv`));
    expect(report).toContain('would be noted');
  });

  test('that are needed and not chosen are named at their fields, and nothing is saved', async () => {
    const path = await bringIn(strange('w1,w2,w3,w4'));
    const before = await site.everything();
    const answer = await site.post(`${path}/columns`, { format: 'hire-list', 'column-city': '1' });
    expect(answer.status).toBe(400);
    const page = textOf(await bodyOf(answer));
    expect(page).toContain('Choose the column that holds hireDate.');
    expect(page).toContain(
      'Choose the column that holds studentId or email or lastName or fullName.',
    );
    expect(await site.everything()).toEqual(before);
  });

  test('that are chosen for two fields are asked about', async () => {
    const path = await bringIn(strange('v1,v2,v3,v4'));
    const answer = await site.post(`${path}/columns`, { ...choice, 'column-city': '1' });
    expect(textOf(await bodyOf(answer))).toContain('“v2” is chosen for schoolName already');
  });

  test('that the file does not have, or a kind that there is not, are not believed', async () => {
    const path = await bringIn(strange('u1,u2,u3,u4'));
    const odd = { ...choice, 'column-hireDate': '99' };
    expect((await site.post(`${path}/columns`, odd)).status).toBe(400);
    expect((await site.post(`${path}/columns`, { ...choice, format: 'x' })).status).toBe(400);
  });

  test('are looked at as another kind of file by a link, which changes nothing', async () => {
    const path = await bringIn(strange('studentId,schoolName,hireDate,Note'));
    const before = await site.everything();
    expect(await site.page(`${path}/columns?format=graduates-csv`)).toContain('directoryHold');
    expect(await site.everything()).toEqual(before);
  });
});

describe('the row report', () => {
  test('is downloaded as a file that no cache keeps', async () => {
    const path = await bringIn(strange('studentId,schoolName,hireDate,Note'));
    const answer = await site.get(`${path}/report.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="import-/);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(await answer.text()).toContain("2,'@75548223,,would be noted");
  });
});
