import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from '../../infra/local/visitor.ts';
import { mentorListing } from '../../shared/domain/commitments.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { ReceivedEmail } from '../support/inbox.ts';
import { aMentorProfile } from '../support/made-up-records.ts';
import { Rollcall } from '../support/rollcall.ts';
import { matching } from '../support/matching.ts';

const minutes = 60_000;

let rollcall: Rollcall;
let admin: Visitor;
let mentee: string;
let first: string;
let second: string;

beforeAll(async () => {
  rollcall = await Rollcall.start({ now: '2027-09-14T14:00:00Z' });
  admin = await rollcall.setUpProgram();
  await graduate(1, 'Adaeze', 2027);
  await graduate(2, 'First', 2020);
  await graduate(3, 'Second', 2021);
  await rollcall.settled();
  mentee = await idOf('Adaeze');
  first = await idOf('First');
  second = await idOf('Second');
  // The one with more to say for them is asked first.
  await wouldMentor(first, 2020, ['planning', 'families']);
  await wouldMentor(second, 2021, []);
}, 60_000);
afterAll(() => rollcall.stop());

const addressOf = (name: string) => `${name.toLowerCase()}@example.com`;
const idOf = async (name: string) => (await rollcall.personCalled(`${name} Tester`)).personId;

async function graduate(number: number, firstName: string, schoolYear: number): Promise<void> {
  await rollcall.submitGraduation({
    candidateIdentifier: `@4000000${number}`,
    name: { firstName, lastSurname: 'Tester' },
    cohortYear: { schoolYear },
    electronicMail: [
      {
        electronicMailAddress: addressOf(firstName),
        electronicMailType: 'Home/Personal',
        primaryEmailAddressIndicator: true,
      },
    ],
  });
}

/** Stores what somebody once said on their page. */
async function wouldMentor(
  personId: string,
  cohort: number,
  topics: ('planning' | 'families')[],
): Promise<void> {
  const { programId } = rollcall;
  const occurredAt = rollcall.later(0);
  const eventId = `${personId}/test`;
  const item = aMentorProfile({
    personId,
    version: 0,
    topics,
    cohort,
    capacity: 1,
    ...mentorListing({ personId, programId }),
  });
  await rollcall.records.commit(
    {
      outcome: 'done',
      what: 'mentor-profile-stated',
      about: personPartition(personId),
      writes: [{ put: 'mentorProfile', item }],
    },
    {
      workflow: 'mentoring',
      eventId,
      programId,
      correlationId: eventId,
      occurredAt,
      cause: 'page',
      now: occurredAt,
    },
  );
}

async function need() {
  const { mentorNeeds } = await rollcall.records.dossier(mentee);
  expect(mentorNeeds).toHaveLength(1);
  return mentorNeeds[0];
}

/** Until what was asked for has gone out. */
async function emailsGo(): Promise<void> {
  await rollcall.settled();
  await rollcall.moveClockTo(rollcall.later(5 * minutes));
}

function linkIn(email: ReceivedEmail | undefined): string {
  const link = email?.links.find((each) => new URL(each).pathname.startsWith('/m/invitation/'));
  if (link === undefined) throw new Error('there is no link to an invitation');
  return link;
}

const everything = () =>
  Promise.all([mentee, first, second].map((personId) => rollcall.records.dossier(personId)));

const console = (path: string) => `${rollcall.runtime.webUrl}/console/${path}`;

describe('a mentor for a graduate', () => {
  test('asked for in the console, is proposed with reasons and waits for the admin', async () => {
    const form = await admin.open(console(`people/${mentee}/mentoring/ask`));
    await admin.submit(form, ({ action }) => action.endsWith('/mentoring/ask'), {
      kind: 'mentor',
      'topics.planning': 'yes',
      'topics.families': 'yes',
      words: 'How do I call parents?',
    });
    await rollcall.settled();
    expect(await need()).toMatchObject({
      status: 'proposed',
      candidates: [{ personId: first }, { personId: second }],
      asked: [],
    });
    const { html } = await admin.open(console('mentoring'));
    expect(html).toContain('Adaeze Tester');
    expect(html).toContain('First Tester');
    expect(html).toContain('can help with what is wished for');
    expect(await rollcall.inbox.emails()).toEqual([]);
  });

  test('approved, is asked for by one email to the first on the list', async () => {
    const { needId } = (await need()) ?? { needId: '' };
    const page = await admin.open(console(`mentoring/needs/${mentee}/${needId}`));
    await admin.submit(page, ({ action }) => action.endsWith('/approve'));
    await emailsGo();
    expect((await rollcall.inbox.emails()).map(({ to }) => to)).toEqual([addressOf('First')]);
    const [email] = await rollcall.inbox.emails(addressOf('First'));
    expect(email?.subject).toBe('First, would you mentor Adaeze?');
    expect(email?.headers.get('list-unsubscribe')).toContain('/p/unsubscribe/mentoring/');
    for (const part of [email?.html, email?.text]) {
      expect(part).not.toContain('How do I call parents?');
      expect(part).not.toContain('Tester');
      expect(part).not.toContain(addressOf('Adaeze'));
    }
    const { mentorProfile } = await rollcall.records.dossier(first);
    expect(mentorProfile).toMatchObject({
      commitments: [{ needId, state: 'asked' }],
      lastAskedAt: matching(/./),
    });
  });

  test('stays as it is when a scanner opens every link of the email', async () => {
    const before = await everything();
    const [email] = await rollcall.inbox.emails(addressOf('First'));
    for (const link of email?.links ?? []) {
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
        const answer = await fetch(link, { method });
        expect(answer.status).toBe(200);
        await answer.body?.cancel();
      }
    }
    await rollcall.settled();
    expect(await everything()).toEqual(before);
  });

  test('is declined by page; then the next mentor is asked, and nobody before', async () => {
    const [email] = await rollcall.inbox.emails(addressOf('First'));
    const visitor = new Visitor();
    const page = await visitor.open(linkIn(email));
    expect(page.html).toContain('Would you mentor Adaeze?');
    expect(page.html).toContain('How do I call parents?');
    expect(await rollcall.inbox.emails(addressOf('Second'))).toEqual([]);
    const [, declining] = page.html.split('id="no"');
    expect(declining).toContain('No, not this time');
    const after = await visitor.submit(
      page,
      ({ fields }) => fields.some(([name]) => name === 'until'),
      {
        act: 'decline',
      },
    );
    expect(after.html).toContain('You said no, and that is fine.');
    await emailsGo();
    expect(await need()).toMatchObject({
      status: 'inviting',
      asked: [
        { personId: first, outcome: 'declined' },
        { personId: second, outcome: 'waiting' },
      ],
    });
    expect(await rollcall.inbox.emails(addressOf('Second'))).toHaveLength(1);
    expect((await rollcall.records.dossier(first)).mentorProfile?.commitments).toEqual([]);
  });

  test('is accepted by page; the records of both say so', async () => {
    const [email] = await rollcall.inbox.emails(addressOf('Second'));
    const visitor = new Visitor();
    const page = await visitor.open(linkIn(email));
    const after = await visitor.submit(page, ({ method }) => method === 'POST', {
      act: 'accept',
      'shares.email': 'yes',
    });
    expect(after.html).toContain('You said that you will mentor Adaeze.');
    await rollcall.settled();
    const matched = await need();
    expect(matched).toMatchObject({ status: 'matched', mentorId: second });
    expect(matched?.dueAt).toBeUndefined();
    const mentor = await rollcall.records.dossier(second);
    expect(mentor.mentorInvitations).toMatchObject([{ status: 'accepted', shares: ['email'] }]);
    expect(mentor.mentorProfile).toMatchObject({
      commitments: [{ menteeId: mentee, state: 'active' }],
      accepted: 1,
    });
    const { entries } = await rollcall.records.dossier(mentee);
    const told = entries.map(({ what }) => what);
    for (const line of [
      'mentors-proposed',
      'mentor-invited',
      'mentor-declined',
      'mentor-accepted',
    ]) {
      expect(told).toContain(line);
    }
    const { html } = await admin.open(console(`people/${mentee}`));
    expect(html).toContain('A mentor said yes.');
    expect(html).toContain('Has a mentor');
  });

  test('is not taken twice: who comes back later reads that somebody has said yes', async () => {
    const [email] = await rollcall.inbox.emails(addressOf('First'));
    const visitor = new Visitor();
    const page = await visitor.open(linkIn(email));
    expect(page.html).toContain('Somebody has said yes');
    const before = await everything();
    await fetch(linkIn(email).split('#')[0] ?? '', {
      method: 'POST',
      body: new URLSearchParams({ act: 'accept', 'shares.email': 'yes' }),
    });
    await rollcall.settled();
    expect(await everything()).toEqual(before);
  });

  test('leads to the mentor’s own page, where they may say that it is enough for now', async () => {
    const [email] = await rollcall.inbox.emails(addressOf('First'));
    const visitor = new Visitor();
    const settled = await visitor.open(linkIn(email));
    const profile = /href="(\/m\/profile\/[^"]+)"/.exec(settled.html)?.[1] ?? '';
    const page = await visitor.open(new URL(profile, settled.url).href);
    const after = await visitor.submit(page, ({ method }) => method === 'POST', {
      willing: 'not-now',
    });
    expect(after.html).toContain('you are not asked to mentor');
    expect((await rollcall.records.dossier(first)).mentorProfile?.willing).toBe('not-now');
  });
});
