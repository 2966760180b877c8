import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outgoing } from '../../events/contract.ts';
import { mentorAccepted } from '../../events/mentor-accepted.ts';
import { Visitor } from '../../infra/local/visitor.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { ReceivedEmail } from '../support/inbox.ts';
import { aMentorInvitation, aMentorNeed, aMentorProfile } from '../support/made-up-records.ts';
import { Rollcall } from '../support/rollcall.ts';

const minute = 60_000;

describe('a mentor and a mentee', () => {
  let rollcall: Rollcall;
  let mentee: string;
  let mentor: string;
  let quick: string;
  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-09-20T15:00:00Z' });
    await rollcall.setUpProgram();
    for (const [at, name] of ['Mentee', 'Mentor', 'Quick'].entries()) await graduate(at, name);
    await rollcall.settled();
    [mentee, mentor, quick] = await Promise.all(
      ['Mentee', 'Mentor', 'Quick'].map(
        async (name) => (await rollcall.personCalled(`${name} Tester`)).personId,
      ),
    ).then(([a = '', b = '', c = '']) => [a, b, c]);
    await saysYes();
    await rollcall.settled();
    await rollcall.moveClockTo(rollcall.later(3 * minute));
  });
  afterAll(() => rollcall.stop());

  function graduate(number: number, firstName: string) {
    return rollcall.submitGraduation({
      candidateIdentifier: `@3000000${number}`,
      name: { firstName, lastSurname: 'Tester' },
      electronicMail: [
        {
          electronicMailAddress: `${firstName.toLowerCase()}@example.com`,
          electronicMailType: 'Home/Personal',
          primaryEmailAddressIndicator: true,
        },
      ],
    });
  }

  /** Says yes to both, as the page of an invitation does: for half a year, and for half an hour. */
  async function saysYes() {
    const needs: MentorNeed[] = [
      aMentorNeed({ personId: mentee, needId: 'long', topics: ['planning'] }),
      aMentorNeed({ personId: quick, needId: 'short', kind: 'flash', topics: [] }),
    ];
    const since = rollcall.later(0);
    const profile = aMentorProfile({
      personId: mentor,
      commitments: needs.map(({ needId, personId: menteeId, kind }) => ({
        needId,
        menteeId,
        kind,
        state: 'active',
        since,
      })),
    });
    for (const [at, need] of needs.entries()) {
      const { personId, needId, kind, programId } = need;
      const eventId = `${mentor}/invitation/${needId}/accepted`;
      const asked = [{ personId: mentor, at: since, outcome: 'accepted' as const }];
      const head = { eventId, occurredAt: since, programId, correlationId: eventId };
      await rollcall.records.commit(
        {
          outcome: 'done',
          what: 'mentor-accepted',
          about: personPartition(personId),
          writes: [
            {
              put: 'mentorNeed',
              item: { ...need, version: 0, status: 'matched', mentorId: mentor, asked },
            },
            {
              put: 'mentorInvitation',
              item: aMentorInvitation({
                personId: mentor,
                needId,
                menteeId: personId,
                kind,
                version: 0,
                status: 'accepted',
                shares: ['email'],
              }),
            },
            ...(at === 0
              ? [{ put: 'mentorProfile', item: { ...profile, version: 0 } } as const]
              : []),
          ],
          emits: [
            outgoing(mentorAccepted, {
              ...head,
              causationId: eventId,
              data: { personId, needId, mentorId: mentor, kind },
            }),
          ],
        },
        { ...head, workflow: 'mentoring', cause: 'page', now: since },
      );
    }
  }

  const to = (name: 'mentee' | 'mentor' | 'quick') => rollcall.inbox.emails(`${name}@example.com`);
  const newest = async (name: 'mentee' | 'mentor' | 'quick', subject: RegExp) => {
    const email = (await to(name)).filter((each) => subject.test(each.subject)).at(-1);
    if (email === undefined) throw new Error(`${name} has no email of this kind`);
    return email;
  };
  const pageIn = (email: ReceivedEmail) => {
    const link = email.links.find((each) => new URL(each).pathname.startsWith('/m/pair/'));
    if (link === undefined) throw new Error('the email has no link to the pair');
    return link;
  };
  /** Fills in the part of the pair's page that has a field, and presses its button. */
  async function press(link: string, field: string, values: Record<string, string>) {
    const visitor = new Visitor();
    const page = await visitor.open(link);
    return visitor.submit(page, ({ fields }) => fields.some(([name]) => name === field), values);
  }
  async function pair() {
    const key = { personId: mentee, pairId: 'long' };
    return (await rollcall.records.read({ pair: { record: 'pair', key } })).pair;
  }
  async function commitments() {
    const { profile } = await rollcall.records.read({
      profile: { record: 'mentorProfile', key: { personId: mentor } },
    });
    return profile?.commitments.map(({ needId }) => needId);
  }

  test('are introduced once each, with what each agreed to show', async () => {
    const [introduction, ...others] = await to('mentee');
    expect(others).toEqual([]);
    expect(introduction?.subject).toBe('Mentee, meet Mentor');
    expect(introduction?.text).toContain('mentor@example.com');
    expect(introduction?.headers.get('list-unsubscribe')).toContain('/p/unsubscribe/mentoring/');
    const theirs = await newest('mentor', /meet Mentee/);
    expect(theirs.html + theirs.text).not.toContain('mentee@example.com');
    expect((await to('mentor')).length).toBe(2);
  });

  test('are a pair once, even when the yes is told again', async () => {
    const before = await pair();
    const { entries } = await rollcall.records.dossier(mentee);
    const accepted = entries.find(({ what }) => what === 'mentor-accepted');
    const started = entries.filter(({ what }) => what === 'pair-begun');
    expect(started).toHaveLength(1);
    const eventId = started[0]?.eventId ?? '';
    const detail = {
      eventId,
      occurredAt: rollcall.later(0),
      programId: rollcall.programId,
      correlationId: accepted?.correlationId ?? '',
      causationId: eventId,
      data: { personId: mentee, needId: 'long', mentorId: mentor, kind: 'mentor' },
    };
    for (const id of [eventId, `${eventId}/again`]) {
      const again = { ...detail, eventId: id };
      await rollcall.putOnBus('inner', mentorAccepted.type, again, mentorAccepted.source);
    }
    await rollcall.settled();
    await rollcall.moveClockTo(rollcall.later(3 * minute));
    expect(await pair()).toEqual(before);
    expect((await to('mentee')).length).toBe(1);
  });

  test('reach each other once the mentee shows their address', async () => {
    const link = pageIn(await newest('mentee', /meet Mentor/));
    const visitor = new Visitor();
    const page = await visitor.open(link);
    const answer = await visitor.submit(page, ({ method }) => method === 'POST', {
      act: 'share',
      'shares.email': 'yes',
    });
    expect(answer.html).toContain('The other is shown what you ticked');
    await rollcall.moveClockTo(rollcall.later(3 * minute));
    const told = await newest('mentor', /how to reach Mentee/);
    expect(told.text).toContain('mentee@example.com');
  });

  test('are thanked after half an hour’s mentoring, and the mentor has that place free again', async () => {
    await rollcall.moveClockTo('2027-10-11T23:00:00Z');
    const subjects = (await to('quick')).map(({ subject }) => subject);
    expect(subjects).toEqual([
      'Quick, meet Mentor',
      'Quick, how is it going with Mentor?',
      'Quick, your mentoring has come to its end',
    ]);
    expect(await commitments()).toEqual(['long']);
  });

  test('are both asked how it goes after three weeks; neither sees what the other says', async () => {
    const question = /how is it going with Me/;
    const [asked, askedToo] = await Promise.all([
      newest('mentee', question),
      newest('mentor', question),
    ]);
    const answered = await press(`${pageIn(asked).split('?')[0]}?going=2`, 'words', {
      act: 'answer',
      words: 'We find no time.',
    });
    expect(answered.html).toContain('The program’s staff have your answer');
    const own = pageIn(askedToo).split('?')[0] ?? '';
    const theirs = await new Visitor().open(own);
    expect(theirs.html).not.toContain('We find no time.');
    await press(own, 'words', { act: 'answer', going: '5' });
    expect((await pair())?.answers).toMatchObject([
      { side: 'mentee', step: 'check-1', going: 2, words: 'We find no time.' },
      { side: 'mentor', step: 'check-1', going: 5 },
    ]);
    const published = (await rollcall.records.dossier(mentee)).entries.flatMap(
      ({ emits }) => emits ?? [],
    );
    expect(JSON.stringify(published)).not.toContain('no time');
  });

  test('end it by one press: both are thanked, the place is free, another mentor is looked for', async () => {
    const link = pageIn(await newest('mentee', /meet Mentor/));
    const visitor = new Visitor();
    const page = await visitor.open(link);
    const ended = await visitor.submit(page, ({ method }) => method === 'POST', {
      act: 'end',
      outcome: 'cancelled',
      rematch: 'yes',
    });
    expect(ended.html).toContain('Thank you, Mentee');
    await rollcall.settled();
    await rollcall.moveClockTo(rollcall.later(3 * minute));
    await newest('mentee', /your mentoring has come to its end/);
    await newest('mentor', /thank you for mentoring/);
    expect(await commitments()).toEqual([]);
    const { mentorNeeds } = await rollcall.records.dossier(mentee);
    const [again] = mentorNeeds.filter(({ needId }) => needId !== 'long');
    expect(again).toMatchObject({ origin: 're-match', topics: ['planning'] });
    expect(again?.candidates.map(({ personId }) => personId)).not.toContain(mentor);
  });

  test('hear nothing more of it: nothing of the pair is due or waits to go', async () => {
    const ended = await pair();
    expect(ended).toMatchObject({ status: 'cancelled', endedBy: 'mentee' });
    expect(ended).not.toHaveProperty('dueAt');
    for (const personId of [mentee, mentor]) {
      const { messages } = await rollcall.records.dossier(personId);
      const waiting = messages.filter(({ status }) => status === 'planned');
      expect(waiting.filter(({ plan }) => plan.startsWith('pair-'))).toEqual([]);
    }
    const before = (await to('mentor')).length;
    await rollcall.moveClockTo(rollcall.later(26 * 60 * minute));
    expect((await to('mentor')).length).toBe(before);
  });
});
