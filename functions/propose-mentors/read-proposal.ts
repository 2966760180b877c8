import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorNeeded } from '../../events/mentor-needed.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { mentorIndex, rankMentors } from '../../shared/domain/matching.ts';
import { whyNotAsked } from '../../shared/domain/mentor-now.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { unmetCallId } from '../../shared/domain/unmet-need.ts';
import type { Lists, Reader } from '../../shared/ports.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Person } from '../../shared/records/person.ts';
import { type ProposalState, mostCandidates } from './propose-mentors.ts';

/** So many of the best by the list are looked at again; the list may be out of date by seconds. */
const looksAt = 60;
const atOnce = 12;

/**
 * Reads the need, and the mentors who suit it best. The list ranks; whom it names is read again, a few at a time, until
 * enough are found who may be asked.
 */
export async function readProposal(
  { programId, data: { personId, needId } }: Envelope<DataOf<typeof mentorNeeded>>,
  records: Reader & Pick<Lists, 'mentors'>,
  now: string,
): Promise<ProposalState> {
  const { need, ...state } = await records.read({
    need: { record: 'mentorNeed', key: { personId, needId } },
    mentee: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
  });
  if (need?.status !== 'open') return { ...state, need, call: undefined, mentors: [] };
  const { call } = await records.read({
    call: { record: 'callTask', key: { personId, callId: unmetCallId(need) } },
  });
  const today = dayIn(now, (state.program ?? defaultSeason).timeZone);
  const index = mentorIndex(await records.mentors(programId), { now, today });
  const ids = rankMentors(need, index, looksAt).map((candidate) => candidate.personId);
  return { ...state, need, call, mentors: await readMentors(ids, need, today, records) };
}

interface ReadMentor {
  profile: MentorProfile;
  person: Person | undefined;
}

async function readMentors(
  ids: readonly string[],
  need: MentorNeed,
  today: string,
  records: Reader,
): Promise<ReadMentor[]> {
  const mentors: ReadMentor[] = [];
  for (let from = 0; from < ids.length && mentors.length < mostCandidates; from += atOnce) {
    const keys = ids.slice(from, from + atOnce).map((personId) => ({ personId }));
    const { profiles, people } = await records.read({
      profiles: { many: 'mentorProfile', keys },
      people: { many: 'person', keys },
    });
    const found = profiles.map((profile) => ({
      profile,
      person: people.find(({ personId }) => personId === profile.personId),
    }));
    mentors.push(...found.filter((mentor) => whyNotAsked(mentor, need, today) === undefined));
  }
  return mentors;
}
