/** A table that throttles, collides and loses answers, and a bus that refuses entries: the same comes of it. */
import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTable, type TestTable } from '../support/table.ts';
import type { Call, Fault } from '../support/table-faults.ts';
import { emailsNow, inviteAndRemind, recordsNow } from './a-year.ts';
import { LittleRollcall, type World } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

let table: TestTable;
let faultless: Awaited<ReturnType<typeof live>>;

beforeAll(async () => {
  table = await startTable();
  faultless = await live({});
});
afterAll(() => table.stop());

async function live(world: World) {
  await table.anew();
  const rollcall = new LittleRollcall(world);
  try {
    await inviteAndRemind(rollcall, ['quiet', 'bounces', 'complains']);
    const records = await recordsNow({ timeless: true });
    return { emails: await emailsNow(rollcall), records };
  } finally {
    rollcall.stop();
  }
}

const metadata = { $metadata: { httpStatusCode: 400 } };

/** 5 % throttled, 2 % of the transactions in conflict with another, 1 % done but answered with an error 500. */
function faulty(random: () => number): (call: Call) => Fault | undefined {
  return ({ operation }) => {
    if (!/Item|Query/.test(operation)) return undefined;
    const drawn = random();
    if (drawn < 0.05) {
      return new ProvisionedThroughputExceededException({ message: 'throttled', ...metadata });
    }
    if (drawn < 0.07 && operation === 'TransactWriteItems') {
      const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }];
      return new TransactionCanceledException({
        message: 'conflict',
        CancellationReasons,
        ...metadata,
      });
    }
    return drawn > 0.99 ? 'answer lost' : undefined;
  };
}

test.each([1, 2])(
  'faults of the table that the SDK meets change nothing (seed %i)',
  async (seed) => {
    const random = seeded(seed);
    let faults = 0;
    const plan = faulty(random);
    const came = await live({
      where: 'inside retries',
      fault: (call) => {
        const fault = plan(call);
        if (fault !== undefined) faults += 1;
        return fault;
      },
    });
    expect(faults).toBeGreaterThan(5);
    expect(came).toEqual(faultless);
  },
);

test.each([1, 2])(
  'a bus that refuses half of the entries, now and then again and again, loses and doubles none (seed %i)',
  async (seed) => {
    const random = seeded(seed);
    let refused = 0;
    const refuses = () => {
      const refusing = random() < 0.5;
      if (refusing) refused += 1;
      return refusing;
    };
    const came = await live({ refuses });
    expect(refused).toBeGreaterThan(5);
    expect(came).toEqual(faultless);
  },
);
