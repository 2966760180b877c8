import type { callLogged } from '../../events/call-logged.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { mentoringTopics } from '../../events/vocabulary/mentoring.ts';
import { showsUnreachable } from '../../shared/domain/call-attempts.ts';
import { checkInBarrier } from '../../shared/domain/check-in-barrier.ts';
import { checkInNow } from '../../shared/domain/check-in-plan.ts';
import { newMentorNeed } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { presentPosition } from '../../shared/domain/position.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface FollowUpState {
  person: Person | undefined;
  program: Program | undefined;
  callTask: CallTask | undefined;
  checkIns: readonly CheckIn[];
  employments: readonly Employment[];
  needs: readonly MentorNeed[];
}

/** A mentor is being looked for already. */
const sought: readonly MentorNeed['status'][] = ['open', 'proposed', 'inviting'];

type Logged = Envelope<DataOf<typeof callLogged>>;
type Followed = FollowUpState & { person: Person; callTask: CallTask; event: Logged; now: string };

/**
 * Does what follows a call. To call again is another day of the same call and nothing to be done here.
 * 1. Whom calling does not reach gets the next channel: a check-in by email. 2. The same where it was agreed.
 * 3. Where a mentor was agreed on, look for one. 4. Where no email can go, note why.
 */
export function followUpCall(state: FollowUpState, event: Logged, now: string): Changes {
  const { person, callTask } = state;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  const at = event.data.attempt - 1;
  const attempt = callTask?.attempts[at];
  if (callTask === undefined || attempt === undefined) {
    return { outcome: 'skipped', because: 'no-such-call' };
  }
  if (attempt.takenBackAt !== undefined) return { outcome: 'skipped', because: 'taken-back' };
  const followed = { ...state, person, callTask, event, now };
  if (attempt.nextStep === 'find-mentor') return mentorNeededBy(followed, attempt.needs ?? []);
  const unreachable = showsUnreachable(callTask.attempts, at);
  if (unreachable || attempt.nextStep === 'send-check-in') return checkInTo(followed, unreachable);
  return { outcome: 'skipped', because: 'nothing-follows' };
}

function checkInTo(followed: Followed, unreachable: boolean): Changes {
  const { person, callTask, now } = followed;
  const { timeZone } = followed.program ?? defaultSeason;
  const owed = checkInNow(
    { personId: person.personId, programId: person.programId },
    { timeZone },
    now,
  );
  const there = followed.checkIns.find(({ plan }) => plan === owed.plan);
  const already = there !== undefined && there.status !== 'cancelled';
  const reason = checkInBarrier(person) ?? (already ? 'sent-today' : undefined);
  const about = personPartition(person.personId);
  if (reason !== undefined) {
    return {
      outcome: 'done',
      what: unreachable ? 'unreachable-by-call' : 'check-in-not-possible',
      details: { callId: callTask.callId, reason },
      about,
      writes: [],
    };
  }
  return {
    outcome: 'done',
    what: 'check-in-after-call',
    details: { callId: callTask.callId, plan: owed.plan, unreachable },
    about,
    writes: [{ put: 'checkIn', item: { ...owed, version: there?.version ?? 0 } }],
  };
}

/** What would help them is what a mentor can help with, as far as both have a word for it. */
function mentorNeededBy(
  { callTask, event, now, ...state }: Followed,
  helps: readonly string[],
): Changes {
  const { person, employments, program } = state;
  const waiting = state.needs.some(({ status }) => sought.includes(status));
  if (waiting) return { outcome: 'skipped', because: 'mentor-looked-for-already' };
  const position = presentPosition(employments);
  const { item, event: needed } = newMentorNeed(
    {
      personId: person.personId,
      programId: person.programId,
      kind: person.graduation === 'candidate' ? 'buddy' : 'mentor',
      origin: 'admin',
      cohort: person.cohort,
      subjects: position?.academicSubjects ?? [],
      gradeBands: position?.gradeBands ?? [],
      topics: mentoringTopics.filter((topic) => helps.includes(topic)),
      schoolId: position?.schoolId,
      leaId: position?.leaId,
      cause: `call/${callTask.callId}/${event.data.attempt}`,
    },
    mentoringPlanOf(program),
    event,
    now,
  );
  return {
    outcome: 'done',
    what: 'mentor-after-call',
    details: { callId: callTask.callId, needId: item.needId },
    about: personPartition(person.personId),
    writes: [{ put: 'mentorNeed', item }],
    emits: [needed],
  };
}
