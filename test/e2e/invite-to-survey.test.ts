import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from '../../infra/local/visitor.ts';
import type { ReceivedEmail } from '../support/inbox.ts';
import { Rollcall } from '../support/rollcall.ts';

const week = 7 * 86_400_000;

function graduate(number: number, firstName: string) {
  return {
    candidateIdentifier: `@2000000${number}`,
    name: { firstName, lastSurname: 'Tester' },
    electronicMail: [
      {
        electronicMailAddress: `${firstName.toLowerCase()}@example.com`,
        electronicMailType: 'Home/Personal' as const,
        primaryEmailAddressIndicator: true,
      },
    ],
  };
}

describe('the annual survey', () => {
  let rollcall: Rollcall;
  let invitation: ReceivedEmail;
  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-04-29T12:00:00Z' });
    await rollcall.setUpProgram();
    for (const [at, name] of ['Answers', 'Silent', 'Leaves'].entries()) {
      await rollcall.submitGraduation(graduate(at, name));
    }
    await rollcall.submitGraduation({ ...graduate(9, 'Nomail'), electronicMail: [] });
    await rollcall.settled();
  });
  afterAll(() => rollcall.stop());

  const linkIn = (email: ReceivedEmail, path: string) => {
    const link = email.links.find((each) => new URL(each).pathname.startsWith(path));
    if (link === undefined) throw new Error(`the email has no link to ${path}`);
    return link;
  };

  test('writes to nobody before the season, and to each reachable graduate once in it', async () => {
    await rollcall.moveClockTo('2027-04-30T12:00:00Z');
    expect(await rollcall.inbox.count()).toBe(0);
    await rollcall.moveClockTo('2027-05-03T15:00:00Z');
    const emails = await rollcall.inbox.emails();
    expect(emails.map(({ to }) => to).sort()).toEqual([
      'answers@example.com',
      'leaves@example.com',
      'silent@example.com',
    ]);
    const unreached = await rollcall.personCalled('Nomail Tester');
    const { entries } = await rollcall.records.dossier(unreached.personId);
    const refusal = entries.find(({ what }) => what === 'survey-not-sent');
    expect(refusal?.details).toMatchObject({ reason: 'no-address' });
    const [email] = await rollcall.inbox.emails('answers@example.com');
    if (email === undefined) throw new Error('no invitation');
    invitation = email;
  });

  test('says who writes, to whom, and how to be left alone', () => {
    const { headers, html, text } = invitation;
    expect(headers.get('list-unsubscribe')).toMatch(
      /^<http[^>]+\/p\/unsubscribe\/surveys\/v1\.[^>]+>$/,
    );
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('reply-to')).toContain('alumni@cedarvalley.example.edu');
    for (const part of [html, text]) {
      expect(part).toContain('Answers');
      expect(part).toContain('Cedar Valley University');
      expect(part).toContain('100 College Avenue');
    }
    for (const path of ['/s/', '/p/not-me/', '/p/new-address/', '/p/unsubscribe/']) {
      expect(linkIn(invitation, path)).toBeTruthy();
    }
  });

  test('stays as it is when a scanner opens every link three times', async () => {
    const before = await everything();
    for (const email of await rollcall.inbox.emails()) {
      for (const link of email.links) {
        for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD']) {
          const answer = await fetch(link, { method });
          expect(answer.status).toBe(200);
          await answer.body?.cancel();
        }
      }
    }
    await rollcall.settled();
    expect(await everything()).toEqual(before);
  });

  test('records an answer only by the button, and then knows where the person teaches', async () => {
    const alumna = new Visitor();
    const choice = linkIn(invitation, '/s/').split('?')[0] + '?EMP_STATUS=teaching-full-time';
    let page = await alumna.open(choice);
    expect(page.html).toMatch(
      /checked[^>]*value="teaching-full-time"|value="teaching-full-time"[^>]*checked/,
    );
    const answers: Record<string, string> = {
      EMP_STATUS: 'teaching-full-time',
      SCHOOL: 'Lincoln Middle School, Auburn',
      JOB_SAT: '4',
      INTENT_STAY: 'same-school',
      MENTOR_WILLING: 'yes',
    };
    for (let step = 0; step < 8 && !page.html.includes('Thank you'); step += 1) {
      const asked = Object.keys(answers).find((code) => page.html.includes(`name="${code}"`));
      page = await alumna.submit(
        page,
        ({ method }) => method === 'POST',
        asked === undefined ? {} : { [asked]: answers[asked] ?? '' },
      );
      expect(page.status).toBe(200);
    }
    expect(page.html).toContain('Thank you');
    await rollcall.settled();
    const { personId } = await rollcall.personCalled('Answers Tester');
    const { person, facts, enrolments } = await rollcall.records.dossier(personId);
    expect(person?.current).toMatchObject({
      status: 'teaching-full-time',
      school: 'Lincoln Middle School, Auburn',
      source: 'self-report',
    });
    expect(facts.map(({ kind }) => kind).sort()).toEqual([
      'employment',
      'intent',
      'mentoring',
      'satisfaction',
    ]);
    expect(enrolments.find(({ plan }) => plan === 'annual-2027')).toMatchObject({
      status: 'answered',
    });
    expect(enrolments.find(({ plan }) => plan === 'annual-2028')).toMatchObject({
      dueAt: '2028-05-01T05:00:00Z',
    });
  });

  test('lets go of somebody by one POST without a page', async () => {
    const [email] = await rollcall.inbox.emails('leaves@example.com');
    const link = /<([^>]+)>/.exec(email?.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const answer = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    expect((await rollcall.personCalled('Leaves Tester')).reach).toBe('opted-out');
  });

  test('reminds who was silent after 7 and after 21 days, and nobody else', async () => {
    await rollcall.moveClockTo(rollcall.later(week));
    expect((await rollcall.inbox.emails('silent@example.com')).length).toBe(2);
    await rollcall.moveClockTo(rollcall.later(2 * week));
    expect((await rollcall.inbox.emails('silent@example.com')).length).toBe(3);
    await rollcall.moveClockTo(rollcall.later(3.6 * week));
    expect((await rollcall.inbox.emails('silent@example.com')).length).toBe(3);
    expect(await rollcall.inbox.count()).toBe(5);
    const { personId } = await rollcall.personCalled('Silent Tester');
    const { enrolments } = await rollcall.records.dossier(personId);
    expect(enrolments).toMatchObject([
      { plan: 'annual-2027', status: 'closed' },
      { plan: 'annual-2028', status: 'owed' },
    ]);
  });

  test('stays as it is when a day, and then half a year, is replayed from the archive', async () => {
    const [before, emails] = [await everything(), await rollcall.inbox.count()];
    const answered = await rollcall.replay('2027-05-03T00:00:00Z', '2027-05-04T00:00:00Z');
    expect(answered?.toISOString()).toMatch(/^2027-05-03T/);
    const last = await rollcall.replay('2027-04-01T00:00:00Z', '2027-09-30T00:00:00Z');
    expect(last?.getTime()).toBeGreaterThan(Date.parse('2027-05-04T00:00:00Z'));
    expect(await everything()).toEqual(before);
    expect(await rollcall.inbox.count()).toBe(emails);
  });

  /** All records of all people. */
  async function everything() {
    const people = await rollcall.people();
    return Promise.all(people.map(({ personId }) => rollcall.records.dossier(personId)));
  }
});
