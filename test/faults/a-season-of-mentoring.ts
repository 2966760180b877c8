/**
 * Some new teachers, fewer mentors than they need, and mentors who answer at the same instant, twice, late, not at all,
 * or want no more emails.
 */
import { acceptInvitation } from '../../functions/mentoring/accept-invitation.ts';
import { declineInvitation } from '../../functions/mentoring/decline-invitation.ts';
import { readInvitation } from '../../functions/mentoring/read-invitation.ts';
import { chooseMessages } from '../../functions/preferences/choose-messages.ts';
import { records } from '../../shared/adapters/records.ts';
import { lookForMentors, needIdOf, needListing } from '../../shared/domain/new-mentor-need.ts';
import type { Changes, Dossier } from '../../shared/ports.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import {
  aMentorNeed,
  aMentorProfile,
  anAddress,
  aPerson,
  aProgram,
  programId,
} from '../support/made-up-records.ts';
import { putRecord } from '../support/table-items.ts';
import type { LittleRollcall } from './little-rollcall.ts';

const begins = Date.parse('2026-09-22T15:00:00Z');
const hour = 3_600_000;
const capacities = [1, 2, 3];
const teachers = 4;
const answeringDays = 7;
const mostDays = 24;

const idOf = (kind: 'a' | 'b', number: number) =>
  `${kind.repeat(8)}-0000-4000-8000-00000000000${number}`;
export const mentorIds = capacities.map((_, at) => idOf('a', at));
export const menteeIds = Array.from({ length: teachers }, (_, at) => idOf('b', at));

/** What came of a season, and what must never be. */
export interface Season {
  mentors: readonly Dossier[];
  mentees: readonly Dossier[];
  /** Mentors found with more mentees, asked and taken on, than they wished for; looked at after each day. */
  capacityExceeded: number;
  /** Emails on mentoring that went to somebody who had said that they want none. */
  emailsAfterOptOut: number;
}

/** From the day on which every need is stated until nothing is owed any more. */
export async function liveASeason(rollcall: LittleRollcall, random: () => number): Promise<Season> {
  rollcall.at(new Date(begins).toISOString());
  await beginSeason(rollcall, random);
  let capacityExceeded = 0;
  const optedOut = new Map<string, number>();
  for (let day = 0; day < mostDays; day += 1) {
    // After some weeks nobody answers any more: what is left runs out.
    if (day > answeringDays && (await nothingOwed())) break;
    const actions = day < answeringDays ? await answersOf(random) : [];
    const atOnce = actions.length > 0 && random() < 0.5;
    rollcall.at(new Date(begins + (1 + day * 49) * hour).toISOString());
    const answering = Promise.all(actions.map((act) => act()));
    if (atOnce) await Promise.all([answering, rollcall.settle()]);
    else await answering;
    for (const mentor of await dossiersOf(mentorIds)) {
      const { mentorProfile: profile, person } = mentor;
      if (profile !== undefined && profile.commitments.length > profile.capacity) {
        capacityExceeded += 1;
      }
      const out = person?.unwanted.includes('mentoring') === true;
      if (person !== undefined && out && !optedOut.has(person.personId)) {
        optedOut.set(person.personId, rollcall.emails.length);
      }
    }
    await rollcall.settle();
  }
  return {
    mentors: await dossiersOf(mentorIds),
    mentees: await dossiersOf(menteeIds),
    capacityExceeded,
    emailsAfterOptOut: emailsAfter(optedOut, rollcall.emails),
  };
}

async function beginSeason(rollcall: LittleRollcall, random: () => number): Promise<void> {
  const mentoring = {
    approval: 'automatic',
    expiryDays: 5,
    mostAsked: 3,
    offerToNewHires: true,
  } as const;
  await putRecord('program', aProgram({ version: 1, mentoring }));
  for (const [at, personId] of mentorIds.entries()) {
    const cohort = 2018 + at;
    await putRecord('person', person(personId, cohort));
    const capacity = capacities[at] ?? 1;
    await putRecord(
      'mentorProfile',
      aMentorProfile({ personId, cohort, capacity, listBy: `0#${personId}` }),
    );
  }
  const needs = menteeIds.map((personId) => {
    const need = { personId, needId: needIdOf(personId, 'season'), createdAt: now() };
    const listing = needListing({ ...need, programId, status: 'open' });
    return aMentorNeed({ ...need, origin: 'request', mostAsked: 3, ...listing });
  });
  for (const need of needs) {
    await putRecord('person', person(need.personId, 2026));
    await putRecord('mentorNeed', need);
  }
  // In any order.
  for (const need of needs.toSorted(() => random() - 0.5)) {
    rollcall.publish(lookForMentors(need, { eventId: 'season', correlationId: 'season' }, now()));
  }
}

function person(personId: string, cohort: number) {
  const address = `${personId}@example.com`;
  const addresses = [anAddress({ addressId: personId.slice(-12), address })];
  return aPerson({ personId, version: 1, cohort, addresses });
}

/** What mentors do on a day: each answers some of the invitations that they ever got, some of them twice. */
async function answersOf(random: () => number): Promise<(() => Promise<unknown>)[]> {
  const actions: (() => Promise<unknown>)[] = [];
  for (const { mentorInvitations: invitations, person } of await dossiersOf(mentorIds)) {
    for (const { needId, personId, status } of invitations) {
      const drawn = random();
      const asked = { mentorId: personId, needId };
      const late = status === 'expired' || status === 'declined';
      if (status !== 'waiting' && !late) continue;
      if (drawn < (late ? 0.3 : 0.15)) actions.push(() => answer(asked, 'accept'));
      if (drawn < (late ? 0.1 : 0.08)) actions.push(() => answer(asked, 'accept'));
      if (!late && drawn > 0.85) actions.push(() => answer(asked, 'decline'));
      if (!late && drawn > 0.95) actions.push(() => answer(asked, 'accept'));
    }
    if (person !== undefined && random() < 0.08) actions.push(() => optOut(person.personId));
  }
  return actions;
}

/** A press on an invitation’s page. */
export async function answer(
  asked: { mentorId: string; needId: string },
  act: 'accept' | 'decline',
): Promise<void> {
  const store = records(now);
  await onPage({
    read: () => readInvitation(store, asked),
    decide: (state, instant) =>
      act === 'accept'
        ? acceptInvitation(state, { shares: ['email'] }, instant)
        : declineInvitation(state, {}, instant),
  });
}

async function optOut(personId: string): Promise<void> {
  const store = records(now);
  await onPage({
    read: () => store.read({ person: { record: 'person', key: { personId } } }),
    decide: (state, instant) =>
      chooseMessages(
        state.person,
        { purposes: ['mentoring'], wanted: false, via: 'one-click' },
        instant,
      ),
  });
}

async function onPage<S>(page: {
  read(): Promise<S>;
  decide(state: S, instant: string): Changes;
}): Promise<void> {
  const eventId = crypto.randomUUID();
  await decideAndCommit({
    committer: records(now),
    ...page,
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

async function dossiersOf(personIds: readonly string[]): Promise<Dossier[]> {
  const store = records(now);
  return Promise.all(personIds.map((personId) => store.dossier(personId)));
}

async function nothingOwed(): Promise<boolean> {
  const mentees = await dossiersOf(menteeIds);
  return mentees.every(({ mentorNeeds }) =>
    mentorNeeds.every(({ status }) => status === 'matched' || status === 'unmet'),
  );
}

/** Emails are counted from where each person said so. */
function emailsAfter(optedOut: ReadonlyMap<string, number>, emails: readonly string[]): number {
  return [...optedOut].reduce((sum, [personId, from]) => {
    const own = emails.slice(from).filter((id) => id.startsWith(`${personId}_`));
    return sum + own.filter((id) => /_(invitation|pair)-/.test(id)).length;
  }, 0);
}
