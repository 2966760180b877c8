import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import { mentorMatchApproved } from '../../events/mentor-match-approved.ts';
import { mentorMatchProposed } from '../../events/mentor-match-proposed.ts';
import type { mentorNeeded } from '../../events/mentor-needed.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { type Candidate, mentorIndex, rankMentors } from '../../shared/domain/matching.ts';
import { mentorNow, whyNotAsked } from '../../shared/domain/mentor-now.ts';
import { needAs } from '../../shared/domain/need-asked.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { unmetNeed } from '../../shared/domain/unmet-need.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface ProposalState {
  need: MentorNeed | undefined;
  mentee: Person | undefined;
  program: Program | undefined;
  /** The call that is made when nobody is found, where it is there already. */
  call: CallTask | undefined;
  /** Mentors who may suit, as they stand now. */
  mentors: readonly { profile: MentorProfile; person: Person | undefined }[];
}

type Needed = Envelope<DataOf<typeof mentorNeeded>>;

/** So many mentors are on a list. */
export const mostCandidates = 8;

/**
 * Makes the ranked list of mentors for a need.
 * 1. Leave alone a need that has its list; end one whose mentee is not there any more.
 * 2. Rank those whom no rule forbids to ask. 3. Nobody: the need stays unmet; who asked for a mentor is called.
 * 4. Put the list before an admin; or, where the program says so, have the first one invited at once.
 */
export function proposeMentors(state: ProposalState, event: Needed, now: string): Changes {
  const { need, mentee } = state;
  if (need === undefined) return { outcome: 'skipped', because: 'no-such-need' };
  if (need.status !== 'open') return { outcome: 'skipped', because: `need-is-${need.status}` };
  if (mentee === undefined || mentee.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'no-such-person' };
  }
  if (mentee.graduation === 'revoked') return cancelled(need);
  // An invitation tells a mentor who the mentee is. Who asked by themselves agreed to that.
  if (mentee.directoryHold && need.origin !== 'request') {
    return notFound(state, need, event, now, 'directory-hold');
  }
  const candidates = candidatesFor(need, state, now);
  if (candidates.length === 0) return notFound(state, need, event, now, 'nobody-eligible');

  const automatic = mentoringPlanOf(state.program).approval === 'automatic';
  const { personId, needId } = need;
  const listed: MentorNeed = automatic
    ? { ...needAs(need, 'inviting'), candidates, approvedBy: 'automatic' }
    : { ...needAs(need, 'proposed'), candidates };
  return {
    outcome: 'done',
    what: 'mentors-proposed',
    details: { needId, candidates: candidates.length, automatic },
    about: personPartition(personId),
    writes: [{ put: 'mentorNeed', item: listed }],
    emits: [
      automatic
        ? causedBy(mentorMatchApproved, event, {
            idSuffix: 'approved',
            occurredAt: now,
            data: { personId, needId, by: 'automatic' },
          })
        : causedBy(mentorMatchProposed, event, {
            idSuffix: 'proposed',
            occurredAt: now,
            data: { personId, needId, candidates: candidates.length },
          }),
    ],
  };
}

function candidatesFor(need: MentorNeed, state: ProposalState, now: string): Candidate[] {
  const today = dayIn(now, (state.program ?? defaultSeason).timeZone);
  const eligible = state.mentors.flatMap(({ profile, person }) =>
    person === undefined || whyNotAsked({ profile, person }, need, today) !== undefined
      ? []
      : [mentorNow(profile, person)],
  );
  return rankMentors(need, mentorIndex(eligible, { now, today }), mostCandidates);
}

function cancelled(need: MentorNeed): Changes {
  return {
    outcome: 'done',
    what: 'mentor-need-cancelled',
    details: { needId: need.needId, reason: 'degree-revoked' },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item: needAs(need, 'cancelled') }],
  };
}

function notFound(
  state: ProposalState,
  need: MentorNeed,
  event: Needed,
  now: string,
  reason: string,
): Changes {
  const unmet = unmetNeed(need, event, now, (state.program ?? defaultSeason).timeZone);
  // An offer that the program makes by itself is no promise to anybody: where nobody mentors yet, nobody is called.
  const offered = need.origin === 'hire' || need.origin === 'admission';
  const promised = !offered || need.asked.length > 0;
  const calls: Write[] =
    promised && state.call === undefined ? [{ put: 'callTask', item: unmet.call.item }] : [];
  return {
    outcome: 'done',
    what: 'mentor-not-found',
    details: { needId: need.needId, asked: need.asked.length, reason, called: calls.length > 0 },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item: unmet.need }, ...calls],
    emits: calls.length === 0 ? [] : [unmet.call.event],
  };
}
