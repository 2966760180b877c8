import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorPairDue } from '../../events/mentor-pair-due.ts';
import { afterCheck, postponed } from '../../shared/domain/pair-calendar.ts';
import {
  pairMessage,
  pauseOf,
  reasonNotToWrite,
  type Side,
  sides,
} from '../../shared/domain/pair-message.ts';
import { pairPlan } from '../../shared/domain/message-plan.ts';
import { endedPair, matchEnded, resumedPair } from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface CheckState {
  mentee: Person | undefined;
  mentor: Person | undefined;
  program: Program | undefined;
  pair: Pair | undefined;
  /** Of both sides: those of this pair that may still wait to go. */
  messages: readonly Message[];
}

type Due = Envelope<DataOf<typeof mentorPairDue>>;

/**
 * Takes one due step of a pair: the question how it goes, the end of a pause, or its end.
 * 1. Leave alone a step that was taken before, and a pair that has ended.
 * 2. A pause is over: go on. Its time is over: end it, take back what waits to go, announce it.
 * 3. Otherwise ask both sides; whom no email may reach is passed over, with the reason. Does everybody who could be
 * asked pause their emails, ask when the first of them is back. 4. Owe the next step.
 */
export function checkOnPair(state: CheckState, event: Due, now: string): Changes {
  const { mentee, pair } = state;
  const { step } = event.data;
  if (mentee === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (pair === undefined) return { outcome: 'skipped', because: 'no-such-pair' };
  if (pair.step !== step) return { outcome: 'skipped', because: 'step-already-taken' };
  const { timeZone } = state.program ?? defaultSeason;
  switch (step) {
    case 'resume':
      return {
        outcome: 'done',
        what: 'pair-went-on',
        about: personPartition(pair.personId),
        writes: [{ put: 'pair', item: resumedPair(pair, now, timeZone) }],
      };
    case 'end':
      return ended(pair, state.messages, event, now);
    default:
      return asked(state, pair, { event, timeZone }, now);
  }
}

function ended(pair: Pair, messages: readonly Message[], event: Due, now: string): Changes {
  const end = { outcome: 'completed', by: 'time' } as const;
  return {
    outcome: 'done',
    what: 'pair-completed',
    details: { by: end.by },
    about: personPartition(pair.personId),
    writes: [
      { put: 'pair', item: endedPair(pair, end, now) },
      ...takenBack(messages, [{ plan: pairPlan(pair.pairId) }], 'pair-ended').map(
        (item) => ({ put: 'message', item }) as const,
      ),
    ],
    emits: [matchEnded(pair, { outcome: end.outcome, rematch: false }, now, event)],
  };
}

function asked(
  state: CheckState,
  pair: Pair,
  { event, timeZone }: { event: Due; timeZone: string },
  now: string,
): Changes {
  const { step } = event.data;
  const before = (side: Side) => {
    const personId = side === 'mentor' ? pair.mentorId : pair.personId;
    return state.messages.find((each) => each.personId === personId && each.step === step);
  };
  const standing = sides.map((side) => ({
    side,
    reason: reasonNotToWrite(state[side], before(side)),
    pause: pauseOf(state[side], now, timeZone),
  }));
  const reachable = standing.filter(({ reason }) => reason === undefined);
  const present = reachable.filter(({ pause }) => pause === undefined);
  const about = personPartition(pair.personId);

  const [firstBack] = reachable.flatMap(({ pause }) => pause ?? []).sort();
  if (present.length === 0 && firstBack !== undefined) {
    const item = { ...pair, ...postponed(pair, step, firstBack, timeZone) };
    const details = { step, until: firstBack };
    return {
      outcome: 'done',
      what: 'pair-postponed',
      details,
      about,
      writes: [{ put: 'pair', item }],
    };
  }

  const passedOver: Record<string, string> = {};
  for (const { side, reason, pause } of standing) {
    const why = reason ?? (pause === undefined ? undefined : 'paused');
    if (why !== undefined) passedOver[side] = why;
  }
  const checks = pair.checks + 1;
  const item: Pair = {
    ...pair,
    checks,
    ...(present.length === 0 ? {} : { askedAt: now }),
    ...afterCheck({ ...pair, checks }, now, timeZone),
  };
  const question = (side: Side): Message =>
    pairMessage(
      { pair, side, step, email: 'pair-check-in', before: before(side), cause: event },
      now,
    );
  return {
    outcome: 'done',
    what: present.length === 0 ? 'pair-not-asked' : 'pair-asked',
    details: { step, ...passedOver },
    about,
    writes: [
      { put: 'pair', item },
      ...present.map(({ side }) => ({ put: 'message', item: question(side) }) as const),
    ],
  };
}
