import type { Envelope } from '../../events/contract.ts';
import { unmetCallId } from '../../shared/domain/unmet-need.ts';
import type { Reader } from '../../shared/ports.ts';
import type { InviteMentorState } from './invite-mentor.ts';

/** Reads the need, and everyone on its list who was not asked yet as they stand now: three batches at most. */
export async function readCandidates(
  { programId, data: { personId, needId } }: Envelope<{ personId: string; needId: string }>,
  reader: Reader,
): Promise<InviteMentorState> {
  const { need, ...state } = await reader.read({
    need: { record: 'mentorNeed', key: { personId, needId } },
    mentee: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
  });
  if (need?.status !== 'inviting') return { ...state, need, call: undefined, mentors: [] };
  const asked = new Set(need.asked.map((each) => each.personId));
  const keys = need.candidates
    .filter((candidate) => !asked.has(candidate.personId))
    .map((candidate) => ({ personId: candidate.personId }));
  const { call, profiles, people } = await reader.read({
    call: { record: 'callTask', key: { personId, callId: unmetCallId(need) } },
    profiles: { many: 'mentorProfile', keys },
    people: { many: 'person', keys },
  });
  const mentors = keys.flatMap((key) => {
    const profile = profiles.find((each) => each.personId === key.personId);
    const person = people.find((each) => each.personId === key.personId);
    return profile === undefined || person === undefined ? [] : [{ profile, person }];
  });
  return { ...state, need, call, mentors };
}
