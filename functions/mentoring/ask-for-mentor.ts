import { needAs } from '../../shared/domain/need-asked.ts';
import { lookForMentors, newMentorNeed } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { presentPosition } from '../../shared/domain/position.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { MentorRequest } from './read-request-form.ts';

export interface RequestState {
  person: Person | undefined;
  program: Program | undefined;
  needs: readonly MentorNeed[];
  employments: readonly Employment[];
}

/** Somebody is still looked for. */
const unmatched: readonly MentorNeed['status'][] = ['open', 'proposed', 'inviting', 'unmet'];

/** The need of a kind for which nobody has said yes yet; there is one at most. */
export function unmatchedNeed(
  needs: readonly MentorNeed[],
  kind: MentorNeed['kind'],
): MentorNeed | undefined {
  return needs.find((need) => need.kind === kind && unmatched.includes(need.status));
}

/**
 * Takes somebody's wish for a mentor.
 * 1. Where one of the kind is looked for already, add to it what they wish; leave alone what is so. 2. Nobody is asked
 * at present and a list exists, or ran out: have a new one made, since other mentors may now fit. 3. Else a new need.
 */
export function askForMentor(state: RequestState, request: MentorRequest, now: string): Changes {
  const { person, needs } = state;
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  const there = unmatchedNeed(needs, request.kind);
  return there === undefined
    ? newRequest(person, state, request, now)
    : changedRequest(there, state, request, now);
}

function newRequest(
  person: Person,
  { program, needs, employments }: RequestState,
  request: MentorRequest,
  now: string,
): Changes {
  const { personId, programId, cohort } = person;
  const position = presentPosition(employments);
  const earlier = needs.filter(({ kind }) => kind === request.kind).length;
  // Two presses in the same instant give the same id, so that one need comes of them.
  const cause = `request/${request.kind}/${earlier}`;
  const eventId = `${personId}/${cause}`;
  const { item, event } = newMentorNeed(
    {
      ...request,
      personId,
      programId,
      origin: 'request',
      cohort,
      subjects: position?.academicSubjects ?? [],
      gradeBands: position?.gradeBands ?? [],
      schoolId: position?.schoolId,
      leaId: position?.leaId,
      cause,
    },
    mentoringPlanOf(program),
    { eventId, correlationId: eventId },
    now,
  );
  return {
    outcome: 'done',
    what: 'mentor-requested',
    details: { needId: item.needId, kind: item.kind },
    about: personPartition(personId),
    writes: [{ put: 'mentorNeed', item }],
    emits: [event],
  };
}

function changedRequest(
  need: MentorNeed,
  { program }: RequestState,
  { topics, words, shares }: MentorRequest,
  now: string,
): Changes {
  const said = (part: Partial<MentorNeed>) =>
    JSON.stringify([part.topics, part.words ?? '', part.shares]);
  if (said(need) === said({ topics, words, shares })) {
    return { outcome: 'skipped', because: 'said-already' };
  }
  const { words: _, ...rest } = need;
  const wished = { ...rest, topics, shares, ...(words === '' ? {} : { words }) };
  const again = need.status === 'proposed' || need.status === 'unmet';
  const item = again
    ? {
        ...needAs(wished, 'open'),
        candidates: [],
        mostAsked: need.asked.length + mentoringPlanOf(program).mostAsked,
      }
    : wished;
  const eventId = `${need.personId}/request/${need.needId}/${need.version}`;
  return {
    outcome: 'done',
    what: 'mentor-request-changed',
    details: { needId: need.needId, kind: need.kind },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item }],
    emits: again ? [lookForMentors(need, { eventId, correlationId: eventId }, now)] : [],
  };
}
