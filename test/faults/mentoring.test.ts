/**
 * Mentors are asked by workflows that hear everything one to five times, in any order, and answer whenever they like,
 * also all at once.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dossier } from '../../shared/ports.ts';
import { startTable, type TestTable } from '../support/table.ts';
import { liveASeason, menteeIds, type Season } from './a-season-of-mentoring.ts';
import { LittleRollcall } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

let table: TestTable;
/** Outcomes of needs and invitations, over all seeds. */
const seen = new Set<string>();

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function live(seed: number): Promise<Season> {
  await table.anew();
  const random = seeded(seed);
  const rollcall = new LittleRollcall({ random });
  try {
    return await liveASeason(rollcall, seeded(seed + 1000));
  } finally {
    rollcall.stop();
  }
}

const invitationsIn = ({ mentors }: Season) =>
  mentors.flatMap(({ mentorInvitations }) => mentorInvitations);
const needsIn = ({ mentees }: Season) => mentees.flatMap(({ mentorNeeds }) => mentorNeeds);

/** Needs that more than one mentor, or more than one pair, came of. */
function doubleMatches(season: Season): string[] {
  return needsIn(season)
    .filter(({ needId, mentorId, status }) => {
      const yes = invitationsIn(season).filter(
        (invitation) => invitation.needId === needId && invitation.status === 'accepted',
      );
      const active = season.mentors.filter(({ mentorProfile }) =>
        mentorProfile?.commitments.some((each) => each.needId === needId),
      );
      const pairs = season.mentees.flatMap((mentee) =>
        mentee.pairs.filter(({ pairId }) => pairId === needId),
      );
      const expected = status === 'matched' ? 1 : 0;
      const counts = [yes.length, active.length, pairs.length];
      return (
        counts.some((count) => count !== expected) ||
        yes[0]?.personId !== mentorId ||
        pairs[0]?.mentorId !== mentorId
      );
    })
    .map(({ needId }) => needId);
}

/** Needs that ended neither with a mentor nor in the hands of somebody who calls. */
function withoutOutcome({ mentees }: Season): string[] {
  const calls = (mentee: Dossier, needId: string, status: 'open' | 'done') =>
    mentee.callTasks.filter((call) => call.needId === needId && call.status === status).length;
  return mentees.flatMap((mentee) =>
    mentee.mentorNeeds
      .filter(({ needId, status, due, asked }) => {
        const waits = due !== undefined || asked.some(({ outcome }) => outcome === 'waiting');
        if (status === 'matched') return waits || calls(mentee, needId, 'open') > 0;
        return waits || status !== 'unmet' || calls(mentee, needId, 'open') !== 1;
      })
      .map(({ needId, status }) => `${needId} ${status}`),
  );
}

test.each(seeds)(
  'nobody has more mentees than they wished for, no need two mentors, every need an outcome (seed %i)',
  async (seed) => {
    const season = await live(seed);
    const came = [...needsIn(season), ...invitationsIn(season)].map(({ status }) => status);
    for (const status of came) seen.add(status);

    expect(season.capacityExceeded).toBe(0);
    expect(doubleMatches(season)).toEqual([]);
    expect(withoutOutcome(season)).toEqual([]);
    expect(season.emailsAfterOptOut).toBe(0);
    expect(needsIn(season)).toHaveLength(menteeIds.length);
  },
);

test('over all of them, everything that can come of a need and of an invitation did', () => {
  const all = ['matched', 'unmet', 'accepted', 'declined', 'expired', 'withdrawn'];
  expect([...seen].toSorted()).toEqual(all.toSorted());
});
