import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Enrolment } from '../../../../shared/records/enrolment.ts';
import { type ConsoleSite, startConsoleSite, textOf } from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { anEnrolment, programId } from '../../../support/made-up-records.ts';

let site: ConsoleSite;
const year = new Date().getUTCFullYear() + (new Date().getUTCMonth() >= 7 ? 1 : 0);
const plan = `annual-${year}`;

beforeAll(async () => {
  site = await startConsoleSite();
  await place('@1', 'Ana', 2026, 'answered');
  await place('@2', 'Bo', 2026, 'invited');
  await place('@3', 'Cem', 2025, 'invited');
  await place('@4', 'Dot', 2025, 'not-reachable');
});
afterAll(() => site.stop());

async function place(
  candidateIdentifier: string,
  firstName: string,
  schoolYear: number,
  status: Enrolment['status'],
) {
  const { personId } = await site.admit({
    candidateIdentifier,
    name: { firstName, lastSurname: 'Begay' },
    electronicMail: [mail(`${firstName}@example.com`)],
    cohortYear: { schoolYear },
  });
  const list = { listOf: `${programId}#${plan}`, listBy: `${schoolYear}#${personId}` };
  const survey = { surveyIdentifier: 'annual', schoolYear: year };
  await site.store(
    'enrolment',
    anEnrolment({ personId, plan, survey, cohort: schoolYear, status, ...list }),
  );
}

test('the list of surveys says how each goes', async () => {
  const page = textOf(await site.page('/console/surveys'));
  expect(page).toContain(`Annual survey ${year - 1}–${String(year % 100)}`);
  expect(page).toContain('33 % of those written to have answered');
});

test('a survey’s page shows its progress by cohort in a table, and who has not answered', async () => {
  const html = await site.page(`/console/surveys/${plan}`);
  const page = textOf(html);
  expect(page).toContain('4 in this survey');
  expect(page).toMatch(/2025–26 2 0 1 1 0 0 0 50 %/);
  expect(page).toMatch(/2024–25 2 0 1 0 0 1 0 0 %/);
  expect(page).toMatch(/All 4 0 2 1 0 1 0 33 %/);
  const [, unanswered = ''] = page.split('Written to and not answered');
  expect(unanswered).toContain('Bo Begay');
  expect(unanswered).toContain('Cem Begay');
  expect(unanswered).not.toContain('Ana');
  expect(unanswered).not.toContain('Dot');
  expect(html).toContain('<th scope="row"');
});

test('a survey in which nobody is, is not there', async () => {
  expect((await site.get('/console/surveys/annual-1999')).status).toBe(404);
});
