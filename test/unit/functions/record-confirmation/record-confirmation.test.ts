import { describe, expect, test } from 'vitest';
import { alumniEmploymentConfirmed } from '../../../../events/alumni-employment-confirmed.ts';
import type { DataOf } from '../../../../events/contract.ts';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import { readConfirmation } from '../../../../functions/record-confirmation/read-confirmation.ts';
import { recordConfirmation } from '../../../../functions/record-confirmation/record-confirmation.ts';
import { readHire } from '../../../../functions/record-hire/read-hire.ts';
import { recordHire } from '../../../../functions/record-hire/record-hire.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import { aPerson, aSchool, ngozi } from '../../../support/made-up-records.ts';
import { MemoryRecords } from '../../../support/memory-records.ts';

const lincoln = 'nces-010000500870';
const franklin = 'nces-010000500999';
type Confirmed = DataOf<typeof alumniEmploymentConfirmed>;

function registry(): MemoryRecords {
  const records = new MemoryRecords();
  records.put('person', aPerson());
  records.put('school', aSchool({ version: 0, schoolId: lincoln, name: 'Lincoln', members: [] }));
  records.put('school', aSchool({ version: 0, schoolId: franklin, name: 'Franklin', members: [] }));
  return records;
}

async function confirm(records: MemoryRecords, more: Partial<Confirmed> = {}) {
  const data = { ...alumniEmploymentConfirmed.example, ...more, personId: ngozi };
  const event = anEvent(data);
  const changes = recordConfirmation(await readConfirmation(event, records), event);
  records.apply(changes);
  return changes;
}

async function hire(records: MemoryRecords) {
  const event = anEvent({ ...alumniHired.example, personId: ngozi });
  records.apply(recordHire(await readHire(event, records), event, '2026-10-02T00:00:00Z'));
}

const observed = (
  observedAt: string,
  source: 'district-roster' | 'state-file' = 'district-roster',
) => ({
  evidence: { source, observedAt, confidence: 'stated' as const },
});
const current = (records: MemoryRecords) => records.get('person', { personId: ngozi })?.current;

describe('a confirmed position', () => {
  test('is a fact of the school year, and where they are known to be', async () => {
    const records = registry();
    expect(done(await confirm(records)).what).toBe('employment-confirmed');
    expect(records.all('fact')).toMatchObject([
      {
        kind: 'employment',
        factId: `confirmed-2027-${lincoln}`,
        value: 'at-school',
        school: 'Lincoln',
        source: 'district-roster',
        observedAt: '2026-10-01',
      },
    ]);
    expect(current(records)).toMatchObject({ status: 'at-school', schoolId: lincoln });
  });

  test('is the same, whether it or the hire is told first', async () => {
    const [one, other] = [registry(), registry()];
    await hire(one);
    await confirm(one);
    await confirm(other);
    await hire(other);
    expect(current(one)).toEqual(current(other));
    expect(current(one)).toMatchObject({
      status: 'teaching-full-time',
      employmentId: `${lincoln}.2026-08-17`,
      source: 'district-roster',
      observedAt: '2026-10-01',
    });
  });

  test('at another school, seen later, is where they are now', async () => {
    const records = registry();
    await hire(records);
    await confirm(records, { educationOrganization: { schoolId: franklin } });
    expect(current(records)).toMatchObject({ status: 'at-school', school: 'Franklin' });
  });

  test('seen before what is known changes only the ledger', async () => {
    const records = registry();
    await hire(records);
    const before = current(records);
    await confirm(records, {
      educationOrganization: { schoolId: franklin },
      ...observed('2026-08-01'),
    });
    expect(current(records)).toEqual(before);
    expect(records.all('fact')).toHaveLength(1);
  });

  test('ends as last seen, in whatever order it is told', async () => {
    const said = [
      observed('2026-10-01'),
      observed('2026-10-01', 'state-file'),
      observed('2026-09-01'),
    ];
    for (const order of [
      [0, 1, 2],
      [1, 0, 2],
      [2, 1, 0],
    ]) {
      const records = registry();
      for (const at of [...order, ...order]) await confirm(records, said[at]);
      expect(records.all('fact')).toMatchObject([
        { source: 'state-file', observedAt: '2026-10-01' },
      ]);
    }
  });

  test('told twice is one', async () => {
    const records = registry();
    await confirm(records);
    expect(skipped(await confirm(records))).toBe('later-statement');
  });
});
