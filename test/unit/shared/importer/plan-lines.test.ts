import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileLine } from '../../../../shared/domain/imported-file/file-format.ts';
import { formatNamed } from '../../../../shared/domain/imported-file/formats.ts';
import { personFinder } from '../../../../shared/adapters/find-persons.ts';
import { openImport } from '../../../../shared/importer/open-import.ts';
import { planDryRun } from '../../../../shared/importer/plan-dry-run.ts';
import { linePlanner } from '../../../../shared/importer/plan-lines.ts';
import type { PlannedLine } from '../../../../shared/importer/planned-line.ts';
import { readLines } from '../../../../shared/importer/read-lines.ts';
import { keptDescriptor } from '../../../../shared/domain/ed-fi-words.ts';
import { meantSchool } from '../../../../shared/domain/stated-school.ts';
import { type ConsoleSite, startConsoleSite } from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { programId } from '../../../support/made-up-records.ts';

let site: ConsoleSite;
let ngozi: string;

beforeAll(async () => {
  site = await startConsoleSite();
  const person = await site.admit({
    candidateIdentifier: '@75548223',
    name: { firstName: 'Ngozi', lastSurname: 'Ivanova' },
    electronicMail: [mail('ngozi@example.com', { primaryEmailAddressIndicator: true })],
  });
  ngozi = person.personId;
});
afterAll(() => site.stop());

const sources = () => ({
  records: site.records,
  finder: personFinder(site.records, site.links),
  links: site.links,
});

/** What importing a file would do, from its text to the plan. */
async function dryRun(text: string) {
  const bytes = new TextEncoder().encode(text);
  const opened = await openImport(site.records, { programId }, bytes);
  if (opened.state !== 'readable') throw new Error(opened.problem.message);
  const context = { programId, today: '2026-11-22' };
  const read = await readLines(site.records, opened, context);
  if (!read.ok) throw new Error(read.problem.message);
  const lines: PlannedLine[] = [];
  const see = (line: PlannedLine) => lines.push(line);
  const run = await planDryRun(sources(), { programId }, opened.format, read.value, see);
  return { ...run, lines };
}

const hires = (...rows: string[]) =>
  ['studentId,email,name,schoolName,hireDate', ...rows].join('\n');

describe('a list of hires', () => {
  test('goes to the records of those whom the institution’s id or their own address names', async () => {
    const run = await dryRun(
      hires(
        '@75548223,,,Lincoln Middle School,2026-08-17',
        ',NGOZI@example.com,,Lincoln Middle School,2025-08-17',
      ),
    );
    expect(run.lines).toMatchObject([
      { action: 'record', statements: [{ type: 'hire.submitted.v1' }] },
      { action: 'record', statements: [{ type: 'hire.submitted.v1' }] },
    ]);
    expect(run).toMatchObject({ total: 2, changing: 2, counts: { record: 2 } });
  });

  test('waits for somebody to say who is meant where only a name speaks for them', async () => {
    const { lines } = await dryRun(hires(',,"Ivanova, Ngozi",Lincoln Middle School,2026-08-17'));
    expect(lines).toMatchObject([{ action: 'review', reasons: [{ code: 'review' }] }]);
    expect(lines[0]?.statements).toHaveLength(1);
  });

  test('leaves out whom nobody here knows, and submits nothing of them', async () => {
    const { lines, changing } = await dryRun(
      hires('@11111111,,"Else, Somebody",Lincoln Middle School,2026-08-17'),
    );
    expect(lines).toMatchObject([{ action: 'stranger', statements: [] }]);
    expect(changing).toBe(0);
  });

  test('has nothing to do where the same hire is on record, in the same words', async () => {
    const row = '@75548223,,,Auburn High School,2026-08-17';
    const [first] = (await dryRun(hires(row))).lines;
    expect(first?.action).toBe('record');
    const statement = first?.statements[0];
    if (statement?.type !== 'hire.submitted.v1') throw new Error('no hire');
    const { facts } = meantSchool(statement.data.educationOrganization, site.links.hashOf);
    await site.store('statedTerms', {
      personId: ngozi,
      employmentId: `${facts.schoolId}.2026-08-17`,
      programId,
      version: 0,
      terms: [],
      statedBy: 'file',
      statedAt: '2026-11-01T12:00:00Z',
      endTerms: [],
    });
    expect((await dryRun(hires(row))).lines).toMatchObject([
      { action: 'unchanged', statements: [] },
    ]);
  });

  test('rejects a line whose cell is longer than the record can hold, and keeps the others', async () => {
    const long = 'x'.repeat(121);
    const { lines } = await dryRun(
      hires(`@75548223,,,${long},2026-08-17`, '@75548223,,,Lincoln Middle School,2026-08-17'),
    );
    expect(lines).toMatchObject([
      { action: 'rejected', rows: [2], reasons: [{ code: 'contract' }] },
      { action: 'record', rows: [3] },
    ]);
  });

  test('says a line that repeats another to have nothing to do, however far below', async () => {
    const row = '@75548223,,,Lincoln Middle School,2026-08-17';
    const run = await dryRun(hires(row, '@75548223,,,Auburn High School,2026-08-17', row));
    expect(run.lines).toMatchObject([
      { action: 'record', rows: [2] },
      { rows: [3] },
      { action: 'nothing', rows: [4], statements: [], reasons: [{ code: 'repeated' }] },
    ]);
    expect(run.lines[2]?.reasons[0]?.sentence).toContain('row 2');
    expect(run.total).toBe(2);
  });

  test('warns when an id and a name do not belong together', async () => {
    const { lines } = await dryRun(
      hires('@75548223,,"Zimmer, Bob",Lincoln Middle School,2026-08-17'),
    );
    expect(lines[0]?.notes).toMatchObject([{ code: 'match' }]);
  });
});

describe('the end of a position', () => {
  const educationOrganization = { nameOfInstitution: 'Opelika High School' };
  const ended = (endDate: string): FileLine => ({
    rows: [2],
    key: '@75548223',
    label: 'Ivanova, Ngozi',
    outcome: 'statement',
    statements: [
      {
        type: 'separation.submitted.v1',
        data: {
          person: { candidateIdentifier: '@75548223' },
          educationOrganization,
          employmentPeriod: { hireDate: '2024-08-17', endDate, separation: { codeValue: 'Other' } },
        },
      },
    ],
    entries: [],
    reasons: [],
    notes: [],
  });
  const plan = (endDate: string) =>
    linePlanner(sources(), programId, { about: 'statements' })([ended(endDate)]);

  test('is to be recorded until it is on record, in the same words and of the same day', async () => {
    expect(await plan('2026-05-28')).toMatchObject([{ action: 'record' }]);
    const { facts } = meantSchool(educationOrganization, site.links.hashOf);
    await site.store('statedTerms', {
      personId: ngozi,
      employmentId: `${facts.schoolId}.2024-08-17`,
      programId,
      version: 0,
      terms: [],
      endDate: '2026-05-28',
      endTerms: [{ field: 'separation', ...keptDescriptor('Separation', { codeValue: 'Other' }) }],
      endStatedBy: 'file',
      endStatedAt: '2026-06-01T12:00:00Z',
    });
    expect(await plan('2026-05-28')).toMatchObject([{ action: 'unchanged', statements: [] }]);
    expect(await plan('2026-06-30')).toMatchObject([{ action: 'record' }]);
  });

  test('says nothing of the hire, which is still to be recorded', async () => {
    const run = await dryRun(hires('@75548223,,,Opelika High School,2024-08-17'));
    expect(run.lines).toMatchObject([{ action: 'record' }]);
  });
});

describe('a directory of schools', () => {
  const directory = formatNamed('nces-schools') ?? { about: 'directory' as const };
  const line = (row: number, name: string, more = {}): FileLine => ({
    rows: [row],
    key: '010000500870',
    label: name,
    outcome: 'entry',
    statements: [],
    entries: [
      { kind: 'district', leaId: '0100005', name: 'Albertville City' },
      { kind: 'school', name, ncesSchoolId: '010000500870', leaId: '0100005', ...more },
    ],
    reasons: [],
    notes: [],
  });
  const plan = (...lines: FileLine[]) => linePlanner(sources(), programId, directory)(lines);

  test('creates what is new, once, however many lines name it', async () => {
    const [one, two] = await plan(line(2, 'Lincoln Middle'), line(3, 'Lincoln Middle'));
    expect(one).toMatchObject({
      action: 'create',
      writes: [{ put: 'district' }, { put: 'directorySchool' }],
    });
    expect(two).toMatchObject({ action: 'unchanged', writes: [] });
  });

  test('creates it once also where the lines are far from each other', async () => {
    const planSome = linePlanner(sources(), programId, directory);
    expect(await planSome([line(2, 'Lincoln Middle')])).toMatchObject([{ action: 'create' }]);
    expect(await planSome([line(3_000, 'Lincoln Middle')])).toMatchObject([
      { action: 'unchanged', writes: [] },
    ]);
  });

  test('changes what reads otherwise, keeps what it does not name, and leaves the rest alone', async () => {
    for (const write of (await plan(line(2, 'Lincoln Middle', { city: 'Albertville' })))[0]
      ?.writes ?? []) {
      if ('put' in write && write.put === 'directorySchool')
        await site.store(write.put, write.item);
      if ('put' in write && write.put === 'district') await site.store(write.put, write.item);
    }
    expect(await plan(line(2, 'Lincoln Middle'))).toMatchObject([{ action: 'unchanged' }]);
    expect(await plan(line(2, 'Lincoln Middle School'))).toMatchObject([
      {
        action: 'update',
        changes: [{ field: 'name', from: 'Lincoln Middle', to: 'Lincoln Middle School' }],
        writes: [{ put: 'directorySchool', item: { city: 'Albertville', version: 1 } }],
      },
    ]);
  });
});
