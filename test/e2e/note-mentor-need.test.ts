import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formsOf, type Visitor } from '../../infra/local/visitor.ts';
import { Rollcall } from '../support/rollcall.ts';

let rollcall: Rollcall;
let admin: Visitor;

beforeAll(async () => {
  rollcall = await Rollcall.start({ now: '2027-08-26T15:00:00Z' });
  admin = await rollcall.setUpProgram();
}, 60_000);
afterAll(() => rollcall.stop());

const studentId = '@80114477';

async function candidate() {
  const person = await rollcall.personCalled('Tomás Arreola');
  return rollcall.records.dossier(person.personId);
}

describe('somebody who enters the program', () => {
  test('is recorded by the console’s form, once, and a buddy is looked for', async () => {
    const page = await admin.open(`${rollcall.runtime.webUrl}/console/admissions/new`);
    const values = {
      candidateIdentifier: studentId,
      'name.firstName': 'Tomás',
      'name.lastSurname': 'Arreola',
      beginDate: '2027-08-23',
      'electronicMail.0.electronicMailAddress': 'tomas.arreola@example.com',
      'academicSubjects.Mathematics': 'yes',
    };
    for (let press = 0; press < 2; press += 1) {
      expect(formsOf(page).length).toBeGreaterThan(0);
      const sent = await admin.submit(
        page,
        ({ action }) => action.endsWith('/admission.submitted.v1'),
        values,
      );
      expect(sent.status).toBe(200);
    }
    await rollcall.settled();
    const { person, mentorNeeds, enrolments } = await candidate();
    expect(person).toMatchObject({ graduation: 'candidate', cohort: 2028, reach: 'reachable' });
    expect(mentorNeeds).toMatchObject([
      { kind: 'buddy', origin: 'admission', subjects: ['Mathematics'], status: 'unmet' },
    ]);
    // Nobody has completed anything: there is nothing to ask about.
    expect(enrolments).toEqual([]);
  });

  test('whose admission finds nobody who could be a buddy is no call for the staff', async () => {
    expect((await candidate()).callTasks).toEqual([]);
    expect(await rollcall.inbox.emails()).toEqual([]);
  });

  test('keeps the record when they complete, and is owed a survey then', async () => {
    const before = await candidate();
    await rollcall.submitGraduation({
      candidateIdentifier: studentId,
      name: { firstName: 'Tomás', lastSurname: 'Arreola' },
      electronicMail: [
        {
          electronicMailAddress: 'tomas.arreola@example.com',
          electronicMailType: 'Home/Personal',
          primaryEmailAddressIndicator: true,
        },
      ],
    });
    await rollcall.settled();
    const after = await candidate();
    expect(after.person).toMatchObject({
      personId: before.person?.personId,
      graduation: 'graduated',
      cohort: 2026,
    });
    expect(after.enrolments).toHaveLength(1);
  });
});
