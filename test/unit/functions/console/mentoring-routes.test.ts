import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../../../shared/records/mentor-profile.ts';
import type { Person } from '../../../../shared/records/person.ts';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
} from '../../../support/console-site.ts';
import {
  aCallTask,
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  aMessage,
  aPerson,
  aProgram,
  programId,
} from '../../../support/made-up-records.ts';

let site: ConsoleSite;
let menteeId: string;
let chen: string;
let amara: string;
let needId: string;
let path: string;

beforeAll(async () => {
  site = await startConsoleSite();
  await site.store('program', aProgram({ programId: marcus.programId }));
});
afterAll(() => site.stop());

beforeEach(() => {
  site.signIn(dana);
  menteeId = crypto.randomUUID();
  chen = crypto.randomUUID();
  amara = crypto.randomUUID();
  needId = crypto.randomUUID();
  path = `/console/mentoring/needs/${menteeId}/${needId}`;
});

const person = (personId: string, displayName: string, more: Partial<Person> = {}) =>
  site.store('person', aPerson({ personId, displayName, cohort: 2021, ...more }));

const candidates = () => [
  { personId: chen, reasons: ['same-subject', 'same-district'] },
  { personId: amara, reasons: ['topic'] },
];

/** Ngozi needs a mentor; Chen and Amara are on the list. */
async function need(more: Partial<MentorNeed> = {}) {
  await person(menteeId, 'Ngozi Ivanova', { cohort: 2026 });
  await person(chen, 'Chen Okafor');
  await person(amara, 'Amara Quill');
  const status = more.status ?? 'proposed';
  await site.store(
    'mentorNeed',
    aMentorNeed({
      personId: menteeId,
      needId,
      status,
      candidates: candidates(),
      listBy: `${status}#2026-09-20T12:00:00Z#${menteeId}`,
      ...more,
    }),
  );
}

const profile = (personId: string, more: Partial<MentorProfile> = {}) =>
  site.store(
    'mentorProfile',
    aMentorProfile({ personId, listBy: `0#${personId}`, displayName: 'Chen Okafor', ...more }),
  );

const stored = async () =>
  (
    await site.records.read({
      need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
    })
  ).need;

const announced = async () =>
  (await site.announced()).filter(({ detail }) => JSON.stringify(detail).includes(needId));

describe('the list of needs', () => {
  test('shows what waits for approval, who would be asked first and why', async () => {
    await need();
    const page = await site.page('/console/mentoring');
    expect(page).toContain('Ngozi Ivanova');
    expect(page).toContain('Chen Okafor');
    expect(page).toContain('teaches the same subject, works in the same district');
    expect(page).toContain('1 more on the list');
  });

  test('shows those for whom nobody was found under their own heading only', async () => {
    await need({ status: 'unmet' });
    expect(await site.page('/console/mentoring?show=not-found')).toContain(path);
    expect(await site.page('/console/mentoring')).not.toContain(path);
  });

  test('shows nothing of another program', async () => {
    await need();
    site.signIn(marcus);
    expect(await site.page('/console/mentoring')).not.toContain('Ngozi');
    expect((await site.get(path)).status).toBe(404);
    expect((await site.post(`${path}/approve`)).status).toBe(404);
    expect(await stored()).toMatchObject({ status: 'proposed' });
  });
});

describe('a need', () => {
  test('shows what is wished, the whole list with its reasons, and who was asked', async () => {
    await need({
      words: 'How do I call parents?',
      asked: [{ personId: amara, at: '2026-09-21T12:00:00Z', outcome: 'declined' }],
      status: 'inviting',
    });
    const page = await site.page(path);
    expect(page).toContain('How do I call parents?');
    expect(page).toContain('Mathematics');
    expect(page).toMatch(/Amara Quill<\/a> said no/);
    expect(page).toContain('teaches the same subject');
    expect(page).not.toContain('can help with what is wished for');
  });

  test('approved: mentors are invited in the order of the list, announced once', async () => {
    await need();
    const answer = await site.post(`${path}/approve`);
    expect(answer.headers.get('location')).toBe(`${path}?done=mentors-approved`);
    const again = await site.post(`${path}/approve`);
    expect(again.headers.get('location')).toBe(`${path}?done=mentoring-need-not-proposed`);
    expect(await stored()).toMatchObject({ status: 'inviting', approvedBy: dana.email });
    expect((await stored())?.arranged).toBeUndefined();
    expect(await announced()).toMatchObject([
      { type: 'mentor.match-approved.v1', detail: { data: { personId: menteeId, by: 'admin' } } },
    ]);
  });

  test('approved with a first choice: that mentor comes first, and the order stays', async () => {
    await need();
    await site.post(`${path}/approve`, { mentor: amara });
    expect(await stored()).toMatchObject({
      status: 'inviting',
      arranged: true,
      candidates: [{ personId: amara }, { personId: chen }],
    });
  });

  test('cannot be approved with somebody who is not on the list', async () => {
    await need();
    const answer = await site.post(`${path}/approve`, { mentor: crypto.randomUUID() });
    expect(answer.headers.get('location')).toBe(`${path}?done=mentoring-not-on-the-list`);
    expect(await stored()).toMatchObject({ status: 'proposed' });
  });

  test('while a mentor is being asked: who is chosen is next, and nobody else is asked now', async () => {
    const asked = [{ personId: chen, at: '2026-09-21T12:00:00Z', outcome: 'waiting' as const }];
    await need({ status: 'inviting', asked });
    await site.post(`${path}/approve`, { mentor: amara });
    expect(await stored()).toMatchObject({ arranged: true, candidates: [{ personId: amara }, {}] });
    expect(await announced()).toEqual([]);
  });

  test('with a mentor left out: they are not asked, and nobody else loses their turn', async () => {
    await need();
    await site.post(`${path}/leave-out`, { mentor: chen });
    expect(await stored()).toMatchObject({
      candidates: [{ personId: amara }],
      asked: [{ personId: chen, outcome: 'withdrawn' }],
      mostAsked: 5,
    });
    await site.post(`${path}/find-again`);
    expect(await stored()).toMatchObject({
      status: 'open',
      candidates: [],
      asked: [{ personId: chen, outcome: 'withdrawn' }],
    });
  });

  test('has a new list made, unless a mentor is being asked', async () => {
    const asked = [{ personId: chen, at: '2026-09-21T12:00:00Z', outcome: 'expired' as const }];
    await need({ status: 'unmet', asked, mostAsked: 1 });
    await site.post(`${path}/find-again`);
    expect(await stored()).toMatchObject({ status: 'open', mostAsked: 5 });
    expect((await announced()).map(({ type }) => type)).toEqual(['mentor.needed.v1']);
    await need({
      status: 'inviting',
      asked: [{ personId: chen, at: '2026-09-21T12:00:00Z', outcome: 'waiting' }],
    });
    const refused = await site.post(`${path}/find-again`);
    expect(refused.headers.get('location')).toBe(`${path}?done=mentoring-mentor-is-asked`);
  });
});

describe('calling a need off', () => {
  test('frees the mentor who is asked, takes back what has not gone, ends the call', async () => {
    const asked = [{ personId: chen, at: '2026-09-21T12:00:00Z', outcome: 'waiting' as const }];
    await need({ status: 'inviting', asked, step: 'reminder', due: 'step#1', dueAt: '2026-09-23' });
    const commitment = { needId, menteeId, kind: 'mentor', since: '2026-09-21' } as const;
    await profile(chen, { commitments: [{ ...commitment, state: 'asked' }] });
    await site.store('mentorInvitation', aMentorInvitation({ personId: chen, needId, menteeId }));
    const plan = `invitation-${needId}`;
    const message = { personId: chen, plan, step: 'reminder', purpose: 'mentoring' } as const;
    await site.store('message', aMessage({ ...message, email: 'mentor-invitation-reminder' }));
    await site.store('callTask', aCallTask({ personId: menteeId, callId: 'm1', needId }));

    await site.post(`${path}/cancel`);
    const state = await site.records.read({
      profile: { record: 'mentorProfile', key: { personId: chen } },
      invitation: { record: 'mentorInvitation', key: { personId: chen, needId } },
      message: { record: 'message', key: { personId: chen, plan, step: 'reminder' } },
      call: { record: 'callTask', key: { personId: menteeId, callId: 'm1' } },
    });
    expect(await stored()).toMatchObject({
      status: 'cancelled',
      asked: [{ outcome: 'withdrawn' }],
    });
    expect((await stored())?.dueAt).toBeUndefined();
    expect(state.profile?.commitments).toEqual([]);
    expect(state.invitation?.status).toBe('withdrawn');
    expect(state.message).toMatchObject({ status: 'not-sent' });
    expect(state.call).toMatchObject({ status: 'done' });
    expect(await bodyOf(await site.get(path))).toContain('Called off');
  });

  test('does nothing once somebody has said yes', async () => {
    await need({ status: 'matched', mentorId: chen });
    const answer = await site.post(`${path}/cancel`);
    expect(answer.headers.get('location')).toBe(`${path}?done=mentoring-need-settled`);
    expect(await stored()).toMatchObject({ status: 'matched' });
  });
});

test('the mentors are listed with what they offer and how often they were asked', async () => {
  await person(chen, 'Chen Okafor');
  await profile(chen, { asked: 3, accepted: 1, pausedUntil: '2099-01-01' });
  const page = await site.page('/console/mentoring/mentors');
  expect(page).toContain(`/console/people/${chen}`);
  expect(page).toContain('Jan 1, 2099');
  expect(page).toContain('How invitations are shared');
});

describe('on a person’s page', () => {
  test('mentoring shows both sides, with names', async () => {
    await need({ status: 'matched', mentorId: chen });
    await profile(chen);
    const invitation = { personId: chen, needId, menteeId, status: 'accepted' } as const;
    await site.store('mentorInvitation', aMentorInvitation(invitation));
    expect(await site.page(`/console/people/${menteeId}`)).toContain('Chen Okafor');
    const page = await site.page(`/console/people/${chen}`);
    expect(page).toContain('Would mentor:');
    expect(page).toContain('Ngozi Ivanova');
  });

  test('a mentor is asked for: one need comes of two presses of a form', async () => {
    await person(menteeId, 'Ngozi Ivanova', { cohort: 2026 });
    const ask = `/console/people/${menteeId}/mentoring/ask`;
    const form = {
      formId: crypto.randomUUID(),
      kind: 'mentor',
      'topics.planning': 'yes',
      words: 'Lessons.',
    };
    expect(await site.page(ask)).toContain('Ask for a mentor for Ngozi Ivanova');
    const answer = await site.post(ask, form);
    expect(answer.headers.get('location')).toBe(
      `/console/people/${menteeId}?done=mentor-asked-for`,
    );
    await site.post(ask, form);
    const { needs } = await site.records.read({
      needs: { allOf: 'mentorNeed', personId: menteeId },
    });
    expect(needs).toMatchObject([
      { kind: 'mentor', origin: 'admin', topics: ['planning'], words: 'Lessons.', programId },
    ]);
  });

  test('no mentor is asked for where they want none of it, or one is looked for', async () => {
    await person(menteeId, 'Ngozi Ivanova', { unwanted: ['mentoring'] });
    const ask = `/console/people/${menteeId}/mentoring/ask`;
    expect((await site.post(ask, { kind: 'mentor' })).headers.get('location')).toContain(
      'mentor-opted-out',
    );
    await need();
    expect((await site.post(ask, { kind: 'mentor' })).headers.get('location')).toContain(
      'mentor-looked-for-already',
    );
    expect((await site.post(ask, { kind: 'buddy' })).status).toBe(400);
  });

  test('somebody is invited to mentor a chosen one, though they are not on the list', async () => {
    await need({ candidates: [] });
    await profile(chen);
    const invite = `/console/people/${chen}/mentoring/invite`;
    expect(await site.page(invite)).toContain('Ngozi Ivanova: Mentor');
    const answer = await site.post(invite, { need: `${menteeId}/${needId}` });
    expect(answer.headers.get('location')).toBe(`${path}?done=mentor-chosen`);
    expect(await stored()).toMatchObject({
      status: 'inviting',
      arranged: true,
      candidates: [{ personId: chen }],
    });
  });

  test('nobody is invited whom a rule forbids to ask', async () => {
    await need({ candidates: [] });
    await profile(chen, { willing: 'not-now' });
    const invite = `/console/people/${chen}/mentoring/invite`;
    expect(await site.page(invite)).not.toContain('Ngozi Ivanova: Mentor');
    const answer = await site.post(invite, { need: `${menteeId}/${needId}` });
    expect(answer.headers.get('location')).toContain('mentor-not-possible');
    expect(await stored()).toMatchObject({ status: 'proposed' });
    const nobody = await site.post(invite, { need: 'x/y' });
    expect(nobody.headers.get('location')).toContain('nothing-chosen');
  });
});

describe('how mentors are asked', () => {
  const form = { approval: 'automatic', expiryDays: '3', mostAsked: '2', offerToNewHires: 'yes' };

  test('is settled by a form, and nothing else of the program changes', async () => {
    await site.post('/console/settings/mentoring', form);
    const { program } = await site.records.read({
      program: { record: 'program', key: { programId } },
    });
    expect(program).toMatchObject({
      name: 'Cedar Valley University',
      mentoring: { approval: 'automatic', expiryDays: 3, mostAsked: 2, offerToNewHires: true },
    });
    expect(await site.page('/console/settings/mentoring')).toMatch(/value="automatic"[^>]*checked/);
    await site.post('/console/settings/mentoring', { ...form, approval: 'admin', expiryDays: '5' });
  });

  test.each([
    [{ expiryDays: '0' }, 'Enter a number of days from 1 to 30.'],
    [{ expiryDays: 'soon' }, 'Enter a number of days from 1 to 30.'],
    [{ mostAsked: '99' }, 'Enter a number of mentors from 1 to 20.'],
  ])('%j is shown again with what is wrong', async (more, sentence) => {
    const answer = await site.post('/console/settings/mentoring', { ...form, ...more });
    expect(answer.status).toBe(400);
    expect(await bodyOf(answer)).toContain(sentence);
  });
});
