import type { ListedPair } from '../../shared/ports.ts';

/** How a pair does, as its latest answers say; the first that is so. */
export type Health = 'low' | 'not-met' | 'silent' | 'paused' | 'well' | 'new' | 'ended';

type Answer = NonNullable<ListedPair['answers']>[number];
type Side = Answer['side'];
type Answers = Partial<Record<Side, Answer>>;

export interface PairHealth {
  health: Health;
  /** Of each side the latest, of the questions on the way. */
  latest: Answers;
  /** Who was asked and has not answered, though a week has passed. */
  silent: readonly Side[];
}

type Judged = Pick<ListedPair, 'status' | 'checks' | 'askedAt' | 'answers'>;

/** 1 badly and 2 not so well. */
const low = 2;
/** Days to answer in, before somebody counts as silent. */
const timeToAnswer = 7;
const sides = ['mentee', 'mentor'] as const;

/** How a pair does. A low answer weighs most, and stays until a better one of the same side. */
export function healthOf(pair: Judged, now: string): PairHealth {
  const latest = latestOf(pair.answers);
  const silent = sides.filter((side) => isSilent(pair, latest[side], now));
  const answers = sides.flatMap((side) => latest[side] ?? []);
  const health = (): Health => {
    if (pair.status === 'completed' || pair.status === 'cancelled') return 'ended';
    if (answers.some(({ going }) => going <= low)) return 'low';
    if (answers.some(({ met }) => met === false)) return 'not-met';
    if (pair.status === 'paused') return 'paused';
    if (silent.length > 0) return 'silent';
    return answers.length > 0 ? 'well' : 'new';
  };
  return { health: health(), latest, silent };
}

/** Those that want looking after first. */
export const healthOrder: readonly Health[] = [
  'low',
  'not-met',
  'silent',
  'new',
  'well',
  'paused',
  'ended',
];

export interface JudgedPair {
  pair: ListedPair;
  health: PairHealth;
}

/** Pairs that run, those that want looking after first; and those that have ended, the latest begun first. */
export function pairsByHealth(
  pairs: readonly ListedPair[],
  now: string,
): { running: JudgedPair[]; ended: JudgedPair[] } {
  const judged = pairs.map((pair) => ({ pair, health: healthOf(pair, now) }));
  const byStart = (a: JudgedPair, b: JudgedPair) =>
    b.pair.startedAt.localeCompare(a.pair.startedAt);
  const place = ({ health }: JudgedPair) => healthOrder.indexOf(health.health);
  return {
    running: judged
      .filter(({ health }) => health.health !== 'ended')
      .sort((a, b) => place(a) - place(b) || byStart(a, b)),
    ended: judged.filter(({ health }) => health.health === 'ended').sort(byStart),
  };
}

function latestOf(answers: readonly Answer[]): Answers {
  const latest: Answers = {};
  for (const answer of answers) {
    const before = latest[answer.side];
    const later = before === undefined || Date.parse(answer.at) > Date.parse(before.at);
    if (answer.step !== 'end' && later) latest[answer.side] = answer;
  }
  return latest;
}

function isSilent({ status, askedAt }: Judged, answer: Answer | undefined, now: string): boolean {
  if (status !== 'active' || askedAt === undefined) return false;
  const days = (Date.parse(now) - Date.parse(askedAt)) / 86_400_000;
  const answered = answer !== undefined && Date.parse(answer.at) >= Date.parse(askedAt);
  return !answered && days > timeToAnswer;
}
