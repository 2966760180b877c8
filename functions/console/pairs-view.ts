import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';
import type { PairView } from './pages/pair-page.tsx';
import type { PairRow } from './pages/pairs-page.tsx';
import { type Health, healthOf, type JudgedPair } from './pair-health.ts';

const nobody = 'Somebody who is not there any more';

/** A pair as the list shows it. */
export function pairRow(
  { pair, health: { health, latest, silent } }: JudgedPair,
  names: ReadonlyMap<string, string>,
): PairRow {
  const { personId, pairId, mentorId, kind, startedAt } = pair;
  const said = (side: 'mentor' | 'mentee') => {
    const answer = latest[side];
    return answer === undefined
      ? {}
      : { [side]: { going: answer.going, at: answer.at, met: answer.met } };
  };
  return {
    personId,
    pairId,
    mentorId,
    names: {
      mentee: names.get(personId) ?? nobody,
      mentor: names.get(mentorId) ?? nobody,
    },
    kind,
    startedAt,
    health,
    latest: { ...said('mentee'), ...said('mentor') },
    silent,
  };
}

/** How many pairs do how. */
export function healthsAmong(pairs: readonly JudgedPair[]): Partial<Record<Health, number>> {
  const counts: Partial<Record<Health, number>> = {};
  for (const { health } of pairs) counts[health.health] = (counts[health.health] ?? 0) + 1;
  return counts;
}

interface People {
  mentee: Person;
  /** Undefined where they are not there any more. */
  mentor: Person | undefined;
}

/** A pair as its own page shows it. */
export function pairView(pair: Pair, people: People, now: string): PairView {
  const { health, silent } = healthOf(pair, now);
  const side = (name: 'mentor' | 'mentee', personId: string) => {
    const person = people[name];
    return {
      personId,
      name: person?.displayName ?? nobody,
      shares: name === 'mentor' ? pair.mentorShares : pair.menteeShares,
      unwanted: person?.unwanted.includes('mentoring') ?? true,
      held: person?.directoryHold ?? false,
    };
  };
  const { step, dueAt } = pair;
  return {
    personId: pair.personId,
    pairId: pair.pairId,
    sides: { mentee: side('mentee', pair.personId), mentor: side('mentor', pair.mentorId) },
    kind: pair.kind,
    status: pair.status,
    health,
    silent,
    startedAt: pair.startedAt,
    endsAt: pair.endsAt,
    rhythm: pair.rhythm,
    goals: pair.goals,
    checks: pair.checks,
    pausedUntil: pair.status === 'paused' ? pair.pausedUntil : undefined,
    next: step === undefined || dueAt === undefined ? undefined : { step, dueAt },
    endedAt: pair.endedAt,
    endedBy: pair.endedBy,
    answers: [...pair.answers]
      .sort((a, b) => b.at.localeCompare(a.at))
      .map(({ side: who, step: which, at, going, met, again, words }) => ({
        side: who,
        step: which,
        at,
        going,
        met,
        again,
        words,
      })),
  };
}
