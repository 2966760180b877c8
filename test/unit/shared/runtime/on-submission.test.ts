import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import { causedBy, type DataOf, type Envelope } from '../../../../events/contract.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { TooEarlyError } from '../../../../shared/domain/errors.ts';
import type { Changes } from '../../../../shared/ports.ts';
import { on } from '../../../../shared/runtime/on-event.ts';
import { onSubmission } from '../../../../shared/runtime/on-submission.ts';
import { aPerson } from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';
import { batch, busMessage } from '../../../support/queue-messages.ts';
import { allItems, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import { saying } from '../../../support/matching.ts';
import '../../../support/quiet.ts';

const type = 'hire.submitted.v1';
const source = 'sis.cedar-valley';
const person = aPerson({ version: 1, cohort: 0 });
const now = () => new Date().toISOString();
const sqs = mockClient(SQSClient);
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(async () => {
  sqs.reset();
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
  vi.stubEnv('WORKFLOW', 'admit-statement');
  vi.stubEnv('QUEUE_URL', 'http://localhost/admit-statement');
  vi.stubEnv('INTEGRATORS', JSON.stringify({ [source]: { programId: 'cedar-valley' } }));
  await putRecord('person', person);
});
afterAll(() => table.stop());

type Hire = Envelope<DataOf<typeof hireSubmitted>>;

/** Admits every hire as Ngozi's; counts the hires as her cohort. */
function admit(event: Hire, known: number, version: number): Changes {
  const warnings = [{ field: 'data.person', problem: 'found by the address only' }];
  if (event.data.positionTitle === 'known') {
    return { outcome: 'done', what: 'hire-known-already', about, writes: [], warnings };
  }
  if (event.data.positionTitle === 'early' && known < 1_000) throw new TooEarlyError('not yet');
  if (event.data.positionTitle === 'old')
    return { outcome: 'skipped', because: 'older-than-known' };
  const { eventId, occurredAt } = event;
  return {
    outcome: 'done',
    what: 'hire-admitted',
    about,
    writes: [{ put: 'person', item: { ...person, version, cohort: known + 1 } }],
    emits: [
      causedBy(alumniHired, event, {
        idSuffix: `${eventId}-hired`,
        occurredAt,
        data: alumniHired.example,
      }),
    ],
    warnings,
  };
}
const about = `person#${person.personId}`;

const handler = onSubmission(
  on(hireSubmitted, {
    read: (_, store) => store.read({ known: { record: 'person', key: person } }),
    decide: ({ known }, event) => admit(event, known?.cohort ?? 0, known?.version ?? 0),
  }),
);

interface Sent {
  [field: string]: unknown;
  data?: object;
}

/** What an integrator puts on the bus. */
const hire = (changes: Sent = {}) => ({
  eventId: crypto.randomUUID(),
  occurredAt: '2026-08-20T08:00:00Z',
  data: hireSubmitted.example,
  ...changes,
});
const sent = (detail: unknown, from = source) => busMessage({ type, source: from }, detail);

async function deliver(...messages: ReturnType<typeof sent>[]): Promise<void> {
  for (const each of messages)
    expect(await handler(batch(each))).toEqual({ batchItemFailures: [] });
}

const store = () => records(now);
const hires = async () =>
  (await store().read({ person: { record: 'person', key: person } })).person?.cohort;
async function receiptOf({ eventId }: { eventId: string }) {
  const key = { programId: 'cedar-valley', eventId };
  return (await store().read({ receipt: { record: 'receipt', key } })).receipt;
}
const quarantined = (programId = 'cedar-valley') => store().quarantined(programId);

describe('what an integrator sends on the bus', () => {
  test('is admitted for their program, with a receipt, once, however often it is delivered', async () => {
    const event = hire();
    const before = (await hires()) ?? 0;
    await deliver(sent(event), sent(event), sent(event));
    expect(await hires()).toBe(before + 1);
    expect(await receiptOf(event)).toMatchObject({
      status: 'admitted',
      what: 'hire-admitted',
      type,
      door: 'bus',
      integrator: source,
      personId: person.personId,
      followedAs: event.eventId,
      problems: [],
      warnings: [{ field: 'data.person', problem: 'found by the address only' }],
    });
  });

  test('is taken with a warning where a field or a descriptor’s value is none of ours', async () => {
    const data = { ...hireSubmitted.example, salary: 1, gradeLevels: [{ codeValue: 'Grade Six' }] };
    const event = hire({ data, note: 'x' });
    await deliver(sent(event));
    expect((await receiptOf(event))?.warnings.map(({ field }) => field).toSorted()).toEqual([
      'data.gradeLevels.0',
      'data.person',
      'data.salary',
      'note',
    ]);
  });

  test.each([
    ['known', 'hire-known-already'],
    ['old', 'older-than-known'],
  ])('that changes nothing (%s) is answered for, once', async (positionTitle, what) => {
    const event = hire({ data: { ...hireSubmitted.example, positionTitle } });
    await deliver(sent(event));
    expect(await receiptOf(event)).toMatchObject({ status: 'unchanged', what });
    const before = await allItems();
    await deliver(sent(event));
    expect(await allItems()).toEqual(before);
  });

  test('that speaks of what is not on record yet is told so, once, and comes again', async () => {
    const event = hire({ data: { ...hireSubmitted.example, positionTitle: 'early' } });
    for (let time = 0; time < 3; time += 1) {
      expect((await handler(batch(sent(event)))).batchItemFailures).toHaveLength(1);
    }
    expect(await receiptOf(event)).toMatchObject({ status: 'waiting', version: 1 });
    await putRecord('person', { ...person, version: 7, cohort: 1_000 });
    await deliver(sent(event));
    expect(await receiptOf(event)).toMatchObject({ status: 'admitted', what: 'hire-admitted' });
  });

  test('that comes again after it was admitted, and changes nothing then, stays admitted', async () => {
    const event = hire();
    await deliver(sent(event));
    await deliver(sent({ ...event, data: { ...event.data, positionTitle: 'old' } }));
    expect((await receiptOf(event))?.status).toBe('admitted');
  });

  test('about somebody who was erased is answered for, and nothing else', async () => {
    await putRecord('person', { ...person, erasedAt: now() });
    const event = hire({ data: { ...hireSubmitted.example, positionTitle: 'known' } });
    await deliver(sent(event));
    expect(await receiptOf(event)).toMatchObject({ status: 'unchanged', what: 'person-erased' });
  });
});

describe('a test', () => {
  test('is answered as the event would be, and leaves nothing but its receipt', async () => {
    const event = hire({ test: true });
    const before = await hires();
    await deliver(sent(event));
    expect(await hires()).toBe(before);
    const receipt = await receiptOf(event);
    expect(receipt).toMatchObject({ status: 'tested', what: 'hire-admitted', warnings: [{}] });
    expect(receipt?.personId).toBeUndefined();
    const left = (await allItems()).filter(({ pk }) => String(pk).includes(event.eventId));
    expect(left.map(({ entity }) => entity)).toEqual(['entry', 'receipt']);
    expect(left.filter(({ emits }) => emits !== undefined)).toEqual([]);
  });

  test('can be sent again under its id, mended, and then for good', async () => {
    const broken = hire({ test: true, data: { ...hireSubmitted.example, employmentPeriod: {} } });
    await deliver(sent(broken));
    expect(await receiptOf(broken)).toMatchObject({
      status: 'tested',
      what: 'submission-quarantined',
      problems: [{ field: 'data.employmentPeriod.hireDate' }],
    });
    expect(await quarantined()).toEqual([]);
    const mended = { ...broken, data: hireSubmitted.example };
    await deliver(sent(mended));
    expect(await receiptOf(broken)).toMatchObject({
      status: 'tested',
      what: 'hire-admitted',
      problems: [],
    });
    await deliver(sent({ ...mended, test: false }));
    expect((await receiptOf(broken))?.status).toBe('admitted');
  });

  test('of what was admitted already says nothing else about it', async () => {
    const event = hire();
    await deliver(sent(event), sent({ ...event, test: true }));
    expect((await receiptOf(event))?.status).toBe('admitted');
  });
});

describe('what cannot be admitted', () => {
  const wrong: [string, Sent, string][] = [
    ['breaks its contract', { data: { ...hireSubmitted.example, person: {} } }, 'data.person'],
    ['is of another program', { programId: 'river-state' }, 'programId'],
    [
      'has an empty cell of a spreadsheet for a day',
      { data: { ...hireSubmitted.example, employmentPeriod: { hireDate: '1900-01-01' } } },
      'data.employmentPeriod.hireDate',
    ],
    ['comes from the future', { occurredAt: '2199-01-01T00:00:00Z' }, 'occurredAt'],
  ];

  test.each(wrong)(
    'waits in quarantine when it %s, with a receipt and a fact',
    async (_, changes, field) => {
      const event = hire(changes);
      const before = await hires();
      const delivery = sent(event);
      await deliver(delivery, delivery);
      expect(await hires()).toBe(before);
      const waiting = (await quarantined()).filter(({ detail }) => detail.includes(event.eventId));
      expect(waiting).toMatchObject([
        { status: 'waiting', integrator: source, type, breaches: [{ field }] },
      ]);
      const quarantineId = waiting[0]?.quarantineId ?? '';
      expect(await receiptOf(event)).toMatchObject({
        status: 'quarantined',
        quarantineId,
        problems: [{ field }],
      });
      const key = {
        partition: 'quarantine#cedar-valley',
        workflow: 'admit-statement',
        eventId: quarantineId,
      };
      const { entry } = await store().read({ entry: { record: 'entry', key } });
      expect(entry?.emits).toMatchObject([
        {
          type: 'submission.quarantined.v1',
          bus: 'inner',
          detail: { data: { quarantineId, integrator: source, problems: 1 } },
        },
      ]);
    },
  );

  test('is told of every reason at once: what breaks the contract, and the days that cannot be meant', async () => {
    const { educationOrganization: _, ...rest } = hireSubmitted.example;
    const event = hire({ data: { ...rest, employmentPeriod: { hireDate: '1900-01-01' } } });
    await deliver(sent(event));
    const fields = ['data.educationOrganization', 'data.employmentPeriod.hireDate'];
    expect((await receiptOf(event))?.problems.map(({ field }) => field)).toEqual(fields);
    const kept = (await quarantined()).find(({ detail }) => detail.includes(event.eventId));
    expect(kept?.breaches.map(({ field }) => field)).toEqual(fields);
  });

  test('waits in quarantine when one of its fields stands twice, since nobody can say which is meant', async () => {
    const event = hire();
    const message = sent(event);
    const twice = message.body.replace('"data":{', '"data":{"positionTitle":"Aide",');
    await deliver({ ...message, body: twice });
    expect((await receiptOf(event))?.problems).toMatchObject([
      { field: 'data.positionTitle', mend: saying('once') },
    ]);
  });

  test('waits in quarantine, as it came, when it is nested without end', async () => {
    const event = hire();
    const message = sent(event);
    const deep = message.body.replace(
      '"data":{',
      `"data":{"deep":${'['.repeat(200_000)}${']'.repeat(200_000)},`,
    );
    await deliver({ ...message, body: deep });
    const kept = (await quarantined()).find(({ detail }) => detail.includes(event.eventId));
    expect(kept?.breaches).toMatchObject([{ problem: saying('deep') }]);
    expect(kept?.detail).toContain('[[[[');
  });

  test('is never put into another program’s quarantine', async () => {
    expect(await quarantined('river-state')).toEqual([]);
  });

  test('and names no program is kept where every admin sees that there is something', async () => {
    await deliver(sent({ eventId: 'e1' }, 'sis.stranger'));
    expect(await quarantined('unattributed')).toMatchObject([{ source: 'sis.stranger' }]);
    const entries = (await allItems()).filter(({ pk }) => pk === 'quarantine#unattributed');
    expect(entries.filter(({ emits }) => emits !== undefined)).toEqual([]);
  });

  test('leaves the quarantine when its sender sends it again, mended', async () => {
    const { data, ...head } = hire();
    await deliver(sent({ ...head, data: {} }));
    await deliver(sent({ ...head, data }));
    expect((await receiptOf(head))?.status).toBe('admitted');
    const [kept] = (await quarantined()).filter(({ detail }) => detail.includes(head.eventId));
    expect(kept).toMatchObject({ status: 'replayed', settledBy: source });
  });

  test('does not take back what was admitted under the same id', async () => {
    const event = hire();
    await deliver(sent(event), sent({ ...event, data: {} }));
    expect((await receiptOf(event))?.status).toBe('admitted');
  });
});

describe('a forged sender', () => {
  test.each([
    ['ours, of facts', 'rollcall.registry'],
    ['another institution’s', 'sis.river-state'],
    ['nobody’s', 'com.example.anything'],
  ])('that writes %s as its source changes nothing and waits with the reason', async (_, from) => {
    const event = hire({ programId: 'cedar-valley', correlationId: 'c', causationId: 'c' });
    const before = await hires();
    await deliver(sent(event, from));
    expect(await hires()).toBe(before);
    expect(await receiptOf(event)).toBeUndefined();
    const [kept] = (await quarantined()).filter(({ detail }) => detail.includes(event.eventId));
    expect(kept).toMatchObject({ source: from, breaches: [{ field: 'source' }] });
    expect(kept?.integrator).toBeUndefined();
  });

  test('cannot have somebody else named as the sender', async () => {
    const event = hire({ provenance: { door: 'http', integrator: 'sis.river-state' } });
    await deliver(sent(event));
    expect(await receiptOf(event)).toMatchObject({ door: 'bus', integrator: source });
  });
});

describe('whatever stands in an event', () => {
  test('ends in a record or in quarantine, and nowhere else', async () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`);
    const events = [
      ...naughtyStrings
        .slice(0, 60)
        .map((positionTitle) => hire({ data: { ...hireSubmitted.example, positionTitle } })),
      hire({ data: { ...hireSubmitted.example, person: deep } }),
      hire({ data: { ...hireSubmitted.example, deep } }),
      hire({ data: { ...hireSubmitted.example, positionTitle: 'x'.repeat(200_000) } }),
    ];
    await deliver(...events.map((event) => sent(event)));
    const statuses = await Promise.all(
      events.map(async (event) => (await receiptOf(event))?.status),
    );
    expect(statuses.filter((status) => status !== 'admitted' && status !== 'quarantined')).toEqual(
      [],
    );
    expect(statuses.slice(-3)).toEqual(['quarantined', 'quarantined', 'quarantined']);
    expect(await store().deadLetters('cedar-valley')).toEqual([]);
  });
});
