import type { ListedEnrolment } from '../../shared/ports.ts';

/** How many of a group stand where. Everybody is counted once. */
export interface Standing {
  everyone: number;
  /** Not begun: the first step is still to come. */
  owed: number;
  /** Written to, not answered, and still open. */
  invited: number;
  /** Of those: an email is planned and has not gone yet. */
  waiting: number;
  answered: number;
  /** Ended without an answer. */
  closed: number;
  notReachable: number;
  optedOut: number;
}

export interface SurveyProgress {
  total: Standing;
  cohorts: readonly { cohort: number; standing: Standing }[];
  /** Who was written to and has not answered. */
  unanswered: readonly string[];
}

const nobody: Standing = {
  everyone: 0,
  owed: 0,
  invited: 0,
  waiting: 0,
  answered: 0,
  closed: 0,
  notReachable: 0,
  optedOut: 0,
};

/** Where everyone in a survey stands, in all and by cohort. `waiting`: whose email is planned and has not gone. */
export function surveyProgress(
  roster: readonly ListedEnrolment[],
  waiting: ReadonlySet<string>,
): SurveyProgress {
  const counted = roster.filter(({ status }) => status !== 'cancelled');
  const cohorts = Map.groupBy(counted, ({ cohort }) => cohort);
  return {
    total: standingOf(counted, waiting),
    cohorts: [...cohorts]
      .sort(([a], [b]) => b - a)
      .map(([cohort, members]) => ({ cohort, standing: standingOf(members, waiting) })),
    unanswered: counted
      .filter(({ status }) => status === 'invited' || status === 'closed')
      .map(({ personId }) => personId),
  };
}

function standingOf(members: readonly ListedEnrolment[], waiting: ReadonlySet<string>): Standing {
  const standing = { ...nobody, everyone: members.length };
  for (const member of members) {
    standing[placeOf(member.status)] += 1;
    if (member.status === 'invited' && waiting.has(member.personId)) standing.waiting += 1;
  }
  return standing;
}

type Place = Exclude<keyof Standing, 'everyone' | 'waiting'>;

function placeOf(status: ListedEnrolment['status']): Place {
  switch (status) {
    case 'owed':
    case 'cancelled':
      return 'owed';
    case 'invited':
      return 'invited';
    case 'answered':
      return 'answered';
    case 'closed':
      return 'closed';
    case 'not-reachable':
      return 'notReachable';
    case 'opted-out':
      return 'optedOut';
  }
}

/** Answers per hundred of those who were written to; undefined when nobody was. */
export function answerRate({ answered, invited, closed }: Standing): number | undefined {
  const written = answered + invited + closed;
  return written === 0 ? undefined : Math.round((100 * answered) / written);
}
