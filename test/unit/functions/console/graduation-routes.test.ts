import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvent } from '../../../../events/contract.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { documentClient } from '../../../../shared/adapters/document-client.ts';
import { keyOf } from '../../../../shared/adapters/stored-item.ts';
import {
  bodyOf,
  type ConsoleSite,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { programId } from '../../../support/made-up-records.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

const good = {
  candidateIdentifier: '75548223',
  firstName: ' Léa ',
  lastSurname: 'Begay',
  degreeCode: 'BS',
  programCode: 'BS-EDU-MATH',
  majorSpecialization: 'Mathematics Education',
  completionDate: '2026-05-15',
  personalAddress: 'Lea@Example.com',
  universityAddress: 'lea@cedarvalley.example.edu',
};

async function record(more: Record<string, string> = {}) {
  const formId = crypto.randomUUID();
  const answer = await site.post('/console/graduations', { formId, ...good, ...more });
  return { formId, answer, eventId: `form/${formId}` };
}

async function submitted(eventId: string) {
  const events = (await site.announced()).filter(({ detail }) => detail.eventId === eventId);
  return events.map(({ detail }) => {
    const reading = readEvent(graduationSubmitted, detail);
    if (!reading.ok) throw new Error(JSON.stringify(reading.breaches));
    return reading.event.data;
  });
}

/** What the relay does to a submission once the bus has it. */
async function leaveTheOutbox(eventId: string): Promise<void> {
  await documentClient().send(
    new UpdateCommand({
      TableName: process.env['TABLE_NAME'],
      Key: {
        ...keyOf('entry', { partition: `intake#${programId}`, workflow: 'console', eventId }),
      },
      UpdateExpression: 'REMOVE due, dueAt, emits',
      ConditionExpression: 'attribute_exists(emits)',
    }),
  );
}

describe('recording a graduation', () => {
  test('hands it in by the same door as a file, once, however often the button is pressed', async () => {
    const { formId, answer, eventId } = await record();
    expect(answer.status).toBe(303);
    await site.post('/console/graduations', { formId, ...good });
    expect(await submitted(eventId)).toMatchObject([
      {
        candidateIdentifier: '@75548223',
        name: { firstName: 'Léa', lastSurname: 'Begay' },
        electronicMail: [
          { electronicMailAddress: 'lea@example.com', primaryEmailAddressIndicator: true },
          { electronicMailType: 'Organization', primaryEmailAddressIndicator: false },
        ],
        cohortYear: { schoolYear: 2026 },
        directoryHold: false,
        degrees: [{ status: 'awarded', reasonExited: 'Completed' }],
      },
    ]);
    expect(await site.page(answer.headers.get('location') ?? '')).toContain('is on its way');
  });

  test('says when the record holds it, and leads there, though the submission has left the outbox', async () => {
    const { answer, eventId } = await record({ candidateIdentifier: '@22223333' });
    const [data] = await submitted(eventId);
    await leaveTheOutbox(eventId);
    const person = await site.admit(data, { eventId });
    const page = await site.page(answer.headers.get('location') ?? '');
    expect(page).toContain('The graduation is recorded');
    expect(page).toContain(`/console/people/${person.personId}`);
    expect(textOf(await site.page(`/console/people/${person.personId}`))).toContain(
      'because an admin recorded it by hand',
    );
  });

  test('adds a degree to somebody who is known, and forgets nothing of them', async () => {
    await site.admit({
      candidateIdentifier: '@44445555',
      electronicMail: [mail('known@example.com')],
      telephone: { telephoneNumber: '+13345550001' },
    });
    const { eventId } = await record({
      candidateIdentifier: '@44445555',
      programCode: 'MED-CURR',
      degreeCode: 'MED',
      personalAddress: '',
      universityAddress: '',
    });
    expect(await submitted(eventId)).toMatchObject([
      {
        electronicMail: [{ electronicMailAddress: 'known@example.com' }],
        telephone: { telephoneNumber: '+13345550001' },
        degrees: [{ programCode: 'BS-EDU-MATH' }, { programCode: 'MED-CURR' }],
      },
    ]);
  });
});

describe('a form with mistakes', () => {
  test.each([
    ['candidateIdentifier', { candidateIdentifier: '7.55E+07' }],
    ['firstName', { firstName: '' }],
    ['lastSurname', { lastSurname: 'x'.repeat(76) }],
    ['degreeCode', { degreeCode: '' }],
    ['majorSpecialization', { majorSpecialization: '' }],
    ['completionDate', { completionDate: '15 May' }],
    ['completionDate', { completionDate: '2026-02-30' }],
    ['schoolYear', { schoolYear: 'next' }],
    ['personalAddress', { personalAddress: 'no address' }],
    ['universityAddress', { universityAddress: 'a@b' }],
    ['homeDistrictLeaId', { homeDistrictLeaId: '100005' }],
    ['telephone', { telephone: '1'.repeat(25) }],
  ])(
    'comes back filled in, with the error at %s, and nothing is handed in',
    async (field, more) => {
      const { answer, eventId } = await record(more);
      expect(answer.status).toBe(400);
      const page = await bodyOf(answer);
      expect([...page.matchAll(/href="#field-(\w+)"/g)].map(([, name]) => name)).toEqual([field]);
      expect(page).toContain('value="BS-EDU-MATH"');
      expect(await submitted(eventId)).toEqual([]);
    },
  );

  test('says everything at once', async () => {
    const answer = await site.post('/console/graduations', {});
    const page = await bodyOf(answer);
    expect([...page.matchAll(/href="#field-(\w+)"/g)].map(([, name]) => name)).toEqual([
      'candidateIdentifier',
      'firstName',
      'lastSurname',
      'degreeCode',
      'programCode',
      'majorSpecialization',
      'completionDate',
    ]);
    expect(textOf(page)).toContain('Enter the first name.');
  });
});

test('a graduation that nobody recorded is not there', async () => {
  expect((await site.get(`/console/graduations/${crypto.randomUUID()}`)).status).toBe(404);
});
