/**
 * Half a year of three pairs: every event one to five times and in any order, both sides answering, pausing and ending
 * whenever they like, also while a question is due, and one or the other wanting no more emails.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outgoing } from '../../events/contract.ts';
import { mentorAccepted } from '../../events/mentor-accepted.ts';
import { answerPair } from '../../functions/mentoring/answer-pair.ts';
import { type PairTurn, pauseOrEndPair } from '../../functions/mentoring/pause-or-end-pair.ts';
import { type PairState, readPair } from '../../functions/mentoring/read-pair.ts';
import { records } from '../../shared/adapters/records.ts';
import { dayAfter } from '../../shared/domain/calendar-day.ts';
import { hasEnded } from '../../shared/domain/pair-state.ts';
import type { Changes } from '../../shared/ports.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import {
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  anAddress,
  aPerson,
  aProgram,
  programId,
} from '../support/made-up-records.ts';
import { putRecord } from '../support/table-items.ts';
import { startTable, type TestTable } from '../support/table.ts';
import { LittleRollcall } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

const seeds = Array.from({ length: 8 }, (_, at) => at + 1);
const begins = Date.parse('2026-09-22T15:00:00Z');
const days = [0, 10, 22, 23, 64, 65, 107, 130, 149, 182, 200, 240, 300];
/** After it nobody presses anything: what is left comes to its end by itself, pauses and all. */
const lastPress = 160;
const zone = 'America/Chicago';
const mentor = 'aaaaaaaa-0000-4000-8000-000000000000';
const kinds = ['mentor', 'buddy', 'flash'] as const;
const mentees = kinds.map((_, at) => `bbbbbbbb-0000-4000-8000-00000000000${at}`);
const needOf = (at: number) => `need-${at}`;

let table: TestTable;
/** Whatever pairs came to, over all seeds. */
const seen = new Set<string>();

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function begin(rollcall: LittleRollcall): Promise<void> {
  await putRecord('program', aProgram({ version: 1 }));
  const commitments = kinds.map((kind, at) => ({
    needId: needOf(at),
    menteeId: mentees[at] ?? '',
    kind,
    state: 'active' as const,
    since: now(),
  }));
  await putRecord('person', person(mentor, 2019));
  await putRecord('mentorProfile', aMentorProfile({ personId: mentor, capacity: 3, commitments }));
  for (const [at, kind] of kinds.entries()) {
    const [personId = '', needId] = [mentees[at], needOf(at)];
    await putRecord('person', person(personId, 2026));
    const need = { personId, needId, kind, status: 'matched' as const, mentorId: mentor };
    const asked = [{ personId: mentor, at: now(), outcome: 'accepted' as const }];
    await putRecord('mentorNeed', aMentorNeed({ ...need, asked }));
    const invitation = { personId: mentor, needId, menteeId: personId, kind };
    await putRecord('mentorInvitation', aMentorInvitation({ ...invitation, status: 'accepted' }));
    // Told twice over, by two events: there is one pair all the same.
    for (const eventId of [`${needId}/accepted`, `${needId}/accepted-again`]) {
      rollcall.publish(
        outgoing(mentorAccepted, {
          eventId,
          occurredAt: now(),
          programId,
          correlationId: eventId,
          causationId: eventId,
          data: { personId, needId, mentorId: mentor, kind },
        }),
      );
    }
  }
}

function person(personId: string, cohort: number) {
  const address = `${personId}@example.com`;
  const addresses = [anAddress({ addressId: personId.slice(-12), address })];
  return aPerson({ personId, version: 1, cohort, addresses });
}

/** One side presses a button of the pair's page. */
async function press(
  readerId: string,
  at: number,
  decide: (state: PairState | undefined, instant: string) => Changes,
) {
  const store = records(now);
  const eventId = crypto.randomUUID();
  await decideAndCommit({
    committer: store,
    read: () => readPair(store, { readerId, pairId: needOf(at) }),
    decide,
    context: {
      workflow: 'mentoring',
      eventId,
      programId,
      correlationId: eventId,
      occurredAt: now(),
      cause: 'page',
    },
  });
}

const answer = (readerId: string, at: number, going: number) =>
  press(readerId, at, (state, instant) => answerPair(state, { going }, instant));
const turn = (readerId: string, at: number, act: PairTurn) =>
  press(readerId, at, (state, instant) => pauseOrEndPair(state, act, zone, instant));

/** What people do on a day, some of it at the same instant on both sides. */
function actionsOf(random: () => number): (() => Promise<void>)[] {
  return kinds.flatMap((_, at) =>
    [mentees[at] ?? '', mentor].flatMap((readerId) => {
      const drawn = random();
      if (drawn < 0.3) return [() => answer(readerId, at, 1 + Math.floor(random() * 5))];
      if (drawn < 0.36) {
        const until = dayAfter(now().slice(0, 10), 12);
        return [() => turn(readerId, at, { act: 'pause', until })];
      }
      if (drawn < 0.42) {
        const end = { act: 'end', outcome: 'cancelled', rematch: random() < 0.7 } as const;
        return [() => turn(readerId, at, end), () => turn(mentor, at, end)];
      }
      return [];
    }),
  );
}

async function pairs() {
  const found = await Promise.all(
    mentees.map((personId) => records(now).read({ pairs: { allOf: 'pair', personId } })),
  );
  return found.flatMap((state) => state.pairs);
}

async function optOut(personId: string): Promise<void> {
  const state = await records(now).read({ person: { record: 'person', key: { personId } } });
  if (state.person === undefined) throw new Error('nobody there');
  const { version } = state.person;
  await putRecord('person', { ...state.person, version: version + 1, unwanted: ['mentoring'] });
}

async function live(seed: number) {
  await table.anew();
  const random = seeded(seed + 500);
  const rollcall = new LittleRollcall({ random: seeded(seed) });
  const optOutDay = days[Math.floor(random() * days.length)];
  const leaver = random() < 0.5 ? mentor : (mentees[0] ?? '');
  const tooLate: string[] = [];
  try {
    rollcall.at(new Date(begins).toISOString());
    await begin(rollcall);
    await rollcall.settle();
    let left: string | undefined;
    for (const day of days) {
      rollcall.at(new Date(begins + day * 86_400_000 + 7 * 3_600_000).toISOString());
      if (day === optOutDay) {
        await optOut(leaver);
        left = leaver;
      }
      const ended = (await pairs()).filter(hasEnded).map(({ pairId }) => pairId);
      const before = rollcall.emails.length;
      const actions = day > lastPress ? [] : actionsOf(random);
      await Promise.all([...actions.map((act) => act()), rollcall.settle()]);
      await rollcall.settle();
      const since = rollcall.emails.slice(before).filter((id) => id.includes('_pair-'));
      tooLate.push(
        ...since.filter((id) => ended.some((pairId) => id.includes(`_pair-${pairId}_check`))),
        ...since.filter((id) => left !== undefined && id.startsWith(`${left}_`)),
      );
    }
    const [own, ...theirs] = await Promise.all(
      [mentor, ...mentees].map((personId) => records(now).dossier(personId)),
    );
    return { own, theirs, emails: rollcall.emails, tooLate };
  } finally {
    rollcall.stop();
  }
}

test.each(seeds)(
  'each pair is one, ends once and gives its place back; no email twice, after the end or after an opt-out (seed %i)',
  async (seed) => {
    const { own, theirs, emails, tooLate } = await live(seed);
    expect(tooLate).toEqual([]);
    expect(new Set(emails).size).toBe(emails.length);
    expect(own?.mentorProfile?.commitments.filter(({ state }) => state === 'active')).toEqual([]);
    for (const { pairs: each, mentorNeeds, entries, messages } of theirs) {
      const [pair, ...others] = each;
      expect(others).toEqual([]);
      if (pair === undefined) throw new Error('there is no pair');
      seen.add(`${pair.status} by ${pair.endedBy}`);
      expect(hasEnded(pair)).toBe(true);
      expect(pair).not.toHaveProperty('dueAt');
      const told = [...entries, ...(own?.entries ?? [])]
        .flatMap(({ emits }) => emits ?? [])
        .filter(({ detail }) => detail.eventId.includes(`/pair/${pair.pairId}/ended`));
      const ends = told.filter(({ type }) => type === 'mentor.match-ended.v1');
      expect(ends).toHaveLength(1);
      const again = mentorNeeds.filter(({ origin }) => origin === 're-match');
      expect(again.length).toBeLessThanOrEqual(1);
      if (again.length === 1) seen.add('another mentor looked for');
      const waiting = messages.filter(({ status }) => status === 'planned');
      expect(waiting.filter(({ plan }) => plan.startsWith('pair-'))).toEqual([]);
    }
  },
);

test('over all of them, pairs ended in every way', () => {
  expect([...seen].toSorted()).toEqual([
    'another mentor looked for',
    'cancelled by mentee',
    'cancelled by mentor',
    'completed by time',
  ]);
});
