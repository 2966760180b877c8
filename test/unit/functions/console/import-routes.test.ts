import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bodyOf,
  type ConsoleSite,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { anEnrolment, programId } from '../../../support/made-up-records.ts';
import { awardedRow, registrarFile, upload } from './registrar-rows.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

const known = '@10000001';
const rows = [
  awardedRow({ STUDENTID: '@10000000', STUDENTNAME: 'Begay, Léa' }),
  awardedRow({ STUDENTID: known, STUDENTNAME: 'Wells, Dana', PERS_EMAIL: 'new@example.com' }),
  awardedRow({ STUDENTID: '@10000002', STUDENTNAME: 'Çelik, Dmitri', STATUS: 'SO' }),
  awardedRow({ STUDENTID: '@10000003', STUDENTNAME: 'Kim, Yara', ACTIVITY_DATE: 'soon' }),
];

/** Brings a file in and gives the path of its page. */
async function bringIn(file: File): Promise<string> {
  const answer = await site.post('/console/imports', upload(file));
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function importAt(path: string) {
  const importId = path.split('/').at(-1) ?? '';
  const { found } = await site.records.read({ found: { record: 'import', key: { importId } } });
  if (found === undefined) throw new Error('there is no such import');
  return found;
}

describe('the dry run', () => {
  test('shows per student what would happen, with row numbers and reasons, and changes nothing', async () => {
    await site.admit({ candidateIdentifier: known, electronicMail: [mail('old@example.com')] });
    const path = await bringIn(registrarFile(rows));
    const before = await site.everything();
    const page = textOf(await site.page(path));
    expect(page).toContain('Begay, Léa @10000000 2 Create');
    expect(page).toContain('Wells, Dana @10000001 3 Update');
    expect(page).toContain('old@example.com becomes → new@example.com');
    expect(page).toContain('Çelik, Dmitri @10000002 4 Not a graduate');
    expect(page).toMatch(/Kim, Yara @10000003 5 Rejected .*ACTIVITY_DATE/);
    expect(page).toContain('would change the records of 2 graduates');
    expect(await site.everything()).toEqual(before);
  });

  test('can be narrowed to one action', async () => {
    const path = await bringIn(registrarFile(rows));
    const page = textOf(await site.page(`${path}?show=create`));
    expect(page).toContain('Begay, Léa');
    expect(page).not.toContain('Çelik');
  });

  test('warns of columns it does not know and of a file that seems to be another institution’s', async () => {
    const foreign = rows.map((row, at) => ({
      ...row,
      STUDENTID: `@2000000${at}`,
      UNIV_EMAIL: 'somebody@elsewhere.example.org',
    }));
    const text = Buffer.from(await registrarFile(foreign).arrayBuffer()).toString();
    const [header = '', ...lines] = text.split('\r\n');
    const wider = [`${header},NOTE`, ...lines.map((line) => (line === '' ? line : `${line},x`))];
    const page = textOf(await site.page(await bringIn(new File([wider.join('\r\n')], 'x.csv'))));
    expect(page).toContain('These columns are not known and were not read: NOTE.');
    expect(page).toContain('This may be another institution’s file');
    expect(page).toContain('elsewhere.example.org');
  });

  test('says so when the file would change nothing', async () => {
    const path = await bringIn(registrarFile([awardedRow({ STATUS: 'SO' })]));
    const page = await site.page(path);
    expect(textOf(page)).toContain('would change nothing');
    expect(page).not.toContain(`${path}/confirm`);
  });
});

describe('a file that cannot be used', () => {
  test.each([
    ['no CSV', 'PK\u0003\u0004....', 'Excel workbook'],
    ['nothing in it', ' ', 'empty'],
    ['no header', '@10000000,AW\r\n@10000001,AW', 'the row with the column names is missing'],
    ['an unclosed quote', 'STUDENTID,STUDENTNAME\r\n@1,"Begay', 'quot'],
  ])('with %s is refused with its reason, and nothing of it is kept', async (_, text, reason) => {
    const before = await site.everything();
    const answer = await site.post('/console/imports', upload(new File([text], 'bad.csv')));
    expect(answer.status).toBe(400);
    expect(textOf(await bodyOf(answer))).toContain(reason);
    expect(await site.everything()).toEqual(before);
  });

  test('is refused when no file was chosen', async () => {
    const answer = await site.post('/console/imports', upload(new File([], 'nothing.csv')));
    expect(answer.status).toBe(400);
    expect(await bodyOf(answer)).toContain('Choose a file');
  });

  test('is refused when it is larger than a form can carry', async () => {
    const large = new File(['x'.repeat(4_200_000)], 'large.csv');
    const answer = await site.post('/console/imports', upload(large));
    expect(answer.status).toBe(400);
    expect(await bodyOf(answer)).toContain('more than 4 MB');
  });
});

describe('confirming', () => {
  test('sets the import going once, however often it is pressed', async () => {
    const path = await bringIn(registrarFile(rows));
    const importId = path.split('/').at(-1) ?? '';
    await site.post(`${path}/confirm`);
    await site.post(`${path}/confirm`);
    expect(await importAt(path)).toMatchObject({ status: 'running', total: 2, done: 0 });
    const events = (await site.announced()).filter(({ detail }) =>
      detail.eventId.startsWith(importId),
    );
    expect(events).toMatchObject([
      { type: 'import.confirmed.v1', detail: { eventId: `${importId}/from/0`, data: { from: 0 } } },
    ]);
  });

  test('leads to a page that shows how far it is, with and without JavaScript', async () => {
    const path = await bringIn(registrarFile(rows));
    await site.post(`${path}/confirm`);
    const page = await site.page(path);
    expect(page).toContain('Importing: 0 of 2 students');
    expect(page).toContain('<noscript><meta http-equiv="refresh"');
    const answer: unknown = await (await site.get(`${path}/progress`)).json();
    expect(answer).toEqual({
      over: false,
      done: 0,
      total: 2,
      label: 'Importing: 0 of 2 students',
    });
  });

  test('a file that was thrown away cannot be confirmed, and its parts are gone', async () => {
    const path = await bringIn(registrarFile(rows));
    await site.post(`${path}/discard`);
    await site.post(`${path}/confirm`);
    const file = await importAt(path);
    expect(file.status).toBe('discarded');
    const { part } = await site.records.read({
      part: { record: 'importPart', key: { importId: file.importId, part: 0 } },
    });
    expect(part).toBeUndefined();
    expect(await site.page(path)).toContain('Nothing of this file was imported');
  });
});

describe('taking an import back', () => {
  async function finished(): Promise<string> {
    const path = await bringIn(registrarFile(rows));
    await site.post(`${path}/confirm`);
    const file = await importAt(path);
    const counts = { created: 1, updated: 1, unchanged: 0, revoked: 0 };
    await site.store('import', { ...file, status: 'done', done: 2, counts });
    return path;
  }

  test('says what it will do, then asks for it once', async () => {
    const path = await finished();
    const page = await site.page(`${path}/take-back`);
    expect(page).toContain('Take this import back?');
    expect(page).toContain('People whom it created go');
    await site.post(`${path}/take-back`);
    await site.post(`${path}/take-back`);
    expect(await importAt(path)).toMatchObject({ status: 'taking-back' });
    const importId = path.split('/').at(-1) ?? '';
    const types = (await site.announced())
      .filter(({ detail }) => detail.eventId.startsWith(importId))
      .map(({ type }) => type);
    expect(types.sort()).toEqual(['import.confirmed.v1', 'import.take-back-requested.v1']);
  });

  test('is refused once one of its graduates was written to', async () => {
    const path = await finished();
    const importId = path.split('/').at(-1) ?? '';
    const person = await site.admit({
      candidateIdentifier: '@10000009',
      electronicMail: [mail('begay@example.com')],
      importId,
    });
    const year = new Date().getUTCFullYear() + (new Date().getUTCMonth() >= 7 ? 1 : 0);
    const plan = `annual-${year}`;
    await site.store(
      'enrolment',
      anEnrolment({
        personId: person.personId,
        plan,
        survey: { surveyIdentifier: 'annual', schoolYear: year },
        listOf: `${programId}#${plan}`,
        listBy: `2026#${person.personId}`,
      }),
    );
    expect(await site.page(`${path}/take-back`)).toContain('cannot be taken back: 1 graduate');
    await site.post(`${path}/take-back`);
    expect(await importAt(path)).toMatchObject({ status: 'done' });
  });
});
