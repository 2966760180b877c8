import { describe, expect, test } from 'vitest';
import { candidateGraduated } from '../../../../events/candidate-graduated.ts';
import type { DataOf } from '../../../../events/contract.ts';
import {
  cancelSurveys,
  type OweState,
  oweSurvey,
} from '../../../../functions/owe-survey/owe-survey.ts';
import type { Enrolment } from '../../../../shared/records/enrolment.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aMessage,
  anEnrolment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';
import { removed, stored } from '../../../support/written.ts';

const now = '2026-06-01T12:00:00Z';

function stateWith(more: Partial<OweState> = {}): OweState {
  return {
    person: aPerson(),
    program: aProgram(),
    enrolments: [],
    messages: [],
    hashOf: (key) => `hash of ${key}`,
    ...more,
  };
}

function graduated(
  data: Partial<DataOf<typeof candidateGraduated>> = {},
  occurredAt = '2026-06-01T12:00:00Z',
) {
  return anEvent(
    { ...candidateGraduated.example, personId: ngozi, ...data },
    { eventId: `${ngozi}/cedar-valley/1`, occurredAt },
  );
}

const revoked = anEvent({ personId: ngozi, revision: 1, reason: 'degree-revoked' as const });

function owed(more: Partial<Enrolment> = {}): Enrolment {
  const { invitedAt: _, ...enrolment } = anEnrolment({ version: 1 });
  const opening = { step: 'invitation', dueAt: '2027-05-01T05:00:00Z', status: 'owed' } as const;
  return { ...enrolment, ...opening, ...more };
}

describe('a new graduate', () => {
  test('is owed the survey of the next season, and told so on their timeline', () => {
    const changes = oweSurvey(stateWith(), graduated(), now);
    expect(stored(changes).enrolment).toMatchObject([
      { plan: 'annual-2027', step: 'invitation', dueAt: '2027-05-01T05:00:00Z', status: 'owed' },
    ]);
    expect(done(changes)).toMatchObject({
      what: 'survey-owed',
      about: `person#${ngozi}`,
      details: { plan: 'annual-2027', dueAt: '2027-05-01T05:00:00Z' },
    });
  });

  test('is owed it by the program’s own season and clock; by the usual ones while it has none', () => {
    const autumn = aProgram({ seasonOpens: '10-01', timeZone: 'America/New_York' });
    const dueAt = (program: OweState['program']) =>
      stored(oweSurvey(stateWith({ program }), graduated(), now)).enrolment[0]?.dueAt;
    expect(dueAt(autumn)).toBe('2026-10-01T04:00:00Z');
    expect(dueAt(undefined)).toBe('2027-05-01T05:00:00Z');
  });

  test('who completed within the last 90 days rests until the season after', () => {
    const april = '2026-04-15T12:00:00Z';
    const recent = graduated({ completionDate: '2026-04-10' }, april);
    expect(stored(oweSurvey(stateWith(), recent, april)).enrolment[0]?.plan).toBe('annual-2027');
    const long = graduated({}, april);
    expect(stored(oweSurvey(stateWith(), long, april)).enrolment[0]?.plan).toBe('annual-2026');
  });

  test('of whom we work late is owed no survey in the past', () => {
    const march = graduated({}, '2026-03-01T00:00:00Z');
    const enrolment = stored(oweSurvey(stateWith(), march, '2026-05-02T00:00:00Z')).enrolment[0];
    expect(enrolment?.dueAt).toBe('2027-05-01T05:00:00Z');
  });

  test('is owed nothing when the person is gone, or a later revision has come', () => {
    expect(skipped(oweSurvey(stateWith({ person: undefined }), graduated(), now))).toBe(
      'no-such-person',
    );
    const later = stateWith({ person: aPerson({ revision: 2 }) });
    expect(skipped(oweSurvey(later, graduated(), now))).toBe('later-revision');
  });
});

describe('a corrected graduation', () => {
  const corrected = (data: Partial<DataOf<typeof candidateGraduated>> = {}, at = now) =>
    graduated({ revision: 2, ...data }, at);
  const known = (...enrolments: Enrolment[]) =>
    stateWith({ person: aPerson({ revision: 2 }), enrolments });

  test('that changes nothing about the survey leaves it as it is', () => {
    expect(skipped(oweSurvey(known(owed()), corrected(), now))).toBe('already-owed');
  });

  test('moves the survey when the completion itself has moved', () => {
    const late = corrected({ completionDate: '2027-03-01' });
    const changes = oweSurvey(known(owed()), late, now);
    expect(stored(changes).enrolment).toMatchObject([{ plan: 'annual-2028', version: 0 }]);
    expect(removed(changes)).toEqual(['enrolment']);
  });

  test('that comes as the season opens does not take away this year’s survey', () => {
    // Due for a minute, and leased by the sweep for fifteen more.
    const opened = '2027-05-01T05:01:00Z';
    const leased = owed({ dueAt: '2027-05-01T05:16:00Z' });
    expect(skipped(oweSurvey(known(leased), corrected({}, opened), opened))).toBe('already-owed');
  });

  test('of the cohort is seen in the list of the survey', () => {
    const cohortYear = { cohortYearType: 'Completion', schoolYear: 2025 } as const;
    const changes = oweSurvey(known(owed({ version: 3 })), corrected({ cohortYear }), now);
    expect(stored(changes).enrolment).toMatchObject([
      { plan: 'annual-2027', cohort: 2025, listBy: `2025#${ngozi}`, version: 3 },
    ]);
  });

  test.each(['invited', 'answered', 'closed', 'not-reachable', 'opted-out'] as const)(
    'leaves a survey alone that is %s',
    (status) => {
      expect(skipped(oweSurvey(known(owed({ status })), corrected(), now))).toBe(
        'already-surveyed',
      );
    },
  );

  test('does not take away a survey that an admin started', () => {
    const started = owed({ plan: 'annual-2026', startedBy: 'admin' });
    const changes = oweSurvey(known(started), corrected(), now);
    expect(removed(changes)).toEqual([]);
    expect(stored(changes).enrolment).toMatchObject([{ plan: 'annual-2027' }]);
  });

  test('that gives a degree back begins the survey anew which was cancelled with it', () => {
    const { step: _, due: __, dueAt: ___, ...settled } = owed({ status: 'cancelled', version: 4 });
    const changes = oweSurvey(known(settled), corrected(), now);
    expect(stored(changes).enrolment).toMatchObject([
      { plan: 'annual-2027', step: 'invitation', status: 'owed', version: 4 },
    ]);
  });
});

describe('a graduate whose degrees were all taken back', () => {
  test('is owed nothing more: open surveys are cancelled, unsent emails taken back', () => {
    const state = stateWith({
      enrolments: [owed({ status: 'invited', step: 'reminder-1' })],
      messages: [aMessage(), aMessage({ step: 'reminder-1', status: 'sent' })],
    });
    const changes = cancelSurveys(state, revoked);
    const [enrolment] = stored(changes).enrolment;
    expect(enrolment).toMatchObject({ status: 'cancelled' });
    for (const field of ['due', 'dueAt', 'step']) expect(enrolment).not.toHaveProperty(field);
    expect(stored(changes).message).toMatchObject([
      { step: 'invitation', status: 'not-sent', reason: 'degree-revoked' },
    ]);
    expect(stored(changes).message[0]).not.toHaveProperty('dueAt');
    expect(done(changes).details).toEqual({ surveys: 1, messages: 1 });
  });

  test('keeps what was answered', () => {
    const { step: _, due: __, dueAt: ___, ...answered } = owed({ status: 'answered' });
    expect(stored(cancelSurveys(stateWith({ enrolments: [answered] }), revoked)).enrolment).toEqual(
      [],
    );
  });

  test('is left alone when the degree has been given back since, or the person is gone', () => {
    const later = stateWith({ person: aPerson({ revision: 2 }), enrolments: [owed()] });
    expect(skipped(cancelSurveys(later, revoked))).toBe('later-revision');
    expect(skipped(cancelSurveys(stateWith({ person: undefined }), revoked))).toBe(
      'no-such-person',
    );
  });
});
