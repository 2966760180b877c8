import { afterAll, beforeAll, expect, test } from 'vitest';
import { records } from '../../../../shared/adapters/records.ts';
import { aDirectorySchool, aSchool } from '../../../support/made-up-records.ts';
import { putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

let table: TestTable;
const store = records(() => '2027-05-01T00:00:00.000Z');
const names = [
  ['010000500870', 'Lincoln Middle School', 'AL'],
  ['010000500871', 'Lincoln Elementary School', 'AL'],
  ['190000500001', 'Lincoln Middle School', 'IA'],
  ['190000500002', 'Madison High School', 'IA'],
] as const;

beforeAll(async () => {
  table = await startTable();
  for (const [ncesSchoolId, name, stateAbbreviation] of names) {
    await putRecord('directorySchool', aDirectorySchool({ ncesSchoolId, name, stateAbbreviation }));
  }
  await putRecord('school', aSchool());
  await putRecord(
    'school',
    aSchool({
      schoolId: `s-${'b'.repeat(24)}`,
      name: 'Lincoln MS',
      sameAs: 'nces-010000500870',
      listOf: 'cedar-valley#other-school-names',
      listBy: 'lincoln ms',
    }),
  );
});
afterAll(() => table.stop());

test('the directory is looked up by the beginning of a plain name, and by state', async () => {
  const found = await store.directory('cedar-valley', { prefix: 'lincoln m', limit: 10 });
  expect(found.map(({ ncesSchoolId }) => ncesSchoolId)).toEqual(['010000500870', '190000500001']);
  expect(found[0]).toMatchObject({
    schoolId: 'nces-010000500870',
    name: 'Lincoln Middle School',
    city: 'Albertville',
    leaId: '0100005',
    districtName: 'Albertville City',
    level: 'Middle',
  });
  const inIowa = await store.directory('cedar-valley', { prefix: '', state: 'IA', limit: 10 });
  expect(inIowa.map(({ name }) => name)).toEqual(['Lincoln Middle School', 'Madison High School']);
});

test('the directory gives no more schools than asked for, and none of another program', async () => {
  expect(await store.directory('cedar-valley', { prefix: '', limit: 2 })).toHaveLength(2);
  const last = { prefix: '', state: 'IA', limit: 1 };
  expect(await store.directory('cedar-valley', last)).toHaveLength(1);
  expect(await store.directory('harbor-state', { prefix: '', limit: 10 })).toEqual([]);
});

test('another name of a school is listed apart from the schools', async () => {
  expect((await store.schools('cedar-valley')).map(({ name }) => name)).toEqual([
    'Lincoln Middle School',
  ]);
  expect(await store.otherSchoolNames('cedar-valley')).toMatchObject([
    { name: 'Lincoln MS', sameAs: 'nces-010000500870' },
  ]);
});
