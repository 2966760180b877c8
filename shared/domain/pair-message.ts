/** Emails to the two sides of a pair: whether one may be asked for, and what it is. */
import type { Envelope } from '../../events/contract.ts';
import { dayIn } from './calendar-day.ts';
import { dueIn } from './due.ts';
import { pairPlan } from './message-plan.ts';
import { addressFor, reachOf } from './reach.ts';

export type Side = 'mentor' | 'mentee';
export const sides = ['mentor', 'mentee'] as const;

type PairEmail = 'pair-introduction' | 'pair-check-in' | 'pair-thanks';

interface Reader {
  erasedAt?: string | undefined;
  graduation: 'graduated' | 'revoked' | 'candidate';
  unwanted: readonly string[];
  addresses: Parameters<typeof reachOf>[0];
  pausedUntil?: string | undefined;
}

/** Why one side of a pair gets no email about it, for good or for now; undefined when they do. */
export function reasonNotToWrite(
  person: Reader | undefined,
  before?: { status: string },
): string | undefined {
  if (person === undefined || person.erasedAt !== undefined) return 'person-gone';
  if (person.unwanted.includes('mentoring')) return 'opted-out';
  if (person.graduation === 'revoked') return 'degree-revoked';
  if (addressFor(person.addresses) === undefined) return reachOf(person.addresses, []);
  return before === undefined || before.status === 'not-sent' ? undefined : 'asked-before';
}

/** The day until which somebody wants no emails, if that is still to come. */
export function pauseOf(
  person: Pick<Reader, 'pausedUntil'> | undefined,
  now: string,
  timeZone: string,
): string | undefined {
  const until = person?.pausedUntil;
  return until !== undefined && until > dayIn(now, timeZone) ? until : undefined;
}

interface Asked {
  pair: { personId: string; pairId: string; programId: string; mentorId: string };
  side: Side;
  step: string;
  email: PairEmail;
  /** The same email, where it was asked for before and not sent. */
  before: { version: number } | undefined;
  cause: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>;
}

/** An email about a pair to one of its sides, to go at once. */
export function pairMessage({ pair, side, step, email, before, cause }: Asked, now: string) {
  const personId = side === 'mentor' ? pair.mentorId : pair.personId;
  return {
    personId,
    plan: pairPlan(pair.pairId),
    step,
    programId: pair.programId,
    version: before?.version ?? 0,
    purpose: 'mentoring' as const,
    email,
    status: 'planned' as const,
    due: dueIn('message', personId),
    dueAt: now,
    plannedAt: now,
    ...(side === 'mentor' ? { regarding: pair.personId } : {}),
    causationId: cause.eventId,
    correlationId: cause.correlationId,
  };
}

/** Emails of a pair that could still be on their way: the introduction, and the questions asked so far. */
export function openSteps({ checks }: { checks: number }): string[] {
  const asked = Array.from({ length: checks }, (_, at) => `check-${at + 1}`);
  return ['introduction', 'contact', ...asked];
}
