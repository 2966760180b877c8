import { describe, expect, test } from 'vitest';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import { causedBy } from '../../../../events/contract.ts';
import type { Changes } from '../../../../shared/ports.ts';
import {
  type Receipt,
  receiptAfter,
  settledBy,
  submittedBy,
} from '../../../../shared/runtime/receipt-after.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { ngozi } from '../../../support/made-up-records.ts';

const now = '2026-09-01T12:00:00.000Z';
const submitted = {
  programId: 'cedar-valley',
  eventId: 'e1',
  type: 'hire.submitted.v1',
  door: 'bus',
  integrator: 'sis.cedar-valley',
  test: false,
} as const;
const statuses = [
  'admitted',
  'unchanged',
  'in-review',
  'quarantined',
  'tested',
  'discarded',
] as const satisfies readonly Receipt['status'][];

const receipt = (status: Receipt['status']): Receipt => {
  const written = receiptAfter(undefined, submitted, { status, what: 'x' }, now);
  if (written === undefined) throw new Error('there was nothing before it');
  return { ...written, version: 3 };
};

describe('a receipt', () => {
  test('says what became of the event, for 90 days', () => {
    const settled = { status: 'admitted', what: 'hire-admitted', personId: ngozi } as const;
    expect(receiptAfter(undefined, submitted, settled, now)).toEqual({
      programId: 'cedar-valley',
      eventId: 'e1',
      version: 0,
      type: 'hire.submitted.v1',
      door: 'bus',
      integrator: 'sis.cedar-valley',
      status: 'admitted',
      what: 'hire-admitted',
      personId: ngozi,
      problems: [],
      warnings: [],
      receivedAt: now,
      settledAt: now,
      expiresAt: Date.parse('2026-11-30T12:00:00Z') / 1000,
    });
  });

  test('of what was mended follows the event, and still names where it had waited', () => {
    const before = {
      ...receipt('quarantined'),
      quarantineId: 'q1',
      receivedAt: '2026-08-30T00:00:00Z',
    };
    const after = receiptAfter(before, submitted, { status: 'admitted', what: 'x' }, now);
    expect(after).toMatchObject({
      status: 'admitted',
      version: 3,
      quarantineId: 'q1',
      receivedAt: '2026-08-30T00:00:00Z',
      settledAt: now,
    });
  });

  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    'that says %s: whether %s comes after it',
    (from, to) => {
      const follows = receiptAfter(receipt(from), submitted, { status: to, what: 'x' }, now);
      // A repeat, a test and what is refused never take back what was admitted.
      const stays =
        from === 'admitted' ||
        (from === to && from !== 'tested' && from !== 'quarantined') ||
        (to === 'tested' && from !== 'tested') ||
        (to === 'quarantined' && from !== 'tested' && from !== 'quarantined') ||
        (from === 'discarded' && to !== 'admitted') ||
        (from === 'unchanged' && to === 'discarded');
      expect(follows === undefined).toBe(stays);
    },
  );
});

describe('what changes come to', () => {
  const about = `person#${ngozi}`;
  const fact = causedBy(alumniHired, anEvent({}, { correlationId: 'digest' }), {
    idSuffix: 'hired',
    occurredAt: now,
    data: alumniHired.example,
  });
  const done = { outcome: 'done', what: 'x', about, writes: [] } as const satisfies Changes;

  test('admitted: a fact followed, and under which name', () => {
    expect(settledBy({ ...done, emits: [fact] }, false, [])).toMatchObject({
      status: 'admitted',
      personId: ngozi,
      followedAs: 'digest',
    });
  });

  test('unchanged: nothing followed, or there was nothing to do', () => {
    expect(settledBy(done, false, []).status).toBe('unchanged');
    expect(settledBy({ outcome: 'skipped', because: 'older-than-known' }, false, [])).toMatchObject(
      {
        status: 'unchanged',
        what: 'older-than-known',
      },
    );
  });

  test('admitted too when it is kept for somebody who is not known yet', () => {
    const kept = { ...done, about: 'identity#cedar-valley#@1' };
    expect(settledBy(kept, false, [])).toEqual({ status: 'admitted', what: 'x', warnings: [] });
  });

  test('tested: as it would have been, and naming nobody', () => {
    expect(settledBy({ ...done, emits: [fact] }, true, [])).toEqual({
      status: 'tested',
      what: 'x',
      warnings: [],
    });
  });

  test('every warning, once', () => {
    const warning = { field: 'data.gradeLevels.0', problem: 'p' };
    const other = { field: 'data.person', problem: 'q' };
    expect(settledBy({ ...done, warnings: [warning, other] }, false, [warning]).warnings).toEqual([
      warning,
      other,
    ]);
  });
});

test('only an integrator who gave the event an id gets a receipt', () => {
  const provenance = { door: 'bus', integrator: 'sis.cedar-valley' };
  const asked = (detail: unknown) => submittedBy(detail, 'cedar-valley', 'hire.submitted.v1');
  expect(asked({ eventId: 'e1', provenance })).toEqual(submitted);
  expect(asked({ eventId: 'e1', provenance, test: true })?.test).toBe(true);
  expect(asked({ eventId: 'e1', provenance, test: 'yes' })?.test).toBe(false);
  expect(asked({ eventId: 'with a space', provenance })).toBeUndefined();
  expect(asked({ eventId: 'e1' })).toBeUndefined();
  expect(asked({ eventId: 'e1', provenance: { door: 'form' } })).toBeUndefined();
  expect(asked({ eventId: 'e1', provenance: { door: 'file', integrator: 'x' } })).toBeUndefined();
});
