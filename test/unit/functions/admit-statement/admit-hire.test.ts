import { describe, expect, test } from 'vitest';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import { announced, done, read, skipped } from '../../../support/made-up-events.ts';
import { ngozi, programId } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';
import { Desk } from './desk.ts';

const lincoln = 'nces-010000500870';
const employmentId = `${lincoln}.2026-08-17`;

function desk(): Desk {
  const made = new Desk();
  made.graduate();
  return made;
}

function lastHire(at: Desk) {
  const event = at.announced.findLast(({ type }) => type === alumniHired.type);
  if (event === undefined) throw new Error('no hire was announced');
  return read(alumniHired, event);
}

describe('a hire', () => {
  test('is announced in our words, and kept in those of its sender', async () => {
    const at = desk();
    const changes = await at.hire();
    expect(lastHire(at).data).toEqual({
      personId: ngozi,
      employmentId,
      educationOrganization: { schoolId: lincoln, leaId: '0100005' },
      employmentPeriod: { hireDate: '2026-08-17' },
      employmentStatus: 'Probationary',
      staffClassification: 'Teacher',
      academicSubjects: ['Mathematics'],
      gradeBands: ['6-8'],
      evidence: { source: 'employer', observedAt: '2026-08-20', confidence: 'stated' },
    });
    expect(stored(changes).statedTerms[0]).toMatchObject({
      positionTitle: 'Mathematics teacher',
      fullTimeEquivalency: 1,
      terms: [
        {
          field: 'employmentStatus',
          namespace: 'uri://ed-fi.org/EmploymentStatusDescriptor',
          codeValue: 'Probationary',
        },
        { field: 'staffClassification', codeValue: 'Teacher' },
        { field: 'academicSubjects', codeValue: 'Mathematics' },
        { field: 'gradeLevels', codeValue: 'Sixth grade' },
        { field: 'gradeLevels', codeValue: 'Seventh grade' },
      ],
    });
  });

  test('keeps a site’s own words as they came, and counts without them', async () => {
    const at = desk();
    const own = { namespace: 'uri://marshall.example/Staff', codeValue: 'Tchr-Maths' };
    const changes = await at.hire({
      staffClassification: own,
      employmentStatus: own,
      gradeLevels: [own],
      academicSubjects: [own],
    });
    expect(lastHire(at).data).toMatchObject({
      staffClassification: 'Other',
      employmentStatus: 'Other',
      gradeBands: [],
      academicSubjects: ['Other'],
    });
    expect(stored(changes).statedTerms[0]?.terms[0]).toEqual({ field: 'employmentStatus', ...own });
  });

  test('tells nothing of its sender’s own ids', async () => {
    const at = desk();
    await at.hire({}, { eventId: 'hire-of-@75548223', correlationId: 'file-of-ngozi' });
    expect(JSON.stringify(at.announced)).not.toMatch(/75548223|ngozi/i);
  });

  test('without evidence is from the information system, on the day it was stated', async () => {
    const at = desk();
    await at.hire({ evidence: undefined }, { occurredAt: '2026-08-31T23:00:00-05:00' });
    expect(lastHire(at).data.evidence).toEqual({
      source: 'sis',
      observedAt: '2026-09-01',
      confidence: 'stated',
    });
  });

  test('stated again under another id is one hire', async () => {
    const at = desk();
    await at.hire({}, { eventId: 'first' });
    const again = await at.hire({}, { eventId: 'second', occurredAt: '2026-10-01T00:00:00Z' });
    expect(done(again).what).toBe('hire-known-already');
    expect(announced(again)).toEqual([]);
    const late = await at.hire({}, { eventId: 'third', occurredAt: '2026-08-01T00:00:00Z' });
    expect(skipped(late)).toBe('hire-known-already');
    expect(at.announced).toHaveLength(1);
  });

  test('ends as last stated, in whatever order the statements arrive', async () => {
    const one = { occurredAt: '2026-08-20T00:00:00Z', eventId: 'one' };
    const two = { occurredAt: '2026-08-21T00:00:00Z', eventId: 'two' };
    const three = { occurredAt: '2026-08-22T00:00:00Z', eventId: 'three' };
    const said = [
      (at: Desk) => at.hire({}, one),
      (at: Desk) => at.hire({ positionTitle: 'Head of mathematics' }, two),
      (at: Desk) => at.hire({}, three),
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const order of orders) {
      const at = desk();
      for (const which of [...order, ...order]) await said[which]?.(at);
      expect(at.records.all('statedTerms'), order.join()).toMatchObject([
        { positionTitle: 'Mathematics teacher', statedAt: three.occurredAt },
      ]);
    }
  });
});

describe('the school of a hire', () => {
  test('is recorded with what was said of it', async () => {
    const at = desk();
    expect(stored(await at.hire()).school).toMatchObject([
      {
        schoolId: lincoln,
        name: 'Lincoln Middle School',
        ncesSchoolId: '010000500870',
        leaId: '0100005',
        city: 'Albertville',
        stateAbbreviation: 'AL',
      },
    ]);
    // Nothing new is said of it by the next who works there.
    expect(
      stored(await at.hire({ positionTitle: 'Teacher' }, { occurredAt: later })).school,
    ).toEqual([]);
  });

  test('gets its leading zero back, and the sender is told', async () => {
    const at = desk();
    const changes = await at.hire({ educationOrganization: { ncesSchoolId: '10000500870' } });
    expect(lastHire(at).data.educationOrganization.schoolId).toBe(lincoln);
    expect(done(changes).warnings).toMatchObject([
      { field: 'data.educationOrganization.ncesSchoolId' },
    ]);
  });

  test('has the name that the directory knows for its id', async () => {
    const at = desk();
    at.records.put('directorySchool', {
      programId,
      schoolId: lincoln,
      version: 0,
      name: 'Lincoln MS',
      ncesSchoolId: '010000500870',
      leaId: '0100005',
      city: 'Albertville',
      stateAbbreviation: 'AL',
    });
    const changes = await at.hire({ educationOrganization: { ncesSchoolId: '010000500870' } });
    expect(stored(changes).school).toMatchObject([{ name: 'Lincoln MS', city: 'Albertville' }]);
  });

  test('without an id is the same for every way of writing its name and place', async () => {
    const at = desk();
    const place = { city: 'Albertville', stateAbbreviation: 'AL' };
    await at.hire({ educationOrganization: { nameOfInstitution: 'St. Mary’s School', ...place } });
    await at.hire(
      { educationOrganization: { nameOfInstitution: 'ST MARY’S  SCHOOL', ...place } },
      { occurredAt: later },
    );
    expect(at.records.all('school')).toHaveLength(1);
    expect(at.announced).toHaveLength(1);
    expect(lastHire(at).data.educationOrganization.schoolId).toMatch(/^s-[0-9a-f]{24}$/);
  });

  test('is the one that its typed name was found to be', async () => {
    const at = desk();
    const typed = { nameOfInstitution: 'Lincoln', city: 'Albertville', stateAbbreviation: 'AL' };
    await at.hire({ educationOrganization: typed });
    const [school] = at.records.all('school');
    if (school === undefined) throw new Error('no school');
    at.records.put('school', { ...school, sameAs: lincoln });
    await at.hire({}, { occurredAt: later });
    expect(lastHire(at).data.educationOrganization.schoolId).toBe(lincoln);
    await at.hire(
      { educationOrganization: typed, employmentPeriod: { hireDate: '2026-11-02' } },
      { occurredAt: later },
    );
    expect(lastHire(at).data.employmentId).toBe(`${lincoln}.2026-11-02`);
  });
});

const later = '2026-10-01T00:00:00Z';
