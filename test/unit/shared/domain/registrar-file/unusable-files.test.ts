import { describe, expect, test } from 'vitest';
import { maxFileBytes } from '../../../../../shared/domain/imported-file/decode-file.ts';
import { maxRows } from '../../../../../shared/domain/imported-file/open-table.ts';
import { readRegistrarFile } from './read-registrar-file.ts';
import { plainRow } from './one-student.ts';
import { exportColumns, writeCsv } from './write-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const good = new TextDecoder().decode(writeCsv([plainRow, { ...plainRow, STUDENTID: '@2' }]));

/** The problem of a file that must be refused. */
function problemOf(bytes: Uint8Array) {
  const file = readRegistrarFile(bytes);
  if (file.ok) throw new Error('the file was read');
  return file.problem;
}

describe('a file that is no text is refused with what it is', () => {
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.each([
    ['nothing', new Uint8Array(), 'empty-file'],
    ['blanks and a byte order mark', utf8('\ufeff \r\n\r\n'), 'empty-file'],
    ['an Excel workbook', latin1('PK\u0003\u0004\u0014\u0000'), 'excel-workbook'],
    ['an old Excel workbook', latin1('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1'), 'excel-workbook'],
    ['a PDF', utf8('%PDF-1.7\n'), 'pdf'],
    ['a compressed file', latin1('\u001f\u008b\u0008'), 'compressed'],
    ['a web page called .xls', utf8('\ufeff <html><table><tr><td>STUDENTID'), 'web-page'],
    ['XML without anything in it', utf8('<?xml version="1.0"?>'), 'broken-xml'],
    ['JSON', utf8('[\n {"STUDENTID": "@1"}]'), 'json'],
    ['a picture', latin1('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'), 'not-text'],
    ['text with zero bytes in it', utf8(good.replace('Abara', 'A\u0000bara')), 'not-text'],
    ['a program', latin1('\u007fELF\u0002\u0001\u0001\u0003'.repeat(9)), 'not-text'],
  ])('%s', (_, bytes, code) => {
    const problem = problemOf(bytes);
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(/\.$/);
  });

  test('50 MB, before anything is parsed', () => {
    const started = performance.now();
    expect(problemOf(new Uint8Array(50_000_000)).code).toBe('too-large');
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('one byte over the limit', () => {
    expect(problemOf(new Uint8Array(maxFileBytes + 1).fill(0x2c)).code).toBe('too-large');
    expect(problemOf(new Uint8Array(maxFileBytes).fill(0x20)).code).toBe('empty-file');
  });

  test('more rows than are read', () => {
    const head = `${exportColumns.join(',')}\n`;
    const row = `x${','.repeat(exportColumns.length - 1)}\n`;
    expect(problemOf(utf8(head + row.repeat(maxRows))).code).toBe('too-many-rows');
  });
});

describe('a file in another encoding is read, with a note', () => {
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const spanish = good.replace('\ufeff', '').replaceAll('Abara', 'García');
  const wide = (text: string, swap: boolean) => {
    const bytes = new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
    return swap ? bytes.map((_, at) => bytes[at % 2 === 0 ? at + 1 : at - 1] ?? 0) : bytes;
  };

  test.each([
    ['UTF-16, little end first, with its mark', wide(`\ufeff${spanish}`, false)],
    ['UTF-16, big end first, with its mark', wide(`\ufeff${spanish}`, true)],
    ['UTF-16 without its mark', wide(spanish, false)],
    ['UTF-16, big end first, without its mark', wide(spanish, true)],
  ])('%s', (_, bytes) => {
    const file = readRegistrarFile(bytes);
    expect(file).toMatchObject({
      ok: true,
      students: [{ displayName: 'García, Chidinma L' }, { displayName: 'García, Chidinma L' }],
      notes: [expect.stringContaining('UTF-16')],
    });
  });

  test('Windows-1252, naming the first word with an accent and its line', () => {
    const file = readRegistrarFile(latin1(spanish));
    expect(file).toMatchObject({ ok: true, students: [{ displayName: 'García, Chidinma L' }, {}] });
    expect(file.ok && file.notes[0]).toContain('Windows-1252');
    expect(file.ok && file.notes[0]).toContain('“García” in line 2');
  });
});

describe('quotation marks that do not close', () => {
  const name = '"Abara, Chidinma L"';
  const third = writeCsv([{ ...plainRow, STUDENTID: '@3' }], { byteOrderMark: false });
  const more = good + new TextDecoder().decode(third).split('\r\n')[1];

  test('are found in the row in which they open, at the end of the file', () => {
    const broken =
      more.slice(0, more.lastIndexOf(name)) +
      '"Abara' +
      more.slice(more.lastIndexOf(name) + name.length);
    expect(problemOf(utf8(broken))).toMatchObject({ code: 'unclosed-quote', row: 4 });
  });

  test('are found in the row in which they open, amid other quoted cells', () => {
    const broken = more.replace(name, '"Abara');
    expect(problemOf(utf8(broken))).toMatchObject({ code: 'unclosed-quote', row: 2 });
  });

  test('are found when a later mark seems to close them', () => {
    const broken = more.replace(name, '"Abara').replace(name, 'Abara"');
    expect(problemOf(utf8(broken))).toMatchObject({ code: 'unclosed-quote', row: 2 });
  });

  test('or stand inside a cell are named as such', () => {
    const broken = good.replace('Mathematics Education', 'Mathematics "Honors" Education');
    expect(problemOf(utf8(broken))).toMatchObject({ code: 'stray-quote', row: 2 });
  });
});

describe('column names', () => {
  const without = (...columns: string[]) => exportColumns.filter((c) => !columns.includes(c));

  test('missing altogether are asked for', () => {
    const rows = good.split('\r\n').slice(1).join('\r\n');
    expect(problemOf(utf8(rows))).toMatchObject({ code: 'no-header', row: 1 });
  });

  test('that are needed and missing are listed', () => {
    const problem = problemOf(writeCsv([plainRow], {}, without('STATUS', 'ACAD_YR')));
    // SEMESTER and TERM tell the academic year too.
    expect(problem).toMatchObject({ code: 'missing-columns', columns: ['STATUS'] });
  });

  test('that are nearly right are taken for what they are like', () => {
    const heading = (c: string) => ({ PERS_EMAIL: 'PERSONL_EMAIL', STUDENTNAME: 'NAME' })[c] ?? c;
    const file = readRegistrarFile(writeCsv([plainRow], { heading }, without('UNIV_EMAIL')));
    expect(file).toMatchObject({ ok: true, students: [{ displayName: 'Abara, Chidinma L' }] });
  });

  test('without the directory hold are refused, since a hold would go unseen', () => {
    const problem = problemOf(writeCsv([plainRow], {}, without('CONFIDENTIAL_IND')));
    expect(problem.columns).toEqual(['CONFIDENTIAL_IND']);
    expect(problem.message).toContain('with N in every row');
  });

  test('of another program’s export are all listed as missing', () => {
    const users = utf8(
      'sourcedId,status,givenName,familyName,role,email\n1,active,A,B,teacher,a@example.com\n',
    );
    expect(problemOf(users).columns).toContain('STUDENTID');
  });

  test('that stand there twice are refused', () => {
    const heading = (column: string) => (column === 'COLLEGE' ? 'status' : column);
    expect(problemOf(writeCsv([plainRow], { heading }))).toMatchObject({
      code: 'repeated-column',
      columns: ['STATUS'],
    });
  });

  test('that nobody knows do no harm', () => {
    const heading = (column: string) => (column === 'COLLEGE' ? 'Shoe Size' : column);
    const file = readRegistrarFile(writeCsv([plainRow], { heading }));
    expect(file).toMatchObject({ ok: true, students: [{ outcome: 'graduate' }] });
  });
});
