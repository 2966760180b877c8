import { describe, expect, test } from 'vitest';
import { alumniClusterFormed } from '../../../../events/alumni-cluster-formed.ts';
import { alumniColleagueJoined } from '../../../../events/alumni-colleague-joined.ts';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import type { DataOf, Envelope } from '../../../../events/contract.ts';
import { type HireState, recordHire } from '../../../../functions/record-hire/record-hire.ts';
import type { School } from '../../../../shared/records/school.ts';
import { anEvent, done, read, skipped } from '../../../support/made-up-events.ts';
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

type Hired = Envelope<DataOf<typeof alumniHired>>;

const now = '2026-08-20T15:00:05Z';
const lincoln = 'nces-010000500870';
const franklin = 'nces-010000500999';
const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';

function aHire(data: Partial<Hired['data']> = {}, head: Partial<Hired> = {}): Hired {
  return anEvent(
    { ...alumniHired.example, personId: ngozi, ...data },
    { eventId: 'form/1', occurredAt: '2026-08-20T15:00:00Z', ...head },
  );
}

function hiredAt(schoolId: string, hireDate: string, head: Partial<Hired> = {}): Hired {
  return aHire(
    {
      employmentId: `${schoolId}.${hireDate}`,
      educationOrganization: { schoolId },
      employmentPeriod: { hireDate },
    },
    head,
  );
}

function stateWith(more: Partial<HireState> = {}): HireState {
  return {
    person: aPerson(),
    program: aProgram(),
    employments: [],
    checkIns: [],
    messages: [],
    mentorProfile: undefined,
    schools: [aSchool()],
    ...more,
  };
}

function onRoster(personId: string, since: string, hold = false): School['members'][number] {
  return { personId, since, subjects: ['Science'], gradeBands: ['6-8'], hold };
}

describe('a first hire', () => {
  const changes = recordHire(stateWith(), aHire(), now);

  test('is recorded as it was told, with who said so', () => {
    expect(done(changes)).toMatchObject({ what: 'hire-recorded', about: `person#${ngozi}` });
    expect(stored(changes).employment).toEqual([
      anEmployment({ version: 0, leaId: '0100005', employmentStatus: 'Probationary' }),
    ]);
  });

  test('is the current picture of the person, with the name of the school', () => {
    expect(stored(changes).person[0]?.current).toEqual({
      status: 'teaching-full-time',
      school: 'Lincoln Middle School',
      employmentId: `${lincoln}.2026-08-17`,
      schoolId: lincoln,
      source: 'faculty',
      observedAt: '2026-08-20',
    });
  });

  test('plans one check-in, thirty days after the first day', () => {
    expect(stored(changes).checkIn).toMatchObject([
      {
        plan: 'checkin-d30-20260817',
        status: 'owed',
        step: 'invitation',
        version: 0,
        employmentId: `${lincoln}.2026-08-17`,
        dueAt: '2026-09-16T21:00:00Z',
      },
    ]);
  });

  test('joins the school’s roster and, alone there, tells nobody', () => {
    expect(stored(changes).school).toEqual([
      aSchool({
        members: [
          {
            personId: ngozi,
            since: '2026-08-17',
            subjects: ['Mathematics'],
            gradeBands: ['6-8'],
            hold: false,
          },
        ],
      }),
    ]);
    expect(done(changes).emits).toEqual([]);
  });

  test('at a school that nobody wrote down makes the school', () => {
    const unknown = recordHire(stateWith({ schools: [] }), aHire(), now);
    expect(stored(unknown).school).toMatchObject([
      { schoolId: lincoln, version: 0, leaId: '0100005', listOf: 'cedar-valley#schools' },
    ]);
  });

  test('tells matching where a mentor works now', () => {
    const mentorProfile = aMentorProfile({ personId: ngozi });
    expect(stored(recordHire(stateWith({ mentorProfile }), aHire(), now)).mentorProfile).toEqual([
      {
        ...mentorProfile,
        place: {
          schoolId: lincoln,
          leaId: '0100005',
          since: '2026-08-17',
          staffClassification: 'Teacher',
        },
      },
    ]);
  });

  test('of nobody whom we know changes nothing', () => {
    expect(skipped(recordHire(stateWith({ person: undefined }), aHire(), now))).toBe(
      'no-such-person',
    );
  });
});

describe('the same hire once more', () => {
  const settled = {
    person: aPerson({
      current: {
        status: 'teaching-full-time',
        school: 'Lincoln Middle School',
        employmentId: `${lincoln}.2026-08-17`,
        schoolId: lincoln,
        source: 'faculty',
        observedAt: '2026-08-20',
      },
    }),
    employments: [anEmployment({ leaId: '0100005', employmentStatus: 'Probationary' })],
    checkIns: [aCheckIn()],
    schools: [
      aSchool({
        members: [
          {
            personId: ngozi,
            since: '2026-08-17',
            subjects: ['Mathematics'],
            gradeBands: ['6-8'],
            hold: false,
          },
        ],
      }),
    ],
  };

  test('told at the same time, changes nothing', () => {
    expect(skipped(recordHire(stateWith(settled), aHire(), now))).toBe('later-statement');
  });

  test('told later, is confirmed: no second check-in, no second place on the roster', () => {
    const again = aHire({}, { eventId: 'form/2', occurredAt: '2026-09-01T12:00:00Z' });
    const changes = recordHire(stateWith(settled), again, now);
    expect(done(changes).what).toBe('hire-confirmed');
    expect(done(changes).writes).toMatchObject([{ put: 'employment' }]);
    expect(stored(changes).employment[0]).toMatchObject({
      version: 1,
      hireStatedAt: '2026-09-01T12:00:00Z',
    });
    expect(done(changes).emits).toEqual([]);
  });

  test('told later, tells the colleagues there nothing anew', () => {
    const [school] = settled.schools;
    if (school === undefined) throw new Error('no school is made up');
    const members = [...school.members, onRoster(chen, '2024-08-15')];
    const again = aHire({}, { eventId: 'form/2', occurredAt: '2026-09-01T12:00:00Z' });
    const state = stateWith({ ...settled, schools: [{ ...school, members }] });
    expect(done(recordHire(state, again, now)).emits).toEqual([]);
  });

  test('told later with another subject, is changed, also on the roster', () => {
    const again = aHire(
      { academicSubjects: ['Science'] },
      { eventId: 'form/2', occurredAt: '2026-09-01T12:00:00Z' },
    );
    const changes = recordHire(stateWith(settled), again, now);
    expect(done(changes).what).toBe('hire-changed');
    expect(stored(changes).school[0]?.members).toMatchObject([{ subjects: ['Science'] }]);
    expect(stored(changes).checkIn).toEqual([]);
  });

  test('told earlier than what is known, changes nothing', () => {
    const earlier = aHire({ academicSubjects: ['Other'] }, { occurredAt: '2026-08-01T12:00:00Z' });
    expect(skipped(recordHire(stateWith(settled), earlier, now))).toBe('later-statement');
  });
});

describe('a hire that comes after its own end', () => {
  const { hireStatedAt: _, staffClassification: __, ...rest } = anEmployment();
  const ended = {
    ...rest,
    academicSubjects: [],
    gradeBands: [],
    endDate: '2027-05-28',
    separation: 'Voluntary separation' as const,
    endStatedAt: '2027-05-28T12:00:00Z',
    source: 'self-report' as const,
    observedAt: '2027-05-28',
  };
  const changes = recordHire(stateWith({ employments: [ended] }), aHire(), now);

  test('keeps the end with its evidence', () => {
    expect(done(changes).what).toBe('hire-recorded-after-end');
    expect(stored(changes).employment).toMatchObject([
      {
        version: 1,
        endDate: '2027-05-28',
        separation: 'Voluntary separation',
        endStatedAt: '2027-05-28T12:00:00Z',
        academicSubjects: ['Mathematics'],
        staffClassification: 'Teacher',
        source: 'self-report',
        observedAt: '2027-05-28',
      },
    ]);
  });

  test('plans no check-in and joins no roster', () => {
    expect(stored(changes).checkIn).toEqual([]);
    expect(stored(changes).school).toEqual([]);
  });
});

describe('what the person said in a survey', () => {
  const said = (observedAt: string) =>
    aPerson({ current: { status: 'looking', source: 'self-report', observedAt } });

  test('later than the hire was known stays', () => {
    const person = said('2026-09-01T12:00:00Z');
    expect(stored(recordHire(stateWith({ person }), aHire(), now)).person).toEqual([]);
  });

  test('earlier than the hire gives way', () => {
    const person = said('2026-05-01T12:00:00Z');
    expect(stored(recordHire(stateWith({ person }), aHire(), now)).person).toMatchObject([
      { current: { status: 'teaching-full-time' } },
    ]);
  });
});

describe('a later hire', () => {
  const state = stateWith({
    employments: [anEmployment()],
    checkIns: [aCheckIn()],
    messages: [
      aMessage({ plan: 'checkin-d30-20260817', step: 'reminder', purpose: 'checkIns' }),
      aMessage({ plan: 'annual-2027' }),
    ],
    schools: [aSchool(), aSchool({ schoolId: franklin, name: 'Franklin High School' })],
  });
  const changes = recordHire(state, hiredAt(franklin, '2027-01-11'), '2027-01-12T15:00:00Z');

  test('stops the check-ins of the earlier one, with emails that have not gone', () => {
    const [owed, cancelled] = stored(changes).checkIn;
    expect(owed).toMatchObject({ plan: 'checkin-d30-20270111', status: 'owed' });
    expect(cancelled).toMatchObject({ plan: 'checkin-d30-20260817', status: 'cancelled' });
    expect(cancelled).not.toHaveProperty('step');
    expect(cancelled).not.toHaveProperty('due');
    expect(stored(changes).message).toMatchObject([
      {
        plan: 'checkin-d30-20260817',
        step: 'reminder',
        status: 'not-sent',
        reason: 'check-in-cancelled',
      },
    ]);
    expect(stored(changes).message[0]).not.toHaveProperty('due');
  });

  test('is the current picture', () => {
    expect(stored(changes).person[0]?.current?.school).toBe('Franklin High School');
  });

  test('that is known already leaves an earlier one, learned of late, without check-ins', () => {
    const franklins = anEmployment({
      employmentId: `${franklin}.2027-01-11`,
      schoolId: franklin,
      hireDate: '2027-01-11',
    });
    const running = aCheckIn({
      plan: 'checkin-d30-20270111',
      since: '2027-01-11',
      employmentId: franklins.employmentId,
    });
    const late = recordHire(
      stateWith({ ...state, employments: [franklins], checkIns: [running] }),
      aHire(),
      '2027-01-13T15:00:00Z',
    );
    expect(stored(late).checkIn).toEqual([]);
    expect(stored(late).person[0]?.current?.school).toBe('Franklin High School');
  });

  test('on the same day takes the check-in over instead of asking twice', () => {
    const corrected = recordHire(state, hiredAt(franklin, '2026-08-17'), now);
    expect(stored(corrected).checkIn).toMatchObject([
      {
        plan: 'checkin-d30-20260817',
        status: 'invited',
        step: 'reminder',
        version: 1,
        employmentId: `${franklin}.2026-08-17`,
      },
    ]);
    expect(stored(corrected).message).toEqual([]);
  });
});

describe('colleagues', () => {
  const withMembers = (...members: School['members']) =>
    stateWith({ schools: [aSchool({ members })] });

  test('the second at a school is told of, with who was there before', () => {
    const changes = recordHire(withMembers(onRoster(chen, '2024-08-15')), aHire(), now);
    const [event, none] = done(changes).emits ?? [];
    expect(none).toBeUndefined();
    if (event === undefined) throw new Error('nobody was told');
    expect(read(alumniColleagueJoined, event)).toMatchObject({
      eventId: 'form/1/colleague',
      causationId: 'form/1',
      data: { personId: ngozi, schoolId: lincoln, colleagues: [chen] },
    });
  });

  const two = [onRoster(chen, '2024-08-15'), onRoster(amara, '2025-08-14')];

  test('the third makes a cluster, hosted by who has been there longest', () => {
    const changes = recordHire(withMembers(...two), aHire(), now);
    const [joined, formed] = done(changes).emits ?? [];
    if (joined === undefined || formed === undefined) throw new Error('no cluster was formed');
    expect(read(alumniColleagueJoined, joined).data.colleagues).toEqual([amara, chen]);
    expect(read(alumniClusterFormed, formed).data).toEqual({
      schoolId: lincoln,
      members: [ngozi, amara, chen],
      suggestedHost: chen,
    });
    expect(stored(changes).school).toMatchObject([{ clusterFormedAt: now, hostId: chen }]);
  });

  test('the third makes a cluster exactly once: not again by the fourth, nor by one who comes back', () => {
    const school = aSchool({
      members: [...two, onRoster('f'.repeat(36), '2025-09-01')],
      clusterFormedAt: '2025-09-02T12:00:00Z',
      hostId: amara,
    });
    for (const members of [school.members, two]) {
      const changes = recordHire(stateWith({ schools: [{ ...school, members }] }), aHire(), now);
      expect(done(changes).emits?.map(({ type }) => type)).toEqual(['alumni.colleague-joined.v1']);
      expect(stored(changes).school).toMatchObject([
        { clusterFormedAt: '2025-09-02T12:00:00Z', hostId: amara },
      ]);
    }
  });

  test('of whom an admin chose the host keep that host', () => {
    const school = aSchool({ members: two, hostId: amara });
    const changes = recordHire(stateWith({ schools: [school] }), aHire(), now);
    expect(stored(changes).school).toMatchObject([{ hostId: amara }]);
  });

  test('with a directory hold are named in no event, and do not make the cluster', () => {
    const held = [onRoster(chen, '2024-08-15', true), onRoster(amara, '2025-08-14')];
    const changes = recordHire(withMembers(...held), aHire(), now);
    const [joined, formed] = done(changes).emits ?? [];
    if (joined === undefined) throw new Error('nobody was told');
    expect(read(alumniColleagueJoined, joined).data.colleagues).toEqual([amara]);
    expect(formed).toBeUndefined();
  });

  test('are told nothing of somebody who comes with a directory hold', () => {
    const state = { ...withMembers(...two), person: aPerson({ directoryHold: true }) };
    const changes = recordHire(state, aHire(), now);
    expect(done(changes).emits).toEqual([]);
    expect(stored(changes).school[0]?.members).toMatchObject([
      { personId: chen },
      { personId: amara },
      { personId: ngozi, hold: true },
    ]);
  });
});

describe('a hire at a school under another name', () => {
  const typed = `s-${'b'.repeat(24)}`;
  const schools = [
    aSchool({ members: [onRoster(chen, '2022-08-15')] }),
    aSchool({ schoolId: typed, name: 'Lincoln MS', ncesSchoolId: undefined, sameAs: lincoln }),
  ];
  const changes = recordHire(stateWith({ schools }), hiredAt(typed, '2026-08-17'), now);

  test('joins the roster of the school that is meant, whose colleagues are told', () => {
    const [school, other] = stored(changes).school;
    expect(other).toBeUndefined();
    expect(school?.schoolId).toBe(lincoln);
    expect(school?.members.map(({ personId }) => personId)).toEqual([chen, ngozi]);
    const [joined] = done(changes).emits ?? [];
    expect(joined && read(alumniColleagueJoined, joined).data).toMatchObject({
      schoolId: lincoln,
      colleagues: [chen],
    });
  });

  test('is shown at the school that is meant', () => {
    expect(stored(changes).person[0]?.current).toMatchObject({
      school: 'Lincoln Middle School',
      schoolId: lincoln,
    });
  });

  test('keeps its own id, by which it is known', () => {
    expect(stored(changes).employment).toMatchObject([
      { employmentId: `${typed}.2026-08-17`, schoolId: typed },
    ]);
  });
});
