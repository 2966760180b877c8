/** Whom a mentor was asked to take on, or did: what their capacity is held against. */
import type { Commitment } from './mentor-profile.ts';

interface Committed {
  personId: string;
  programId: string;
  commitments: Commitment[];
  lastAskedAt?: string | undefined;
}

/** A place is kept for somebody whom the mentor is asked to take on. */
export function withAsked<Profile extends Committed & { asked: number }>(
  profile: Profile,
  asked: Omit<Commitment, 'state'>,
): Profile {
  return {
    ...profile,
    commitments: [...without(profile, asked.needId), { ...asked, state: 'asked' }],
    asked: profile.asked + 1,
    lastAskedAt: asked.since,
    ...mentorListing({ ...profile, lastAskedAt: asked.since }),
  };
}

/** The mentor said yes. */
export function withActive<Profile extends Committed & { accepted: number }>(
  profile: Profile,
  active: Omit<Commitment, 'state'>,
): Profile {
  return {
    ...profile,
    commitments: [...without(profile, active.needId), { ...active, state: 'active' }],
    accepted: profile.accepted + 1,
  };
}

/** The place is free again: declined, run out, withdrawn, or the pair has ended. */
export function withoutCommitment<Profile extends Committed>(
  profile: Profile,
  needId: string,
): Profile {
  return { ...profile, commitments: without(profile, needId) };
}

/** Where a mentor stands in the program's list: who was asked least lately comes first. */
export function mentorListing(profile: Omit<Committed, 'commitments'>) {
  return {
    listOf: `${profile.programId}#mentors`,
    listBy: `${profile.lastAskedAt ?? '0'}#${profile.personId}`,
  };
}

function without({ commitments }: Pick<Committed, 'commitments'>, needId: string): Commitment[] {
  return commitments.filter((commitment) => commitment.needId !== needId);
}
