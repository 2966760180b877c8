import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { records } from '../../../../shared/adapters/records.ts';
import { dueIn } from '../../../../shared/domain/due.ts';
import { callListing } from '../../../../shared/domain/new-call-task.ts';
import {
  aCallTask,
  aCheckIn,
  aMentorNeed,
  aMentorProfile,
  aMessage,
  anEnrolment,
  anImport,
  aPair,
  aPerson,
  aResponse,
  aSchool,
} from '../../../support/made-up-records.ts';
import { putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const now = '2027-05-01T00:00:00.000Z';
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const store = () => records(() => now);

describe('the list of people', () => {
  test('is in the order of surnames, of one program, as the console shows them', async () => {
    const add = (lastSurname: string, programId: string) => {
      const personId = crypto.randomUUID();
      const listBy = `${lastSurname.toLowerCase()}#${personId}`;
      return putRecord(
        'person',
        aPerson({
          personId,
          version: 1,
          displayName: lastSurname,
          lastSurname,
          programId,
          listOf: `${programId}#people`,
          listBy,
        }),
      );
    };
    for (const name of ['Novak', 'Adams', 'Okafor']) await add(name, 'one');
    await add('Berg', 'two');
    const people = await store().people('one');
    expect(people.map(({ displayName }) => displayName)).toEqual(['Adams', 'Novak', 'Okafor']);
    expect(people[0]).toMatchObject({ cohort: 2026, reach: 'reachable', degrees: [] });
    // What is not shown does not leave the records.
    expect(people[0]).not.toHaveProperty('addresses');
  });

  test('is whole, however many pages of the index it takes', async () => {
    const degrees = Array.from({ length: 12 }, (_, at) => ({
      degreeCode: `D${at}`,
      programCode: 'BS-EDU-MATH',
      majorSpecialization: 'x'.repeat(255),
      concentration: 'y'.repeat(255),
      completionDate: '2025-12-19',
      status: 'awarded' as const,
    }));
    const count = 220;
    for (let start = 0; start < count; start += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, at) => {
          const listBy = `name ${String(start + at).padStart(3, '0')}`;
          const personId = crypto.randomUUID();
          return putRecord(
            'person',
            aPerson({ personId, version: 1, degrees, listOf: 'many#people', listBy }),
          );
        }),
      );
    }
    expect(await store().people('many')).toHaveLength(count);
  });
});

describe('a survey', () => {
  test('lists everyone who is in it, with how they stand, by cohort', async () => {
    for (const [at, cohort] of [2026, 2024, 2025].entries()) {
      const personId = crypto.randomUUID();
      await putRecord(
        'enrolment',
        anEnrolment({
          personId,
          version: 1,
          cohort,
          status: at === 0 ? 'answered' : 'invited',
          listOf: 'one#annual-2027',
          listBy: `${cohort}#${personId}`,
        }),
      );
    }
    const roster = await store().roster('one', 'annual-2027');
    expect(roster.map(({ cohort }) => cohort)).toEqual([2024, 2025, 2026]);
    expect(roster.at(-1)).toMatchObject({ plan: 'annual-2027', status: 'answered' });
    expect(await store().roster('one', 'annual-2028')).toEqual([]);
  });
});

describe('imports', () => {
  test('are listed from the newest on, whole', async () => {
    for (const day of ['01', '03', '02']) {
      await putRecord(
        'import',
        anImport({ importId: `import-${day}`, listOf: 'one#imports', listBy: `2026-05-${day}` }),
      );
    }
    const imports = await store().imports('one');
    expect(imports.map(({ importId }) => importId)).toEqual([
      'import-03',
      'import-02',
      'import-01',
    ]);
    expect(imports[0]).toMatchObject({ fileName: 'graduates-2026.csv', total: 60 });
  });
});

describe('a person’s history', () => {
  test('is everything in their partition, and nothing of anybody else', async () => {
    const personId = crypto.randomUUID();
    const person = aPerson({ personId, version: 1 });
    const enrolment = anEnrolment({ personId, version: 1 });
    const message = aMessage({ personId });
    const response = aResponse({ personId });
    await putRecord('person', person);
    await putRecord('enrolment', enrolment);
    await putRecord('message', message);
    await putRecord('response', response);
    await putRecord('enrolment', anEnrolment({ personId: crypto.randomUUID(), version: 1 }));
    expect(await store().dossier(personId)).toEqual({
      person,
      entries: [],
      enrolments: [enrolment],
      messages: [message],
      responses: [response],
      facts: [],
      employments: [],
      checkIns: [],
      callTasks: [],
      mentorNeeds: [],
      mentorInvitations: [],
      pairs: [],
      introductions: [],
      statedTerms: [],
      credentials: [],
      recognitions: [],
    });
  });

  test('of nobody is empty', async () => {
    const dossier = await store().dossier('nobody');
    expect(dossier).not.toHaveProperty('person');
    expect(dossier.entries).toEqual([]);
  });
});

describe('what waits', () => {
  test('is shown to its own program only, the soonest first', async () => {
    const plan = (programId: string, dueAt: string) => {
      const personId = crypto.randomUUID();
      return putRecord(
        'message',
        aMessage({ personId, programId, due: dueIn('message', personId), dueAt }),
      );
    };
    await plan('waits', '2027-05-03T16:00:00Z');
    await plan('waits', '2027-05-03T15:30:00Z');
    await plan('other', '2027-05-03T15:00:00Z');
    const planned = await store().planned('waits', 10);
    expect(planned.map(({ dueAt }) => dueAt)).toEqual([
      '2027-05-03T15:30:00Z',
      '2027-05-03T16:00:00Z',
    ]);
    expect(planned[0]).toMatchObject({ plan: 'annual-2027', step: 'invitation' });
    // However much another program has planned before.
    expect(await store().planned('waits', 1)).toMatchObject([{ dueAt: '2027-05-03T15:30:00Z' }]);
  });

  test('counts steps of surveys and check-ins in the same way', async () => {
    const personId = crypto.randomUUID();
    const due = dueIn('step', personId);
    await putRecord('enrolment', anEnrolment({ personId, programId: 'owes', version: 1, due }));
    await putRecord('checkIn', aCheckIn({ personId, programId: 'owes', due }));
    expect(await store().owed('owes', 10)).toEqual([
      { personId, plan: 'checkin-d30-20260817', dueAt: '2026-09-20T21:00:00Z' },
      { personId, plan: 'annual-2027', dueAt: '2027-05-10T15:00:00Z' },
    ]);
  });
});

describe('a link', () => {
  test('leads to its person, or to their place in a survey', async () => {
    const personId = crypto.randomUUID();
    await putRecord('person', aPerson({ personId, version: 1, linkHash: 'hash-1' }));
    await putRecord('enrolment', anEnrolment({ personId, version: 1, linkHash: 'hash-2' }));
    expect(await store().byLink('hash-1')).toEqual({ personId });
    expect(await store().byLink('hash-2')).toEqual({ personId, plan: 'annual-2027' });
    expect(await store().byLink('hash-3')).toBeUndefined();
  });
});

describe('the lists of what the staff look after', () => {
  const programId = 'lists-of-staff';
  const whose = () => ({ personId: crypto.randomUUID(), programId });

  test('shows calls by the day they are due, open ones apart from those made', async () => {
    const put = (status: 'open' | 'done', dueDate: string) => {
      const call = { ...whose(), status, dueDate };
      return putRecord('callTask', aCallTask({ ...call, ...callListing(call) }));
    };
    await Promise.all([
      put('open', '2027-05-09'),
      put('open', '2027-05-04'),
      put('done', '2027-05-01'),
    ]);
    const open = await store().callTasks(programId, 'open');
    expect(open.map(({ dueDate }) => dueDate)).toEqual(['2027-05-04', '2027-05-09']);
    expect(open[0]).toMatchObject({ reason: 'by-hand', callId: 'hand-1', attempts: [] });
    expect(await store().callTasks(programId, 'done')).toHaveLength(1);
  });

  test('shows mentors with all that a match is made on, who was asked least lately first', async () => {
    const put = (lastAskedAt?: string) => {
      const { personId } = whose();
      const listBy = `${lastAskedAt ?? '0'}#${personId}`;
      const listed = { listOf: `${programId}#mentors`, listBy };
      const asked = lastAskedAt === undefined ? {} : { lastAskedAt };
      return putRecord(
        'mentorProfile',
        aMentorProfile({ personId, programId, ...asked, ...listed }),
      );
    };
    await Promise.all([put('2027-04-01T00:00:00Z'), put(), put('2027-02-01T00:00:00Z')]);
    const mentors = await store().mentors(programId);
    expect(mentors.map(({ lastAskedAt }) => lastAskedAt)).toEqual([
      undefined,
      '2027-02-01T00:00:00Z',
      '2027-04-01T00:00:00Z',
    ]);
    const { version: _, statedBy: __, statedAt: ___, meetsBy: ____, ...shown } = aMentorProfile();
    for (const name of Object.keys(shown)) expect(mentors[2], name).toHaveProperty(name);
    // How they like to meet is for who they are paired with.
    expect(mentors[0]).not.toHaveProperty('meetsBy');
  });

  test('shows a mentor at the school that theirs was found to be', async () => {
    const { personId } = whose();
    const listed = { listOf: `${programId}#mentors`, listBy: `9#${personId}` };
    const place = { schoolId: 's-typed', since: '2026-08-17' };
    await putRecord('mentorProfile', aMentorProfile({ personId, programId, place, ...listed }));
    const at = async () =>
      (await store().mentors(programId)).find((each) => each.personId === personId)?.place;
    expect(await at()).toEqual(place);
    await putRecord('school', {
      programId,
      schoolId: 's-typed',
      version: 1,
      name: 'Lincoln Mid',
      members: [],
      sameAs: 'nces-010000500870',
      listOf: `${programId}#other-school-names`,
      listBy: 's-typed',
    });
    expect(await at()).toEqual({ ...place, schoolId: 'nces-010000500870' });
  });

  test('shows check-ins, needs, pairs and schools with what their pages need', async () => {
    const own = whose();
    await Promise.all([
      putRecord(
        'checkIn',
        aCheckIn({ ...own, mood: 2, listOf: `${programId}#check-ins`, listBy: 'a' }),
      ),
      putRecord('mentorNeed', aMentorNeed({ ...own, listOf: `${programId}#needs`, listBy: 'a' })),
      putRecord('pair', aPair({ ...own, listOf: `${programId}#pairs`, listBy: 'a' })),
      putRecord('school', aSchool({ programId, listOf: `${programId}#schools`, listBy: 'a' })),
    ]);
    expect(await store().checkIns(programId)).toMatchObject([
      { ...own, plan: aCheckIn().plan, milestone: aCheckIn().milestone, mood: 2 },
    ]);
    const { kind, origin, status, cohort, subjects } = aMentorNeed();
    expect(await store().mentorNeeds(programId)).toMatchObject([
      { ...own, kind, origin, status, cohort, subjects },
    ]);
    const pair = aPair();
    expect(await store().pairs(programId)).toMatchObject([
      { ...own, pairId: pair.pairId, mentorId: pair.mentorId, status: pair.status },
    ]);
    const school = aSchool();
    expect(await store().schools(programId)).toMatchObject([
      { schoolId: school.schoolId, name: school.name, members: school.members },
    ]);
    // Their own words stay with the person.
    expect((await store().checkIns(programId))[0]).not.toHaveProperty('words');
  });
});
