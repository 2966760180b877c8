import { describe, expect, test } from 'vitest';
import { alumniEmploymentEnded } from '../../../../events/alumni-employment-ended.ts';
import { PermanentError, TooEarlyError } from '../../../../shared/domain/errors.ts';
import type { Employment } from '../../../../shared/records/employment.ts';
import { done, read, skipped } from '../../../support/made-up-events.ts';
import { anEmployment, ngozi } from '../../../support/made-up-records.ts';
import { Desk } from './desk.ts';

const lincoln = 'nces-010000500870';
const undated = { endDate: '2027-05-07' };

function desk(...positions: Partial<Employment>[]): Desk {
  const made = new Desk();
  made.graduate();
  for (const position of positions) {
    const { schoolId = lincoln, hireDate = '2026-08-17' } = position;
    const employmentId = `${schoolId}.${hireDate}`;
    const item = anEmployment({ personId: ngozi, employmentId, schoolId, hireDate, ...position });
    made.records.put('employment', { ...item, version: 0 });
  }
  return made;
}

function lastEnd(at: Desk) {
  const event = at.announced.findLast(({ type }) => type === alumniEmploymentEnded.type);
  if (event === undefined) throw new Error('no end was announced');
  return read(alumniEmploymentEnded, event).data;
}

describe('the end of a position', () => {
  test('that says when it began is announced, though nobody has stated the hire yet', async () => {
    const at = desk();
    await at.separation();
    expect(lastEnd(at)).toMatchObject({
      employmentId: `${lincoln}.2026-08-17`,
      employmentPeriod: {
        hireDate: '2026-08-17',
        endDate: '2027-05-28',
        separation: 'Voluntary separation',
        separationReason: 'Employment elsewhere',
      },
    });
  });

  test('that does not is that of the position they hold at the school', async () => {
    const at = desk({}, { schoolId: 'nces-010000500999', hireDate: '2027-01-04' });
    const changes = await at.separation({ employmentPeriod: undated });
    expect(lastEnd(at).employmentId).toBe(`${lincoln}.2026-08-17`);
    expect(done(changes).warnings).toEqual([]);
  });

  test('is that of the position begun last, where they hold several there, and the sender is told', async () => {
    const at = desk({}, { hireDate: '2027-01-04' }, { hireDate: '2027-08-09' });
    const changes = await at.separation({ employmentPeriod: undated });
    expect(lastEnd(at).employmentId).toBe(`${lincoln}.2027-01-04`);
    expect(done(changes).warnings).toMatchObject([{ field: 'data.employmentPeriod.hireDate' }]);
  });

  test('that is over already is corrected', async () => {
    const at = desk({ endDate: '2027-04-30' });
    await at.separation({ employmentPeriod: undated });
    expect(lastEnd(at).employmentPeriod).toMatchObject({ endDate: '2027-05-07' });
  });

  test('waits a day for its hire, and then for somebody who looks', async () => {
    const at = desk();
    const soon = { occurredAt: '2027-05-10T01:00:00Z' };
    const end = { employmentPeriod: undated };
    await expect(at.separation(end, soon)).rejects.toThrow(TooEarlyError);
    const long = { occurredAt: '2027-05-08T01:00:00Z' };
    await expect(at.separation(end, long)).rejects.toThrow(PermanentError);
    expect(skipped(await at.separation(end, { ...soon, test: true }))).toBe('no-such-position');
  });

  test('stated again under another id is one end', async () => {
    const at = desk({});
    await at.separation({}, { eventId: 'first' });
    const again = await at.separation(
      {},
      { eventId: 'second', occurredAt: '2027-06-02T00:00:00Z' },
    );
    expect(done(again).what).toBe('separation-known-already');
    expect(skipped(await at.separation({}, { eventId: 'third' }))).toBe('separation-known-already');
    expect(at.announced).toHaveLength(1);
  });

  test.each(['Illness/disability/death', 'Discharge'])(
    'for the reason “%s” tells the workflows no more than another reason',
    async (codeValue) => {
      const at = desk({});
      await at.separation({
        employmentPeriod: { ...undated, separationReason: { codeValue } },
      });
      expect(lastEnd(at).employmentPeriod.separationReason).toBe('Other');
      expect(at.records.all('statedTerms')[0]?.endTerms).toMatchObject([{ codeValue }]);
    },
  );

  test('leaves what was said of the hire, and the hire leaves what was said of the end', async () => {
    const at = desk();
    await at.separation({}, { occurredAt: '2027-06-01T00:00:00Z' });
    await at.hire();
    await at.separation(
      { employmentPeriod: { hireDate: '2026-08-17', endDate: '2027-05-29' } },
      { occurredAt: '2027-06-03T00:00:00Z' },
    );
    expect(at.records.all('statedTerms')).toMatchObject([
      { positionTitle: 'Mathematics teacher', endDate: '2027-05-29', endTerms: [] },
    ]);
  });
});

describe('a confirmation', () => {
  test('is announced with the position that is on record there', async () => {
    const at = desk({});
    await at.confirmation();
    expect(at.announced).toMatchObject([
      {
        type: 'alumni.employment-confirmed.v1',
        detail: {
          data: {
            employmentId: `${lincoln}.2026-08-17`,
            educationOrganization: { schoolId: lincoln, leaId: '0100005' },
            schoolYear: 2027,
            evidence: { source: 'district-roster', observedAt: '2026-10-01' },
          },
        },
      },
    ]);
  });

  test('makes no position: since when they work there it does not say', async () => {
    const at = desk();
    await at.confirmation();
    expect(at.announced[0]?.detail.data).not.toHaveProperty('employmentId');
    expect(at.records.all('statedTerms')).toEqual([]);
  });

  test('of what was seen as late before is left alone', async () => {
    const at = desk();
    at.records.put('fact', {
      personId: ngozi,
      kind: 'employment',
      factId: `confirmed-2027-${lincoln}`,
      programId: 'cedar-valley',
      version: 0,
      value: 'at-school',
      source: 'district-roster',
      observedAt: '2026-10-01',
      confidence: 'stated',
    });
    expect(skipped(await at.confirmation())).toBe('confirmation-known-already');
  });
});
