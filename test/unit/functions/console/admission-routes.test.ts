import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, type ConsoleSite, startConsoleSite } from '../../../support/console-site.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

const good = {
  candidateIdentifier: '80114477',
  firstName: 'Tomás',
  lastSurname: 'Arreola',
  beginDate: '2026-08-24',
  personalAddress: 'Tomas@Example.com',
  'subject-2': 'yes',
};

async function record(more: Record<string, string> = {}) {
  const formId = crypto.randomUUID();
  const answer = await site.post('/console/admissions', { formId, ...good, ...more });
  const events = (await site.announced()).filter(
    ({ detail }) => detail.eventId === `form/${formId}`,
  );
  return { formId, answer, events };
}

describe('recording an admitted candidate', () => {
  test('hands it in by the same door as an information system, once, however often the button is pressed', async () => {
    const { formId, answer } = await record();
    expect(answer.status).toBe(303);
    await site.post('/console/admissions', { formId, ...good });
    const events = (await site.announced()).filter(
      ({ detail }) => detail.eventId === `form/${formId}`,
    );
    expect(events).toMatchObject([
      {
        type: 'admission.submitted.v1',
        detail: {
          data: {
            candidateIdentifier: '@80114477',
            cohortYear: { schoolYear: 2027 },
            academicSubjects: ['Mathematics'],
            electronicMail: [{ electronicMailAddress: 'tomas@example.com' }],
          },
        },
      },
    ]);
    expect(await site.page(answer.headers.get('location') ?? '')).toContain('is on its way');
  });

  test.each([
    ['candidateIdentifier', { candidateIdentifier: '7.55E+07' }],
    ['firstName', { firstName: '' }],
    ['lastSurname', { lastSurname: 'x'.repeat(76) }],
    ['beginDate', { beginDate: '2026-02-30' }],
    ['personalAddress', { personalAddress: 'no address' }],
    ['telephone', { telephone: '1'.repeat(25) }],
    ['homeDistrictLeaId', { homeDistrictLeaId: '100005' }],
  ])(
    'comes back filled in, with the error at %s, and nothing is handed in',
    async (field, more) => {
      const { answer, events } = await record(more);
      expect(answer.status).toBe(400);
      const page = await bodyOf(answer);
      expect([...page.matchAll(/href="#field-(\w+)"/g)].map(([, name]) => name)).toEqual([field]);
      expect(page).toMatch(/name="subject-2"[^>]*checked/);
      expect(events).toEqual([]);
    },
  );

  test('says everything at once', async () => {
    const page = await bodyOf(await site.post('/console/admissions', {}));
    expect([...page.matchAll(/href="#field-(\w+)"/g)].map(([, name]) => name)).toEqual([
      'candidateIdentifier',
      'firstName',
      'lastSurname',
      'beginDate',
    ]);
  });
});
