import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import { signIn } from '../../infra/local/load-sample.ts';
import { Visitor } from '../../infra/local/visitor.ts';
import type { ReceivedEmail } from '../support/inbox.ts';
import { Rollcall } from '../support/rollcall.ts';

const day = 86_400_000;
const graduates = ['Hard', 'Silent', 'Leaves', 'Nomail'] as const;
type Graduate = (typeof graduates)[number];

const schoolOf = (name: Graduate) => `s-${String(graduates.indexOf(name)).repeat(24)}`;
const employmentOf = (name: Graduate) => `${schoolOf(name)}.2027-08-16`;
const addressOf = (name: Graduate) => `${name.toLowerCase()}@example.com`;

describe('thirty days after a hire', () => {
  let rollcall: Rollcall;
  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-09-14T14:00:00Z' });
    await rollcall.setUpProgram();
    for (const [at, name] of graduates.entries()) await admit(at, name);
    await rollcall.settled();
    for (const name of graduates) await hire(name);
    await rollcall.settled();
  });
  afterAll(() => rollcall.stop());

  async function admit(at: number, firstName: Graduate): Promise<void> {
    const electronicMail = {
      electronicMailAddress: addressOf(firstName),
      electronicMailType: 'Home/Personal' as const,
      primaryEmailAddressIndicator: true,
    };
    await rollcall.submitGraduation({
      candidateIdentifier: `@3000000${at}`,
      name: { firstName, lastSurname: 'Tester' },
      electronicMail: firstName === 'Nomail' ? [] : [electronicMail],
      telephone: { telephoneNumber: `(555) 010-000${at}` },
    });
  }

  async function state(name: Graduate, type: string, data: object, source: string) {
    const { personId } = await rollcall.personCalled(`${name} Tester`);
    const eventId = `${personId}/${type}`;
    const head = { eventId, programId: rollcall.programId, correlationId: eventId };
    const occurredAt = rollcall.later(0);
    const detail = { ...head, causationId: eventId, occurredAt, data: { ...data, personId } };
    // As often as it likes: the bus delivers at least once.
    for (let time = 0; time < 2; time += 1) {
      await rollcall.putOnBus('inner', type, detail, source);
    }
  }

  const hire = (name: Graduate) => {
    const { type, source, example } = alumniHired;
    const educationOrganization = { schoolId: schoolOf(name) };
    const employmentPeriod = { hireDate: '2027-08-16' };
    const data = {
      ...example,
      employmentId: employmentOf(name),
      educationOrganization,
      employmentPeriod,
    };
    return state(name, type, data, source);
  };

  async function dossierOf(name: Graduate) {
    const { personId } = await rollcall.personCalled(`${name} Tester`);
    return rollcall.records.dossier(personId);
  }

  const emailsTo = (name: Graduate) => rollcall.inbox.emails(addressOf(name));

  async function latestTo(name: Graduate): Promise<ReceivedEmail> {
    const email = (await emailsTo(name)).at(-1);
    if (email === undefined) throw new Error(`no email went to ${name}`);
    return email;
  }

  function linkIn(email: ReceivedEmail, path: string): string {
    const link = email.links.find((each) => new URL(each).pathname.startsWith(path));
    if (link === undefined) throw new Error(`the email has no link to ${path}`);
    return link;
  }

  /** All records of all people. */
  async function everything() {
    const people = await rollcall.people();
    return Promise.all(people.map(({ personId }) => rollcall.records.dossier(personId)));
  }

  test('one check-in is owed, and nothing is sent before its afternoon', async () => {
    const { checkIns } = await dossierOf('Hard');
    expect(checkIns).toMatchObject([
      { plan: 'checkin-d30-20270816', status: 'owed', dueAt: '2027-09-15T21:00:00Z' },
    ]);
    await rollcall.moveClockTo('2027-09-15T20:30:00Z');
    expect(await emailsTo('Hard')).toHaveLength(0);
  });

  test('each who can be reached is asked once; who has a telephone only is to be called', async () => {
    await rollcall.moveClockTo('2027-09-15T21:30:00Z');
    for (const name of ['Hard', 'Silent', 'Leaves'] as const) {
      expect(await emailsTo(name)).toHaveLength(1);
    }
    const { callTasks, messages } = await dossierOf('Nomail');
    expect(messages.filter(({ purpose }) => purpose === 'checkIns')).toStrictEqual([]);
    expect(callTasks).toMatchObject([{ reason: 'not-reachable', status: 'open' }]);
  });

  test('nothing changes when a scanner opens every link of every email', async () => {
    const before = await everything();
    for (const name of ['Hard', 'Silent', 'Leaves'] as const) {
      for (const link of (await latestTo(name)).links) {
        for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
          const answer = await fetch(link, { method });
          expect(answer.status, link).toBe(200);
          await answer.body?.cancel();
        }
      }
    }
    await rollcall.settled();
    expect(await everything()).toStrictEqual(before);
  });

  test('one touch selects, the button records, and somebody is told to call', async () => {
    const link = linkIn(await latestTo('Hard'), '/c/checkin-d30-20270816/');
    const alumna = new Visitor();
    const touched = await alumna.open(`${link.split('?')[0]}?mood=1`);
    expect(touched.html).toContain('You chose “Very hard” in the email');
    expect((await dossierOf('Hard')).checkIns[0]?.answeredAt).toBeUndefined();

    const thanks = await alumna.submit(touched, ({ method }) => method === 'POST', {
      'needs.classroom-management': 'yes',
      words: 'Period 4 is a circus.',
    });
    expect(thanks.status).toBe(200);
    expect(thanks.html).toContain('Thank you, Hard');
    expect(thanks.html).toContain('will call you by');
    await rollcall.settled();

    const { checkIns, callTasks } = await dossierOf('Hard');
    expect(checkIns.find(({ milestone }) => milestone === 'D30')).toMatchObject({
      status: 'answered',
      mood: 1,
      needs: ['classroom-management'],
      words: 'Period 4 is a circus.',
    });
    expect(checkIns.find(({ milestone }) => milestone === 'D90')).toMatchObject({
      status: 'owed',
      dueAt: '2027-11-15T22:00:00Z',
    });
    expect(callTasks).toMatchObject([{ reason: 'low-check-in', status: 'open' }]);
  });

  test('who calls is told by email, without a name in it', async () => {
    await rollcall.moveClockTo(rollcall.later(5 * 60_000));
    const notices = (await rollcall.inbox.emails()).filter(({ text }) =>
      text.includes('/console/'),
    );
    expect(notices.length).toBeGreaterThan(0);
    for (const { text } of notices) expect(text).not.toMatch(/Hard|Nomail|Tester|circus/);
  });

  test('stopping check-ins leaves the survey wanted', async () => {
    const header = (await latestTo('Leaves')).headers.get('list-unsubscribe') ?? '';
    const link = /<([^>]+\/p\/unsubscribe\/checkIns\/[^>]+)>/.exec(header)?.[1] ?? '';
    const answer = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);
    const { person, enrolments } = await dossierOf('Leaves');
    expect(person).toMatchObject({ unwanted: ['checkIns'], reach: 'reachable' });
    expect(enrolments).toMatchObject([{ plan: 'annual-2028', status: 'owed' }]);
  });

  test('one reminder goes to who did not answer, and none to who did or wants none', async () => {
    await rollcall.moveClockTo(rollcall.later(5 * day));
    expect(await emailsTo('Silent')).toHaveLength(2);
    expect((await latestTo('Silent')).text).toContain('This is the only reminder.');
    await rollcall.moveClockTo(rollcall.later(11 * day));
    expect(await emailsTo('Silent')).toHaveLength(2);
    expect(await emailsTo('Hard')).toHaveLength(1);
    expect(await emailsTo('Leaves')).toHaveLength(1);
    const { checkIns } = await dossierOf('Silent');
    expect(checkIns.map(({ milestone, status }) => [milestone, status])).toStrictEqual([
      ['D30', 'closed'],
      ['D90', 'owed'],
    ]);
  });

  test('the survey still reaches who stopped check-ins', async () => {
    const { personId } = await rollcall.personCalled('Leaves Tester');
    const { webUrl, accounts } = rollcall.runtime;
    const admin = new Visitor();
    await signIn(admin, webUrl, accounts[0]?.email ?? '');
    const page = await admin.open(`${webUrl}/console/people/${personId}`);
    await admin.submit(page, ({ action }) => action.endsWith('/start-survey'));
    await rollcall.moveClockTo(rollcall.later(5 * 60_000));
    expect(await emailsTo('Leaves')).toHaveLength(2);
    expect((await latestTo('Leaves')).headers.get('list-unsubscribe')).toContain('/surveys/');
  });

  test('the end of the position ends its check-ins and asks once how they are', async () => {
    const { type, source, example } = alumniEmploymentEnded;
    const endDate = rollcall.later(0).slice(0, 10);
    const data = {
      ...example,
      employmentId: employmentOf('Silent'),
      educationOrganization: { schoolId: schoolOf('Silent') },
      employmentPeriod: { ...example.employmentPeriod, hireDate: '2027-08-16', endDate },
    };
    await state('Silent', type, data, source);
    await rollcall.moveClockTo(rollcall.later(4 * day));
    const { checkIns } = await dossierOf('Silent');
    expect(checkIns.find(({ milestone }) => milestone === 'D90')).toMatchObject({
      status: 'cancelled',
    });
    expect(await emailsTo('Silent')).toHaveLength(3);
    const exit = await latestTo('Silent');
    expect(exit.text).toContain('your position has ended');
    const opened = await new Visitor().open(linkIn(exit, '/c/checkin-exit-'));
    expect(opened.html).toContain('How are things going for you now?');
  });
});
