import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProposal } from '../../../../functions/propose-mentors/read-proposal.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import {
  aMentorNeed,
  aMentorProfile,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import { putRecord } from '../../../support/table-items.ts';

const now = '2026-09-22T15:00:00Z';
const event = anEvent({
  personId: ngozi,
  needId: 'need-1',
  kind: 'mentor' as const,
  origin: 'request' as const,
});
const read = () =>
  readProposal(
    event,
    records(() => now),
    now,
  );

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
  await putRecord('program', aProgram({ version: 1 }));
  await putRecord('person', aPerson({ version: 1 }));
  // The first fifteen in turn want no such emails any more, which the list does not show.
  for (let at = 0; at < 30; at += 1) {
    const personId = `mentor-${String(at).padStart(2, '0')}`;
    const lastAskedAt = `2026-06-${String(at + 1).padStart(2, '0')}T15:00:00Z`;
    const listBy = `${lastAskedAt}#${personId}`;
    await putRecord('mentorProfile', aMentorProfile({ personId, lastAskedAt, listBy }));
    const unwanted = at < 15 ? (['mentoring'] as const) : [];
    await putRecord('person', aPerson({ personId, cohort: 2021, unwanted: [...unwanted] }));
  }
});
afterAll(() => table.stop());

test('looks on until enough mentors are found who may be asked as they stand now', async () => {
  await putRecord('mentorNeed', aMentorNeed());
  const { mentors } = await read();
  expect(mentors.length).toBeGreaterThanOrEqual(8);
  expect(mentors.length).toBeLessThan(15);
  const first = mentors.map(({ profile }) => profile.personId).toSorted()[0];
  expect(first).toBe('mentor-15');
  expect(mentors.every(({ person }) => person?.unwanted.length === 0)).toBe(true);
});

test('looks at no mentor for a need that has its list', async () => {
  await putRecord('mentorNeed', aMentorNeed({ status: 'proposed' }));
  expect(await read()).toMatchObject({ need: { status: 'proposed' }, mentors: [] });
});
