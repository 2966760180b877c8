import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueMessages, dueSteps, leaseStep } from '../../../../shared/adapters/calendar.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { dueIn } from '../../../../shared/domain/due.ts';
import { withoutDue } from '../../../../shared/domain/enrolment.ts';
import type { Enrolment } from '../../../../shared/records/enrolment.ts';
import { aMessage, anEnrolment, aPerson, programId } from '../../../support/made-up-records.ts';
import { itemOf, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const opening = '2027-05-01T05:00:00Z';
const until = '2027-05-01T05:15:30.000Z';
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function owed(dueAt: string, more: Partial<Enrolment> = {}): Promise<Enrolment> {
  const personId = crypto.randomUUID();
  const due = dueIn('step', personId);
  const enrolment = anEnrolment({ personId, due, dueAt, version: 1, ...more });
  await putRecord('enrolment', enrolment);
  return enrolment;
}

/** Until the end of the tests, what is due at one time of its own. */
const dueAt = async (instant: string) =>
  (await dueSteps('2099-01-01T00:00:00Z', 1000)).filter((item) => item.dueAt === instant);

describe('survey steps', () => {
  test('are due from their instant on, the oldest first, over all shards', async () => {
    const instants = ['2026-01-03', '2026-01-01', '2026-01-02', '2026-01-04'].map(
      (day) => `${day}T00:00:00Z`,
    );
    for (const instant of instants) await owed(instant);
    const found = await dueSteps('2026-01-03T00:00:00Z', 10);
    expect(found.map((item) => item.dueAt.slice(0, 10))).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ]);
    expect(await dueSteps('2026-01-03T00:00:00Z', 2)).toHaveLength(2);
  });

  test('are each taken by one of eight sweeps that come at once', async () => {
    const instant = '2027-05-01T05:00:01Z';
    const all = await Promise.all(Array.from({ length: 12 }, () => owed(instant)));
    const items = await dueAt(instant);
    expect(items).toHaveLength(12);
    const sweeps = await Promise.all(
      Array.from({ length: 8 }, () => Promise.all(items.map((item) => leaseStep(item, until)))),
    );
    const taken = sweeps.flat().flatMap((owedStep) => owedStep?.item.personId ?? []);
    expect(taken.toSorted()).toEqual(all.map(({ personId }) => personId).toSorted());
  });

  test('taken are due again when nothing came of it within the lease', async () => {
    const instant = '2027-05-01T05:00:02Z';
    const enrolment = await owed(instant);
    const [item] = await dueAt(instant);
    if (item === undefined) throw new Error('nothing is due');
    expect(await leaseStep(item, until)).toMatchObject({
      owed: 'enrolment',
      item: { step: enrolment.step, version: 1, dueAt: until },
    });
    expect(await dueAt(instant)).toEqual([]);
    expect((await dueAt(until)).map(({ pk }) => pk)).toContain(`person#${enrolment.personId}`);
  });

  test('are not taken when they were answered after the sweep had looked', async () => {
    const instant = '2027-05-01T05:00:03Z';
    const enrolment = await owed(instant);
    await putRecord('person', aPerson({ personId: enrolment.personId, version: 1 }));
    const [item] = await dueAt(instant);
    if (item === undefined) throw new Error('nothing is due');
    const answered: Enrolment = {
      ...withoutDue(enrolment),
      status: 'answered',
      answeredAt: opening,
    };
    await putRecord('enrolment', answered);
    expect(await leaseStep(item, until)).toBeUndefined();
    expect(await itemOf('enrolment', enrolment)).not.toHaveProperty('dueAt');
  });

  test('are not taken when they are not there any more: nothing comes to life again', async () => {
    const item = { pk: 'person#gone', sk: 'enrolment#annual-2027', dueAt: opening };
    expect(await leaseStep(item, until)).toBeUndefined();
    expect(await itemOf('enrolment', { personId: 'gone', plan: 'annual-2027' })).toBeUndefined();
  });

  test('taken while somebody answers are answered: the lease is no change that stands in the way', async () => {
    const instant = '2027-05-01T05:00:04Z';
    const enrolment = await owed(instant);
    await putRecord('person', aPerson({ personId: enrolment.personId, version: 1 }));
    const [item] = await dueAt(instant);
    if (item === undefined) throw new Error('nothing is due');
    await leaseStep(item, until);
    const answered: Enrolment = {
      ...withoutDue(enrolment),
      status: 'answered',
      answeredAt: opening,
    };
    const committed = await records(() => opening).commit(
      {
        outcome: 'done',
        what: 'survey-answered',
        about: `person#${enrolment.personId}`,
        writes: [{ put: 'enrolment', item: answered }],
      },
      {
        workflow: 'survey',
        eventId: 'e',
        programId,
        correlationId: 'c',
        occurredAt: opening,
        cause: 'page',
        now: opening,
      },
    );
    expect(committed).toBe('committed');
    expect((await dueAt(until)).filter(({ pk }) => pk.includes(enrolment.personId))).toEqual([]);
  });
});

describe('emails', () => {
  test('are due from their instant on, the oldest first, each with whose settings apply', async () => {
    const planned = (dueAtInstant: string) => {
      const personId = crypto.randomUUID();
      const message = aMessage({ personId, due: dueIn('message', personId), dueAt: dueAtInstant });
      return putRecord('message', message).then(() => message);
    };
    const second = await planned('2027-05-03T15:00:00Z');
    const first = await planned('2027-05-03T14:00:00Z');
    await planned('2027-05-03T16:00:00Z');
    const release = ({ personId }: { personId: string }) => ({
      programId,
      personId,
      plan: 'annual-2027',
      step: 'invitation',
    });
    expect(await dueMessages('2027-05-03T15:00:00Z', 10)).toEqual([
      release(first),
      release(second),
    ]);
    expect(await dueMessages('2027-05-03T15:00:00Z', 1)).toEqual([release(first)]);
    expect(await dueMessages('2027-05-03T13:59:59Z', 10)).toEqual([]);
  });

  test('that are sent, and surveys, are no emails that are due', async () => {
    const {
      due: _,
      dueAt: __,
      ...sent
    } = aMessage({ personId: crypto.randomUUID(), status: 'sent' });
    await putRecord('message', sent);
    await owed('2020-01-01T00:00:00Z');
    expect(await dueMessages('2021-01-01T00:00:00Z', 10)).toEqual([]);
  });
});
