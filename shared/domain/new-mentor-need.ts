import { createHash } from 'node:crypto';
import { type Envelope, outgoing, type OutgoingEvent } from '../../events/contract.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { AcademicSubject, GradeBand } from '../../events/vocabulary/employment.ts';
import type {
  MentoringKind,
  MentoringTopic,
  needOrigins,
  Sharing,
} from '../../events/vocabulary/mentoring.ts';
import type { MentoringPlan } from './program-plan.ts';

export interface NewNeed {
  personId: string;
  programId: string;
  kind: MentoringKind;
  origin: (typeof needOrigins)[number];
  /** The mentee's own; mentors completed earlier. */
  cohort: number;
  subjects: readonly AcademicSubject[];
  gradeBands: readonly GradeBand[];
  topics: readonly MentoringTopic[];
  schoolId?: string | undefined;
  leaId?: string | undefined;
  /** In the mentee's own words; the mentor who is asked reads them. */
  words?: string | undefined;
  /** What the mentee agreed to show the mentor who says yes. */
  shares?: readonly Sharing[] | undefined;
  /** What makes its id: one need for one cause, however often it is stated. */
  cause: string;
}

/** A need for a mentor, and the event that has mentors looked for. `cause` is the event, or what a page stands for. */
export function newMentorNeed(
  need: NewNeed,
  plan: MentoringPlan,
  cause: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>,
  now: string,
) {
  const { cause: madeFrom, schoolId, leaId, words, shares, ...rest } = need;
  const needId = needIdOf(need.personId, madeFrom);
  const item = {
    ...rest,
    needId,
    version: 0,
    status: 'open' as const,
    createdAt: now,
    subjects: [...need.subjects],
    gradeBands: [...need.gradeBands],
    topics: [...need.topics],
    ...(schoolId === undefined ? {} : { schoolId }),
    ...(leaId === undefined ? {} : { leaId }),
    ...(words === undefined || words === '' ? {} : { words }),
    ...(shares === undefined ? {} : { shares: [...shares] }),
    candidates: [],
    asked: [],
    mostAsked: plan.mostAsked,
    ...needListing({ ...need, status: 'open', createdAt: now }),
  };
  return { item, event: lookForMentors(item, cause, now) };
}

/** The id that a cause gives a need: opaque, and always the same. Letters, digits and hyphens only. */
export function needIdOf(personId: string, cause: string): string {
  const hash = createHash('sha256').update(`need\n${personId}\n${cause}`).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Has a ranked list made for a need, as it stands now: a need that is looked for again gives another event. */
export function lookForMentors(
  need: {
    personId: string;
    needId: string;
    programId: string;
    version: number;
    kind: MentoringKind;
    origin: (typeof needOrigins)[number];
  },
  cause: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>,
  now: string,
): OutgoingEvent {
  const { personId, needId, programId, version, kind, origin } = need;
  return outgoing(mentorNeeded, {
    eventId: `${personId}/need/${needId}/${version}`,
    occurredAt: now,
    programId,
    correlationId: cause.correlationId,
    causationId: cause.eventId,
    data: { personId, needId, kind, origin },
  });
}

/** Where a need stands in the program's list; to be renewed whenever its status changes. */
export function needListing(need: {
  programId: string;
  personId: string;
  status: 'open' | 'proposed' | 'inviting' | 'matched' | 'unmet' | 'cancelled';
  createdAt: string;
}) {
  return {
    listOf: `${need.programId}#needs`,
    listBy: `${need.status}#${need.createdAt}#${need.personId}`,
  };
}
