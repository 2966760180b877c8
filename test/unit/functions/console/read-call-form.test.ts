import { describe, expect, test } from 'vitest';
import { callForm, isDayFrom, readCallForm } from '../../../../functions/console/read-call-form.ts';

const about = {
  today: '2027-05-07',
  telephone: '+13345550117',
  barrier: undefined,
  by: 'dana@example.edu',
};

const read = (
  fields: Record<string, string>,
  more: Partial<Parameters<typeof readCallForm>[1]> = {},
) => readCallForm(callForm(new Map(Object.entries(fields))), { ...about, ...more });

function notedIn(fields: Record<string, string>) {
  const reading = read(fields);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.noted;
}

function problemsIn(...given: Parameters<typeof read>) {
  const reading = read(...given);
  return reading.ok
    ? {}
    : Object.fromEntries(reading.problems.map((each) => [each.field, each.message]));
}

describe('a form on how a call went', () => {
  test('needs the outcome only; what follows is the usual', () => {
    expect(notedIn({ outcome: 'reached' })).toEqual({
      outcome: 'reached',
      nextStep: 'usual',
      nextDay: undefined,
      note: '',
      needs: [],
      facts: [],
      newNumber: undefined,
      by: 'dana@example.edu',
    });
    expect(problemsIn({})).toEqual({ outcome: 'Say how the call went.' });
    expect(problemsIn({ outcome: 'danced' })).toEqual({ outcome: 'Say how the call went.' });
  });

  test('keeps what was learned in the survey’s own codes, and nothing else', () => {
    const fields = {
      outcome: 'reached',
      EMP_STATUS: 'looking',
      INTENT_STAY: 'no-such-choice',
      JOB_SAT: '',
      MENTOR_WILLING: 'yes',
      SCHOOL: 'Lincoln',
      'needs.workload': 'yes',
      'needs.nonsense': 'yes',
    };
    expect(notedIn(fields)).toMatchObject({
      facts: [
        { kind: 'employment', value: 'looking' },
        { kind: 'mentoring', value: 'yes' },
      ],
      needs: ['workload'],
    });
  });

  test('takes a telephone number as people write it, and not the one that is known', () => {
    expect(notedIn({ outcome: 'reached', telephone: '(334) 555-0118' }).newNumber).toBe(
      '+13345550118',
    );
    expect(notedIn({ outcome: 'reached', telephone: '334.555.0117' }).newNumber).toBeUndefined();
    expect(problemsIn({ outcome: 'reached', telephone: 'ask her mother' })).toHaveProperty(
      'telephone',
    );
  });

  test('takes a day to mean another call', () => {
    expect(notedIn({ outcome: 'reached', nextDay: '2027-05-10' })).toMatchObject({
      nextStep: 'call-again',
      nextDay: '2027-05-10',
    });
    for (const nextDay of ['2027-05-06', '2028-06-01', 'soon', '2027-02-30']) {
      expect(problemsIn({ outcome: 'reached', nextDay })).toHaveProperty('nextDay');
    }
  });

  test('says what cannot follow, at the field that can mend it', () => {
    const again = { nextStep: 'call-again' };
    expect(problemsIn({ ...again, outcome: 'asked-not-to-call' })).toHaveProperty('nextStep');
    expect(problemsIn({ ...again, outcome: 'wrong-number' })).toHaveProperty('telephone');
    expect(
      problemsIn({ ...again, outcome: 'wrong-number', telephone: '+1 334 555 0117' }),
    ).toHaveProperty('telephone');
    expect(problemsIn({ ...again, outcome: 'wrong-number', telephone: '3345550118' })).toEqual({});
    const email = { outcome: 'reached', nextStep: 'send-check-in' };
    expect(problemsIn(email)).toEqual({});
    expect(problemsIn(email, { barrier: 'opted-out' })).toEqual({
      nextStep: 'No check-in can go to them: they want none.',
    });
  });

  test('keeps line ends of a note, and refuses one that is a book', () => {
    expect(notedIn({ outcome: 'reached', note: ' One.\r\nTwo. ' }).note).toBe('One.\nTwo.');
    expect(problemsIn({ outcome: 'reached', note: 'x'.repeat(4001) })).toHaveProperty('note');
  });
});

test('a day counts from today on, for a year', () => {
  expect(isDayFrom('2027-05-07', '2027-05-07')).toBe(true);
  expect(isDayFrom('2028-05-07', '2027-05-07')).toBe(true);
  expect(isDayFrom('2028-05-09', '2027-05-07')).toBe(false);
  expect(isDayFrom('2027-13-01', '2027-05-07')).toBe(false);
});
