import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { type AlumniSite, startAlumniSite } from '../../../support/alumni-site.ts';
import {
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  aMessage,
} from '../../../support/made-up-records.ts';

let site: AlumniSite;
let mentorId: string;
let menteeId: string;
let needId: string;
let path: string;

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-09-21T12:00:00Z') });
  mentorId = crypto.randomUUID();
  menteeId = crypto.randomUUID();
  needId = crypto.randomUUID();
  path = `/m/invitation/${needId}/${site.links.mint(`mentor-invitation:${needId}`, mentorId)}`;
  return () => vi.useRealTimers();
});

const asked = (personId: string) => ({
  personId,
  at: '2026-09-20T15:00:00Z',
  outcome: 'waiting' as const,
});

const place = (state: 'asked' | 'active', id = needId) => ({
  needId: id,
  menteeId,
  kind: 'mentor' as const,
  state,
  since: '2026-09-20T15:00:00Z',
});

/** A mentor who is asked, with the reminder's email about to go. */
async function invite(more: {
  need?: Partial<MentorNeed>;
  mentor?: Partial<Person>;
  mentee?: Partial<Person>;
}) {
  await site.admit({
    personId: mentorId,
    firstName: 'Chen',
    displayName: 'Chen Okafor',
    telephone: '+15155550142',
    ...more.mentor,
  });
  await site.admit({
    personId: menteeId,
    firstName: 'Amara',
    lastSurname: 'Quill',
    ...more.mentee,
  });
  await site.store(
    'mentorNeed',
    aMentorNeed({
      personId: menteeId,
      needId,
      status: 'inviting',
      words: 'How do I calm my class after lunch?',
      asked: [asked(mentorId)],
      step: 'reminder',
      due: 'step#1',
      dueAt: '2026-09-23T15:00:00Z',
      ...more.need,
    }),
  );
  await site.store(
    'mentorProfile',
    aMentorProfile({ personId: mentorId, commitments: [place('asked')] }),
  );
  await site.store(
    'mentorInvitation',
    aMentorInvitation({ personId: mentorId, needId, menteeId, reasons: ['same-subject'] }),
  );
  await site.store(
    'message',
    aMessage({
      personId: mentorId,
      plan: `invitation-${needId}`,
      step: 'reminder',
      purpose: 'mentoring',
      email: 'mentor-invitation-reminder',
    }),
  );
}

const stored = async () =>
  site.records.read({
    need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
    profile: { record: 'mentorProfile', key: { personId: mentorId } },
    invitation: { record: 'mentorInvitation', key: { personId: mentorId, needId } },
    message: {
      record: 'message',
      key: { personId: mentorId, plan: `invitation-${needId}`, step: 'reminder' },
    },
  });

const emitted = async () =>
  [...(await site.entries(menteeId)), ...(await site.entries(mentorId))].flatMap(
    ({ emits }) => emits ?? [],
  );

const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<style>.*?<\/style>/s, '');
const page = async (address = path) => textOf(await site.get(address));

const yes = { act: 'accept', 'shares.email': 'yes' };

describe('a mail scanner', () => {
  test('that opens every form of the link changes no record', async () => {
    await invite({});
    const before = await site.everything();
    for (const address of [
      path,
      `${path}?again=yes`,
      `${path}?act=accept`,
      `${path}?act=decline`,
    ]) {
      expect((await site.get(address)).status).toBe(200);
      await site.request(address, { method: 'HEAD' });
      await site.request(address, { method: 'OPTIONS' });
    }
    expect(await site.everything()).toEqual(before);
  });
});

test('a link of another invitation, or of somebody else, opens nothing', async () => {
  await invite({});
  const other = site.links.mint('mentor-invitation:another-need', mentorId);
  expect((await site.get(`/m/invitation/${needId}/${other}`)).status).toBe(404);
  expect((await site.post(`/m/invitation/${needId}/${other}`, yes)).status).toBe(404);
  const mentees = site.links.mint(`mentor-invitation:${needId}`, menteeId);
  expect(await page(`/m/invitation/${needId}/${mentees}`)).toContain('not open any more');
});

describe('the page', () => {
  test('says who it is by first name only, what they wish, why this mentor, and until when', async () => {
    await invite({});
    const text = await page();
    expect(text).toContain('Would you mentor Amara?');
    expect(text).not.toContain('Quill');
    expect(text).not.toContain('ngozi.ivanova@');
    expect(text).toContain('Mathematics');
    expect(text).toContain('Grades 6 to 8');
    expect(text).toContain('How do I calm my class after lunch?');
    expect(text).toContain('you know the same subject');
    expect(text).toContain('until September 25, 2026');
    expect(text).toContain('n•••@m•••.example');
    expect(text).toContain('•••42');
  });

  test('does not say of a candidate that they have completed the program', async () => {
    await invite({ mentee: { graduation: 'candidate' }, need: { kind: 'buddy', cohort: 2028 } });
    const text = await page();
    expect(text).toContain('Is to complete the program in 2028');
    expect(text).toContain('a buddy while they prepare to teach');
  });

  test('does not name somebody who asked not to be disclosed', async () => {
    await invite({ mentee: { directoryHold: true } });
    const text = await page();
    expect(text).toContain('Would you mentor a younger graduate?');
    expect(text).not.toContain('Amara');
  });
});

describe('saying yes', () => {
  test('matches the need, keeps the place, takes back the reminder and is announced', async () => {
    await invite({});
    const pressed = await site.post(path, { ...yes, 'shares.school': 'yes' });
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe(path);
    const { need, profile, invitation, message } = await stored();
    expect(need).toMatchObject({
      status: 'matched',
      mentorId,
      asked: [{ personId: mentorId, outcome: 'accepted' }],
    });
    expect(need?.dueAt).toBeUndefined();
    expect(profile).toMatchObject({ commitments: [{ needId, state: 'active' }], accepted: 1 });
    expect(invitation).toMatchObject({ status: 'accepted', shares: ['email', 'school'] });
    expect(message).toMatchObject({ status: 'not-sent' });
    expect(await emitted()).toMatchObject([
      {
        type: 'mentor.accepted.v1',
        detail: { data: { personId: menteeId, needId, mentorId, kind: 'mentor' } },
      },
    ]);
    expect(await page()).toContain('You said that you will mentor Amara.');
  });

  test('needs a way by which the mentee may reach them', async () => {
    await invite({});
    const answer = await site.post(path, { act: 'accept', 'shares.school': 'yes' });
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain('Tick your email address or your telephone number');
    expect((await stored()).invitation).toMatchObject({ status: 'waiting' });
  });

  test('pressed twice, is announced once', async () => {
    await invite({});
    await site.post(path, yes);
    await site.post(path, yes);
    expect(await emitted()).toHaveLength(1);
  });

  test('in the same instant as another mentor: one of the two has them, the other is told', async () => {
    await invite({});
    const rival = crypto.randomUUID();
    await site.admit({ personId: rival });
    await site.store(
      'mentorProfile',
      aMentorProfile({ personId: rival, commitments: [place('asked')] }),
    );
    await site.store(
      'mentorInvitation',
      aMentorInvitation({ personId: rival, needId, menteeId, status: 'expired' }),
    );
    const other = `/m/invitation/${needId}/${site.links.mint(`mentor-invitation:${needId}`, rival)}`;
    await Promise.all([site.post(path, yes), site.post(other, yes)]);
    expect((await emitted()).map(({ type }) => type)).toEqual(['mentor.accepted.v1']);
    const texts = [await page(), await page(other)];
    expect(texts.filter((text) => text.includes('You said that you will mentor'))).toHaveLength(1);
  });

  test('with no place left changes nothing and says why; they may still say no', async () => {
    await invite({});
    await site.store(
      'mentorProfile',
      aMentorProfile({
        personId: mentorId,
        capacity: 1,
        commitments: [place('active', 'earlier'), place('asked')],
      }),
    );
    await site.post(path, yes);
    expect((await stored()).need).toMatchObject({ status: 'inviting' });
    expect(await page()).toContain('You already mentor as many as you wished for');
    await site.post(path, { act: 'decline' });
    expect((await stored()).invitation).toMatchObject({ status: 'declined' });
  });
});

describe('saying no', () => {
  test('frees the place, tells the workflow, and needs no reason', async () => {
    await invite({});
    expect((await site.post(path, { act: 'decline', until: '' })).status).toBe(303);
    const { need, profile, invitation, message } = await stored();
    expect(need).toMatchObject({ asked: [{ personId: mentorId, outcome: 'declined' }] });
    expect(profile).toMatchObject({ commitments: [] });
    expect(profile?.pausedUntil).toBeUndefined();
    expect(invitation).toMatchObject({ status: 'declined' });
    expect(message).toMatchObject({ status: 'not-sent' });
    expect((await emitted()).map(({ type }) => type)).toEqual(['mentor.declined.v1']);
    expect(await page()).toContain('You said no, and that is fine.');
  });

  test('until a day: nobody asks them before it', async () => {
    await invite({});
    await site.post(path, { act: 'decline', until: '2027-01-15' });
    expect((await stored()).profile).toMatchObject({ pausedUntil: '2027-01-15' });
    expect(await page()).toContain('Nobody asks you before January 15, 2027.');
  });

  test('until a day that is none: the page says so, and nothing is kept', async () => {
    await invite({});
    const answer = await site.post(path, { act: 'decline', until: 'next year' });
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain('Give a day after today');
    expect((await stored()).invitation).toMatchObject({ status: 'waiting' });
  });

  test('can be thought over while nobody else has said yes', async () => {
    await invite({});
    await site.post(path, { act: 'decline' });
    expect(await page()).toContain('?again=yes');
    expect(await page(`${path}?again=yes`)).toContain('If you have changed your mind');
    await site.post(path, yes);
    expect((await stored()).need).toMatchObject({ status: 'matched', mentorId });
  });
});

test.each([
  ['matched', { mentorId: 'somebody-else' }, 'Somebody has said yes'],
  ['cancelled', {}, 'This invitation is not open any more'],
] as const)(
  'of a need that is %s the page says so, and yes changes nothing',
  async (status, more, sentence) => {
    await invite({ need: { status, ...more } });
    expect(await page()).toContain(sentence);
    await site.post(path, yes);
    expect(await emitted()).toEqual([]);
  },
);

test('an invitation that ran out may still be said yes to while nobody has', async () => {
  await invite({});
  await site.store(
    'mentorInvitation',
    aMentorInvitation({ personId: mentorId, needId, menteeId, status: 'expired' }),
  );
  await site.store('mentorProfile', aMentorProfile({ personId: mentorId }));
  const text = await page();
  expect(text).toContain('The time to answer is over');
  expect(text).not.toContain('No, not this time');
});

test('a button that is none of ours changes nothing', async () => {
  await invite({});
  const before = await site.everything();
  expect((await site.post(path, { act: 'dance' })).status).toBe(303);
  expect(await site.everything()).toEqual(before);
});
