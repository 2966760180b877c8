import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { documentClient } from '../../../../shared/adapters/document-client.ts';
import { records } from '../../../../shared/adapters/records.ts';
import type { Enrolment } from '../../../../shared/records/enrolment.ts';
import {
  anEnrolment,
  anImport,
  aPerson,
  aProgram,
  programId,
} from '../../../support/made-up-records.ts';
import { putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const now = '2027-05-01T00:00:00.000Z';
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
  await putRecord('program', aProgram({ version: 1 }));
});
afterAll(() => table.stop());

const store = () => records(() => now);

const Batch = z.object({
  RequestItems: z.record(
    z.string(),
    z.object({ Keys: z.array(z.record(z.string(), z.unknown())), ConsistentRead: z.boolean() }),
  ),
});
const Query = z.object({ ConsistentRead: z.boolean().optional() });

/** Counts the keys of each call, and has AWS leave keys unread as it may: all but the first few of each call. */
function readAtMost(keysOfACall: number): number[] {
  const calls: number[] = [];
  documentClient().middlewareStack.add(
    (next) => async (args) => {
      const asked = Batch.safeParse(args.input).data?.RequestItems[table.name];
      if (asked === undefined) return next(args);
      calls.push(asked.Keys.length);
      const unread = asked.Keys.slice(keysOfACall);
      const some = { ...asked, Keys: asked.Keys.slice(0, keysOfACall) };
      const result = await next({ ...args, input: { RequestItems: { [table.name]: some } } });
      const more = unread.length === 0 ? {} : { [table.name]: { ...asked, Keys: unread } };
      return { ...result, output: { ...result.output, UnprocessedKeys: more } };
    },
    { step: 'initialize', name: 'read at most', override: true },
  );
  return calls;
}
afterEach(() => {
  documentClient().middlewareStack.remove('read at most');
});

async function manyEnrolments(count: number): Promise<Enrolment[]> {
  const personId = crypto.randomUUID();
  const all = Array.from({ length: count }, (_, at) =>
    anEnrolment({ personId, plan: `annual-${2000 + at}`, version: 1 }),
  );
  await Promise.all(all.map((each) => putRecord('enrolment', each)));
  return all;
}

describe('reading what a decision needs', () => {
  test('brings each record under its name, and none where there is none', async () => {
    const person = aPerson({ personId: crypto.randomUUID(), version: 3 });
    await putRecord('person', person);
    const state = await store().read({
      person: { record: 'person', key: person },
      program: { record: 'program', key: { programId } },
      nobody: { record: 'person', key: { personId: 'nobody' } },
      enrolments: { allOf: 'enrolment', personId: person.personId },
      claims: { many: 'addressClaim', keys: [] },
    });
    expect(state).toEqual({
      person,
      program: aProgram({ version: 1 }),
      nobody: undefined,
      enrolments: [],
      claims: [],
    });
  });

  test('takes one call for up to a hundred records, however many names they have', async () => {
    const [one] = await manyEnrolments(1);
    if (one === undefined) throw new Error('nothing was stored');
    const calls = readAtMost(100);
    const state = await store().read({
      one: { record: 'enrolment', key: one },
      same: { record: 'enrolment', key: one },
      program: { record: 'program', key: { programId } },
    });
    expect(calls).toEqual([2]);
    expect(state.one).toEqual(state.same);
  });

  test('brings every one of more than a hundred, in the order asked for', async () => {
    const all = await manyEnrolments(230);
    const calls = readAtMost(100);
    const { found } = await store().read({ found: { many: 'enrolment', keys: all } });
    expect(found).toEqual(all);
    expect(calls).toEqual([100, 100, 30]);
  });

  test('goes on until nothing is left unread, when AWS answers in part', async () => {
    const all = await manyEnrolments(120);
    const calls = readAtMost(40);
    const { found } = await store().read({ found: { many: 'enrolment', keys: all } });
    expect(found).toEqual(all);
    expect(calls.length).toBeGreaterThan(2);
  });

  test('brings all of a kind in one partition, and nothing of another kind', async () => {
    const all = await manyEnrolments(12);
    const personId = all[0]?.personId ?? '';
    await putRecord('person', aPerson({ personId, version: 1 }));
    const { found } = await store().read({ found: { allOf: 'enrolment', personId } });
    expect(found).toEqual(all);
  });

  test('does not see what has expired, though DynamoDB has not deleted it yet', async () => {
    const seconds = Date.parse(now) / 1000;
    const expiring = (importId: string, expiresAt: number) =>
      putRecord('import', anImport({ importId, expiresAt, version: 1 }));
    await expiring('expired', seconds);
    await expiring('expiring', seconds + 1);
    const state = await store().read({
      expired: { record: 'import', key: { importId: 'expired' } },
      expiring: { record: 'import', key: { importId: 'expiring' } },
    });
    expect(state.expired).toBeUndefined();
    expect(state.expiring).toMatchObject({ importId: 'expiring' });
  });

  test('sees what was written a moment ago: it reads with strong consistency', async () => {
    const consistent: (boolean | undefined)[] = [];
    documentClient().middlewareStack.add(
      (next) => async (args) => {
        const batch = Batch.safeParse(args.input).data?.RequestItems[table.name];
        consistent.push((batch ?? Query.parse(args.input)).ConsistentRead);
        return next(args);
      },
      { step: 'initialize', name: 'read at most', override: true },
    );
    await store().read({
      person: { record: 'person', key: { personId: 'p' } },
      enrolments: { allOf: 'enrolment', personId: 'p' },
    });
    expect(consistent).toEqual([true, true]);
  });
});
