import { expect, test } from 'vitest';
import { alumniEmploymentEnded } from '../../../../events/alumni-employment-ended.ts';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import { type HireState, recordHire } from '../../../../functions/record-hire/record-hire.ts';
import { recordSeparation } from '../../../../functions/record-separation/record-separation.ts';
import type { Changes } from '../../../../shared/ports.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { aPerson, aProgram, aSchool, ngozi } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-01-12T15:00:00Z';
const lincoln = 'nces-010000500870';
const franklin = 'nces-010000500999';

type Statement = (state: HireState) => Changes;

function hired(schoolId: string, hireDate: string, occurredAt: string, subject: 'Science' | 'ELL') {
  const data = {
    ...alumniHired.example,
    personId: ngozi,
    employmentId: `${schoolId}.${hireDate}`,
    educationOrganization: { schoolId },
    employmentPeriod: { hireDate },
    academicSubjects: [subject],
    evidence: { ...alumniHired.example.evidence, observedAt: occurredAt.slice(0, 10) },
  };
  const event = anEvent(data, { eventId: occurredAt, occurredAt });
  return (state: HireState) => recordHire(state, event, now);
}

function ended(endDate: string, occurredAt: string): Statement {
  const data = {
    ...alumniEmploymentEnded.example,
    personId: ngozi,
    employmentPeriod: { hireDate: '2026-08-17', endDate },
  };
  const event = anEvent(data, { eventId: occurredAt, occurredAt });
  return (state) => recordSeparation(state, event, now);
}

/** The state after a decision is stored. */
function after(state: HireState, changes: Changes): HireState {
  if (changes.outcome === 'skipped') return state;
  const written = stored(changes);
  return {
    ...state,
    person: written.person[0] ?? state.person,
    employments: merged(state.employments, written.employment, ({ employmentId }) => employmentId),
    checkIns: merged(state.checkIns, written.checkIn, ({ plan }) => plan),
    schools: merged(state.schools, written.school, ({ schoolId }) => schoolId),
  };
}

function merged<Item extends { version: number }>(
  before: readonly Item[],
  written: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const all = new Map(before.map((item) => [keyOf(item), item]));
  for (const item of written) all.set(keyOf(item), { ...item, version: item.version + 1 });
  return [...all.values()];
}

/** What it comes to: without versions, and without check-ins that are over. */
function outcomeOf(state: HireState) {
  return {
    current: state.person?.current,
    employments: state.employments
      .map(({ version: _, ...rest }) => rest)
      .toSorted((a, b) => a.employmentId.localeCompare(b.employmentId)),
    open: state.checkIns
      .filter(({ step }) => step !== undefined)
      .map(({ plan, employmentId, status }) => ({ plan, employmentId, status }))
      .toSorted((a, b) => a.plan.localeCompare(b.plan)),
    rosters: Object.fromEntries(state.schools.map(({ schoolId, members }) => [schoolId, members])),
  };
}

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, at) =>
    orders(items.toSpliced(at, 1)).map((others) => [first, ...others]),
  );
}

test('hires, corrections and ends come to the same in whatever order they arrive', () => {
  const statements: Statement[] = [
    hired(lincoln, '2026-08-17', '2026-08-20T12:00:00Z', 'ELL'),
    hired(lincoln, '2026-08-17', '2026-09-01T12:00:00Z', 'Science'),
    ended('2027-01-08', '2027-01-08T12:00:00Z'),
    hired(franklin, '2027-01-11', '2027-01-11T12:00:00Z', 'ELL'),
  ];
  const empty: HireState = {
    person: aPerson(),
    program: aProgram(),
    employments: [],
    checkIns: [],
    messages: [],
    mentorProfile: undefined,
    schools: [aSchool(), aSchool({ schoolId: franklin, name: 'Franklin High School' })],
  };
  const outcomes = orders(statements).map((order) =>
    outcomeOf(order.reduce((state, statement) => after(state, statement(state)), empty)),
  );
  const [first] = outcomes;
  expect(first).toMatchObject({
    current: { school: 'Franklin High School' },
    employments: [{ academicSubjects: ['Science'], endDate: '2027-01-08' }, {}],
    open: [
      { plan: 'checkin-d30-20270111', employmentId: `${franklin}.2027-01-11`, status: 'owed' },
      { plan: 'checkin-exit-20270108', status: 'owed' },
    ],
    rosters: { [lincoln]: [], [franklin]: [{ personId: ngozi, subjects: ['ELL'] }] },
  });
  expect(outcomes).toHaveLength(24);
  for (const outcome of outcomes) expect(outcome).toEqual(first);
});
