/** Two mentors say yes to the same teacher, or one mentor to two, in the same instant, on a real table. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { records } from '../../shared/adapters/records.ts';
import { needListing } from '../../shared/domain/new-mentor-need.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import { now } from '../../shared/runtime/clock.ts';
import {
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  aPerson,
  aProgram,
  programId,
} from '../support/made-up-records.ts';
import { startTable, type TestTable } from '../support/table.ts';
import { putRecord } from '../support/table-items.ts';
import { answer } from './a-season-of-mentoring.ts';

const idOf = (kind: string, number: number) =>
  `${kind.repeat(8)}-0000-4000-8000-00000000000${number}`;
const mentors = [0, 1, 2].map((number) => idOf('a', number));
const mentees = [0, 1, 2].map((number) => idOf('b', number));
const rounds = Array.from({ length: 8 }, (_, at) => at);

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function begin() {
  await table.anew();
  await putRecord('program', aProgram({ version: 1 }));
  for (const personId of mentors) {
    await putRecord('person', aPerson({ personId, version: 1, cohort: 2020 }));
  }
  for (const personId of mentees) await putRecord('person', aPerson({ personId, version: 1 }));
}

async function putNeed(needId: string, personId: string, asked: MentorNeed['asked']) {
  const need = { personId, needId, status: 'inviting' as const, asked };
  const listing = needListing({ ...need, programId, createdAt: '2026-09-20T12:00:00Z' });
  await putRecord('mentorNeed', aMentorNeed({ ...need, ...listing }));
}

const place = (needId: string, menteeId: string) => ({
  needId,
  menteeId,
  kind: 'mentor' as const,
  state: 'asked' as const,
  since: '2026-09-20T15:00:00Z',
});

const dossiers = (ids: readonly string[]) =>
  Promise.all(ids.map((personId) => records(now).dossier(personId)));

describe('in the same instant', () => {
  test.each(rounds)(
    'three mentors say yes to one teacher: one is the mentor (round %i)',
    async () => {
      await begin();
      const [menteeId = ''] = mentees;
      const asked = mentors.map((personId, at) => ({
        personId,
        at: '2026-09-20T15:00:00Z',
        outcome: at === 2 ? ('waiting' as const) : ('expired' as const),
      }));
      await putNeed('need-1', menteeId, asked);
      for (const [at, personId] of mentors.entries()) {
        const waits = at === 2;
        const status = waits ? 'waiting' : 'expired';
        await putRecord('mentorInvitation', aMentorInvitation({ personId, menteeId, status }));
        const commitments = waits ? [place('need-1', menteeId)] : [];
        await putRecord('mentorProfile', aMentorProfile({ personId, capacity: 1, commitments }));
      }
      // Each presses twice.
      const presses = [...mentors, ...mentors].map((mentorId) =>
        answer({ mentorId, needId: 'need-1' }, 'accept'),
      );
      await Promise.all(presses);

      const found = await dossiers(mentors);
      const yes = found.filter(({ mentorInvitations: [one] }) => one?.status === 'accepted');
      const taken = found.filter(({ mentorProfile }) => mentorProfile?.commitments.length === 1);
      expect(yes).toHaveLength(1);
      expect(taken).toEqual(yes);
      const [mentee] = await dossiers(mentees);
      expect(mentee?.mentorNeeds).toMatchObject([
        { status: 'matched', mentorId: yes[0]?.person?.personId },
      ]);
      const lines = mentee?.entries.filter(({ what }) => what === 'mentor-accepted');
      expect(lines).toHaveLength(1);
      expect(lines?.[0]?.emits ?? []).toHaveLength(1);
    },
  );

  test.each(rounds)(
    'one mentor says yes to three, having wished for one meanwhile: they get one (round %i)',
    async () => {
      await begin();
      const [mentorId = ''] = mentors;
      for (const [at, personId] of mentees.entries()) {
        const needId = `need-${at}`;
        const waiting = {
          personId: mentorId,
          at: '2026-09-20T15:00:00Z',
          outcome: 'waiting' as const,
        };
        await putNeed(needId, personId, [waiting]);
        await putRecord(
          'mentorInvitation',
          aMentorInvitation({ personId: mentorId, needId, menteeId: personId }),
        );
      }
      const commitments = mentees.map((menteeId, at) => place(`need-${at}`, menteeId));
      await putRecord(
        'mentorProfile',
        aMentorProfile({ personId: mentorId, capacity: 1, commitments }),
      );
      await Promise.all(
        mentees.map((_, at) => answer({ mentorId, needId: `need-${at}` }, 'accept')),
      );

      const [mentor] = await dossiers([mentorId]);
      const states = mentor?.mentorProfile?.commitments.map(({ state }) => state).toSorted();
      expect(states).toEqual(['active', 'asked', 'asked']);
      const found = await dossiers(mentees);
      const statuses = found.flatMap(({ mentorNeeds }) => mentorNeeds.map(({ status }) => status));
      expect(statuses.toSorted()).toEqual(['inviting', 'inviting', 'matched']);
    },
  );
});
