import { afterAll, beforeAll, expect, test } from 'vitest';
import { surveyResponseCompleted } from '../../../../events/survey-response-completed.ts';
import { readAnswers } from '../../../../functions/record-answers/read-answers.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { opaqueId } from '../../../../shared/domain/opaque-id.ts';
import { writtenSchoolKey } from '../../../../shared/domain/same-school.ts';
import { linkKeys } from '../../../support/alumni-site.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { aResponse, aSchool, ngozi } from '../../../support/made-up-records.ts';
import { putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

let table: TestTable;
const links = linksWith(linkKeys);
const store = records(() => '2027-05-05T00:00:00.000Z');
const idOf = (written: string) => `s-${opaqueId(links.hashOf, writtenSchoolKey(written))}`;

beforeAll(async () => {
  table = await startTable();
  await putRecord('school', aSchool());
  await putRecord(
    'school',
    aSchool({ schoolId: idOf('Lincoln MS, Auburn'), sameAs: 'nces-010000500870', listOf: 'other' }),
  );
  await putRecord(
    'school',
    aSchool({ schoolId: idOf('between jobs'), standing: 'not-a-school', listOf: 'other' }),
  );
});
afterAll(() => table.stop());

async function schoolIn(answers: Record<string, string>) {
  await putRecord('response', aResponse({ answers }));
  const event = anEvent({ ...surveyResponseCompleted.example, personId: ngozi });
  return (await readAnswers(event, store, links)).school?.schoolId;
}

test('a school is found by what somebody wrote, once an admin has said which one it means', async () => {
  expect(await schoolIn({ SCHOOL: 'Lincoln MS, Auburn' })).toBe('nces-010000500870');
  expect(await schoolIn({ SCHOOL: ' LINCOLN Middle School – Auburn' })).toBe('nces-010000500870');
});

test('no school is found where nobody has said so, or it is none', async () => {
  expect(await schoolIn({ SCHOOL: 'Franklin High' })).toBeUndefined();
  expect(await schoolIn({ SCHOOL: 'between jobs' })).toBeUndefined();
  expect(await schoolIn({ SCHOOL: '' })).toBeUndefined();
  expect(await schoolIn({})).toBeUndefined();
});
