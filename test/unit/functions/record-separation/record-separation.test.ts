import { describe, expect, test } from 'vitest';
import { alumniEmploymentEnded } from '../../../../events/alumni-employment-ended.ts';
import type { DataOf, Envelope } from '../../../../events/contract.ts';
import {
  recordSeparation,
  type SeparationState,
} from '../../../../functions/record-separation/record-separation.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aCheckIn,
  aMentorProfile,
  aMessage,
  anEmployment,
  aPerson,
  aProgram,
  aSchool,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

type Ended = Envelope<DataOf<typeof alumniEmploymentEnded>>;

const now = '2027-05-28T15:00:05Z';
const lincoln = 'nces-010000500870';
const employmentId = `${lincoln}.2026-08-17`;

function anEnd(period: Partial<Ended['data']['employmentPeriod']> = {}, head: Partial<Ended> = {}) {
  const { example } = alumniEmploymentEnded;
  return anEvent(
    {
      ...example,
      personId: ngozi,
      employmentPeriod: { ...example.employmentPeriod, ...period },
    },
    { eventId: 'form/9', occurredAt: '2027-05-28T15:00:00Z', ...head },
  );
}

const member = {
  personId: ngozi,
  since: '2026-08-17',
  subjects: ['Mathematics' as const],
  gradeBands: ['6-8' as const],
  hold: false,
};

function stateWith(more: Partial<SeparationState> = {}): SeparationState {
  return {
    person: aPerson({
      current: {
        status: 'teaching-full-time',
        school: 'Lincoln Middle School',
        employmentId,
        schoolId: lincoln,
        source: 'faculty',
        observedAt: '2026-08-20',
      },
    }),
    program: aProgram(),
    employments: [anEmployment()],
    checkIns: [
      aCheckIn({
        plan: 'checkin-y2-20260817',
        milestone: 'Y2',
        status: 'owed',
        step: 'invitation',
      }),
    ],
    messages: [],
    mentorProfile: undefined,
    schools: [aSchool({ members: [member, { ...member, personId: chen }] })],
    ...more,
  };
}

describe('the end of a position', () => {
  const changes = recordSeparation(stateWith(), anEnd(), now);

  test('is recorded with its reason and who said so', () => {
    expect(done(changes)).toMatchObject({
      what: 'separation-recorded',
      details: { cancelled: 1, endDate: '2027-05-28' },
    });
    expect(stored(changes).employment).toEqual([
      {
        ...anEmployment(),
        endDate: '2027-05-28',
        separation: 'Voluntary separation',
        separationReason: 'Employment elsewhere',
        source: 'self-report',
        observedAt: '2027-05-28',
        endStatedAt: '2027-05-28T15:00:00Z',
      },
    ]);
  });

  test('stops what was planned for it and owes one exit check-in, on a weekday’s afternoon', () => {
    const [exit, stopped, none] = stored(changes).checkIn;
    expect(none).toBeUndefined();
    expect(stopped).toMatchObject({ plan: 'checkin-y2-20260817', status: 'cancelled' });
    expect(stopped).not.toHaveProperty('due');
    expect(exit).toMatchObject({
      plan: 'checkin-exit-20270528',
      milestone: 'exit',
      employmentId,
      startedBy: 'separation',
      status: 'owed',
      // May 31: a Monday, at four in the afternoon in Chicago.
      dueAt: '2027-05-31T21:00:00Z',
    });
  });

  test('takes back an email that has not gone, and leaves other emails alone', () => {
    const messages = [
      aMessage({ plan: 'checkin-y2-20260817', step: 'invitation' }),
      aMessage({ plan: 'checkin-d90-20260817', step: 'invitation', status: 'sent' }),
      aMessage({ plan: 'annual-2027' }),
    ];
    const taken = stored(recordSeparation(stateWith({ messages }), anEnd(), now)).message;
    expect(taken).toMatchObject([
      { plan: 'checkin-y2-20260817', step: 'invitation', status: 'not-sent' },
    ]);
  });

  test('leaves a check-in alone that the staff sent by hand', () => {
    const byHand = aCheckIn({ plan: 'checkin-now-20270501', milestone: 'now', startedBy: 'admin' });
    const [exit, none] = stored(
      recordSeparation(stateWith({ checkIns: [byHand] }), anEnd(), now),
    ).checkIn;
    expect(exit?.milestone).toBe('exit');
    expect(none).toBeUndefined();
  });

  test('leaves the roster of the school, and the others on it', () => {
    expect(stored(changes).school).toMatchObject([{ members: [{ personId: chen }] }]);
  });

  test('leaves the roster of the school that its name turned out to mean', () => {
    const typed = `s-${'b'.repeat(24)}`;
    const typedId = `${typed}.2026-08-17`;
    const event = anEnd();
    const schools = [
      aSchool({ members: [member] }),
      aSchool({ schoolId: typed, name: 'Lincoln MS', sameAs: lincoln }),
    ];
    const changes = recordSeparation(
      stateWith({
        employments: [anEmployment({ employmentId: typedId, schoolId: typed })],
        schools,
      }),
      {
        ...event,
        data: {
          ...event.data,
          employmentId: typedId,
          educationOrganization: { schoolId: typed },
        },
      },
      now,
    );
    expect(stored(changes).school).toMatchObject([{ schoolId: lincoln, members: [] }]);
  });

  test('by the host makes another host where there is a cluster, and none where there is not', () => {
    const hosted = aSchool({ members: [member, { ...member, personId: chen }], hostId: ngozi });
    const [school] = stored(
      recordSeparation(stateWith({ schools: [hosted] }), anEnd(), now),
    ).school;
    expect(school?.hostId).toBe(chen);
    const alone = aSchool({ members: [member], hostId: ngozi });
    const [empty] = stored(recordSeparation(stateWith({ schools: [alone] }), anEnd(), now)).school;
    expect(empty).not.toHaveProperty('hostId');
  });

  test('is the current picture: they left, and where they are is not known', () => {
    expect(stored(changes).person[0]?.current).toEqual({
      status: 'left-position',
      employmentId,
      source: 'self-report',
      observedAt: '2027-05-28',
    });
  });

  test('takes a mentor’s place away', () => {
    const mentorProfile = aMentorProfile({
      personId: ngozi,
      place: { schoolId: lincoln, since: '2026-08-17' },
    });
    const [profile] = stored(
      recordSeparation(stateWith({ mentorProfile }), anEnd(), now),
    ).mentorProfile;
    expect(profile?.place).toBeUndefined();
  });
});

describe('an end that comes before its hire', () => {
  const changes = recordSeparation(
    stateWith({ employments: [], checkIns: [], person: aPerson(), schools: [aSchool()] }),
    anEnd(),
    now,
  );

  test('is kept for it', () => {
    expect(stored(changes).employment).toMatchObject([
      { employmentId, hireDate: '2026-08-17', endDate: '2027-05-28', version: 0 },
    ]);
    expect(stored(changes).employment[0]).not.toHaveProperty('hireStatedAt');
    expect(stored(changes).school).toEqual([]);
  });
});

describe('the same end once more', () => {
  const ended = stateWith({
    employments: [anEmployment({ endDate: '2027-05-28', endStatedAt: '2027-05-28T15:00:00Z' })],
    checkIns: [
      aCheckIn({
        plan: 'checkin-exit-20270528',
        milestone: 'exit',
        startedBy: 'separation',
        status: 'owed',
        step: 'invitation',
      }),
    ],
    schools: [aSchool()],
  });

  test('told at the same time, changes nothing', () => {
    expect(skipped(recordSeparation(ended, anEnd(), now))).toBe('later-statement');
  });

  test('told later, owes no second exit check-in', () => {
    const changes = recordSeparation(ended, anEnd({}, { occurredAt: now }), now);
    expect(done(changes).what).toBe('separation-changed');
    expect(stored(changes).checkIn).toEqual([]);
  });

  test('with another day, moves an exit check-in that has not gone out', () => {
    const changes = recordSeparation(
      ended,
      anEnd({ endDate: '2027-06-11' }, { occurredAt: now }),
      now,
    );
    expect(stored(changes).checkIn).toMatchObject([
      { plan: 'checkin-exit-20270611', status: 'owed' },
      { plan: 'checkin-exit-20270528', status: 'cancelled' },
    ]);
  });

  test('with another day, asks nobody again who was asked already', () => {
    const [exit] = ended.checkIns;
    if (exit === undefined) throw new Error('no exit check-in is made up');
    const asked = { ...ended, checkIns: [{ ...exit, status: 'invited' as const }] };
    const changes = recordSeparation(
      asked,
      anEnd({ endDate: '2027-06-11' }, { occurredAt: now }),
      now,
    );
    expect(stored(changes).checkIn).toEqual([]);
  });
});

describe('the end of one of two positions', () => {
  const franklins = anEmployment({
    employmentId: 'nces-010000500999.2027-01-11',
    schoolId: 'nces-010000500999',
    hireDate: '2027-01-11',
  });

  test('leaves the check-ins of the other alone', () => {
    const running = aCheckIn({
      plan: 'checkin-d180-20270111',
      milestone: 'D180',
      since: '2027-01-11',
      employmentId: franklins.employmentId,
    });
    const changes = recordSeparation(
      stateWith({ employments: [anEmployment(), franklins], checkIns: [running] }),
      anEnd(),
      now,
    );
    expect(stored(changes).checkIn).toMatchObject([{ milestone: 'exit' }]);
  });

  test('takes up the check-ins of the earlier one again where they were broken off', () => {
    const later = anEnd(
      { hireDate: '2027-01-11', endDate: '2027-02-26' },
      { occurredAt: '2027-02-26T15:00:00Z' },
    );
    const changes = recordSeparation(
      stateWith({
        employments: [anEmployment(), franklins],
        checkIns: [
          aCheckIn({ status: 'answered', answeredAt: '2026-09-17T12:00:00Z', step: undefined }),
          aCheckIn({
            plan: 'checkin-d180-20260817',
            milestone: 'D180',
            status: 'cancelled',
            step: undefined,
            version: 4,
          }),
          aCheckIn({
            plan: 'checkin-d90-20270111',
            milestone: 'D90',
            since: '2027-01-11',
            employmentId: franklins.employmentId,
          }),
        ],
      }),
      {
        ...later,
        data: {
          ...later.data,
          employmentId: franklins.employmentId,
          educationOrganization: { schoolId: franklins.schoolId },
        },
      },
      '2027-02-26T15:00:05Z',
    );
    expect(stored(changes).checkIn).toMatchObject([
      { plan: 'checkin-d180-20260817', status: 'owed', version: 4 },
      { plan: 'checkin-exit-20270226', status: 'owed' },
      { plan: 'checkin-d90-20270111', status: 'cancelled' },
    ]);
    expect(stored(changes).person).toEqual([]);
  });
});

describe('an end long ago', () => {
  test('is recorded, and nobody is asked about it any more', () => {
    const changes = recordSeparation(stateWith(), anEnd({ endDate: '2026-10-01' }), now);
    expect(done(changes).what).toBe('separation-recorded');
    expect(stored(changes).checkIn).toMatchObject([{ milestone: 'Y2', status: 'cancelled' }]);
  });
});
