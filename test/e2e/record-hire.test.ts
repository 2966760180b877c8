import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Page, Visitor } from '../../infra/local/visitor.ts';
import type { Dossier } from '../../shared/ports.ts';
import { Rollcall } from '../support/rollcall.ts';
import { matching } from '../support/matching.ts';

const minute = 60_000;
const lincoln = 'Lincoln Middle School, Cedar Falls, IA';
const school = 'educationOrganization';
const at = (label: string, hireDate: string) => ({
  [`${school}.nameOfInstitution`]: label,
  'employmentPeriod.hireDate': hireDate,
});
const graduates = [
  ['@40000001', 'Ama', 'Mensah'],
  ['@40000002', 'Bo', 'Larsen'],
  ['@40000003', 'Cleo', 'Fontaine'],
] as const;

describe('hires at one school', () => {
  let rollcall: Rollcall;
  let admin: Visitor;

  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-08-20T14:00:00Z' });
    admin = await rollcall.setUpProgram();
    for (const [candidateIdentifier, firstName, lastSurname] of graduates) {
      await rollcall.submitGraduation({
        candidateIdentifier,
        name: { firstName, lastSurname },
        electronicMail: [
          {
            electronicMailAddress: addressOf(firstName),
            electronicMailType: 'Home/Personal',
            primaryEmailAddressIndicator: true,
          },
        ],
      });
    }
    await rollcall.settled();
  });
  afterAll(() => rollcall.stop());

  const addressOf = (firstName: string) => `${firstName.toLowerCase()}@example.com`;
  const consolePage = (path: string) => admin.open(`${rollcall.runtime.webUrl}/console${path}`);

  async function dossierOf(name: string): Promise<Dossier> {
    const { personId } = await rollcall.personCalled(name);
    return rollcall.records.dossier(personId);
  }

  async function hireForm(name: string): Promise<Page> {
    const { personId } = await rollcall.personCalled(name);
    return consolePage(`/people/${personId}/positions/new`);
  }

  const send = (page: Page, values: Record<string, string>) =>
    admin.submit(page, ({ action }) => action.endsWith('/hire.submitted.v1'), {
      'employmentPeriod.hireDate': '2027-08-16',
      'academicSubjects.Mathematics': 'yes',
      'gradeLevels.Seventh grade': 'yes',
      'evidence.source': 'faculty',
      ...values,
    });

  async function theSchool() {
    const [first, other] = await rollcall.records.schools(rollcall.programId);
    if (first === undefined || other !== undefined) throw new Error('there is not one school');
    const { programId } = rollcall;
    const { schoolId } = first;
    const read = await rollcall.records.read({
      school: { record: 'school', key: { programId, schoolId } },
    });
    return read.school;
  }

  async function emailsHaveGone() {
    await rollcall.settled();
    await rollcall.moveClockTo(rollcall.later(3 * minute));
  }

  const emailsTo = async (firstName: string, subject: RegExp) =>
    (await rollcall.inbox.emails(addressOf(firstName))).filter((each) =>
      subject.test(each.subject),
    );

  test('a hire recorded by the same form twice is one position with one check-in', async () => {
    const form = await hireForm('Ama Mensah');
    const values = {
      [`${school}.nameOfInstitution`]: 'Lincoln Middle School',
      [`${school}.city`]: 'Cedar Falls',
      [`${school}.stateAbbreviation`]: 'IA',
    };
    const sent = await send(form, values);
    expect((await send(form, values)).url).toBe(sent.url);
    await rollcall.settled();
    expect((await admin.open(sent.url)).html).toContain('The hire is recorded');

    const { employments, checkIns, entries, person } = await dossierOf('Ama Mensah');
    expect(employments).toMatchObject([{ hireDate: '2027-08-16', staffClassification: 'Teacher' }]);
    expect(checkIns).toMatchObject([
      { plan: 'checkin-d30-20270816', status: 'owed', dueAt: '2027-09-15T21:00:00Z' },
    ]);
    expect(entries.filter(({ what }) => what === 'hire-recorded')).toHaveLength(1);
    expect(person?.current).toMatchObject({ school: 'Lincoln Middle School' });
    expect(await theSchool()).toMatchObject({ members: [{ personId: person?.personId }] });
  });

  test('the third makes one cluster, hosted by who has been there longest', async () => {
    await send(await hireForm('Bo Larsen'), at(lincoln, '2027-08-17'));
    await send(await hireForm('Cleo Fontaine'), at(lincoln, '2027-08-18'));
    await rollcall.settled();

    const host = await rollcall.personCalled('Ama Mensah');
    expect(await theSchool()).toMatchObject({
      hostId: host.personId,
      clusterFormedAt: matching(/./),
      members: [{}, {}, {}],
    });
    const all = await Promise.all(
      graduates.map(([, first, last]) => dossierOf(`${first} ${last}`)),
    );
    const formed = all
      .flatMap(({ entries }) => entries)
      .flatMap(({ emits = [] }) => emits)
      .filter(({ type }) => type === 'alumni.cluster-formed.v1');
    expect(formed).toHaveLength(1);
    const [theirs] = await rollcall.records.schools(rollcall.programId);
    const page = await consolePage(`/schools/${theirs?.schoolId}`);
    for (const [, first, last] of graduates) expect(page.html).toContain(`${first} ${last}`);
  });

  test('each is asked once whether to be introduced, and is named to nobody by that', async () => {
    await emailsHaveGone();
    for (const [, firstName] of graduates) {
      const [offer, second] = await emailsTo(firstName, /fellow graduates/);
      expect(second).toBeUndefined();
      // The links are random letters, in which any short name can come up.
      const words = offer?.text.replaceAll(/https?:\S+/g, '');
      for (const [, other, surname] of graduates) {
        expect(words).not.toContain(surname);
        if (other !== firstName) expect(words).not.toContain(other);
      }
    }
  });

  async function answer(firstName: string, values: Record<string, string>) {
    const [offer] = await emailsTo(firstName, /fellow graduates/);
    const link = offer?.links.find((each) => new URL(each).pathname.startsWith('/m/colleagues/'));
    if (link === undefined) throw new Error(`${firstName} has no link to answer by`);
    const visitor = new Visitor();
    const answered = await visitor.submit(await visitor.open(link), () => true, values);
    expect(answered.status).toBe(200);
  }

  test('only who said yes is introduced, once, with what they agreed to show', async () => {
    await answer('Ama', { answer: 'yes', 'shares.email': 'yes' });
    await answer('Cleo', { answer: 'no' });
    await emailsHaveGone();
    for (const [, firstName] of graduates) {
      expect(await emailsTo(firstName, /at your school$/)).toEqual([]);
    }

    await answer('Bo', { answer: 'yes', 'shares.position': 'yes' });
    await answer('Bo', { answer: 'yes', 'shares.position': 'yes' });
    await emailsHaveGone();
    const [toAma, ...more] = await emailsTo('Ama', /meet Bo at your school$/);
    const [toBo, ...others] = await emailsTo('Bo', /meet Ama at your school$/);
    expect([...more, ...others]).toEqual([]);
    expect(toAma?.text).toContain('Bo Larsen');
    expect(toAma?.text).toContain('Mathematics');
    expect(toAma?.text).not.toContain('bo@example.com');
    expect(toBo?.text).toContain('Ama Mensah');
    expect(toBo?.text).toContain('ama@example.com');
    expect(await emailsTo('Cleo', /at your school$/)).toEqual([]);
  });

  test('the end of a position stops its check-ins, owes one about the leaving, and leaves the roster', async () => {
    const { personId } = await rollcall.personCalled('Bo Larsen');
    const shown = await consolePage(`/people/${personId}`);
    const [, path] = /href="\/console(\/people\/[^"]+\/end)"/.exec(shown.html) ?? [];
    const form = await consolePage(path ?? '/no-such-page');
    const after = await admin.submit(
      form,
      ({ action }) => action.endsWith('/separation.submitted.v1'),
      {
        'employmentPeriod.endDate': '2027-08-18',
        'employmentPeriod.separationReason': 'Family/personal relocation',
      },
    );
    await rollcall.settled();
    expect((await admin.open(after.url)).html).toContain('The end of a position is recorded');

    const { checkIns, employments } = await dossierOf('Bo Larsen');
    expect(employments).toMatchObject([
      { endDate: '2027-08-18', separationReason: 'Family/personal relocation' },
    ]);
    expect(
      Object.fromEntries(checkIns.map(({ milestone, status }) => [milestone, status])),
    ).toEqual({ D30: 'cancelled', exit: 'owed' });
    expect((await theSchool())?.members.map((each) => each.personId)).not.toContain(personId);
  });
});
