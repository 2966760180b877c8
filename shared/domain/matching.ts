/**
 * Which mentors suit a need, the best first. Reasons have weights; who suits equally well is asked in turn: who was
 * asked least lately comes first. The same mentors and the same need always give the same list.
 */
import { academicSubjects, gradeBands } from '../../events/vocabulary/employment.ts';
import { mentoringTopics } from '../../events/vocabulary/mentoring.ts';
import type { MatchReason } from './match-reasons.ts';
import { type Mentor, type NeedToMatch, roomLeft, whyNotEligible } from './mentor-profile.ts';

/** What each reason counts. Whoever has not been asked lately passes somebody who teaches the same grades. */
const weights = {
  'same-subject': 40,
  'same-grade-band': 20,
  'same-school': 20,
  'same-district': 12,
  'not-asked-lately': 25,
  'two-years': 8,
} as const satisfies Partial<Record<MatchReason, number>>;
const weightOfTopic = 6;
const mostTopics = 3;

/** Days for which an invitation counts as lately. */
const lately = 60;
const day = 86_400_000;

export interface MatchTime {
  /** An instant. */
  now: string;
  /** The day that it is in the program's zone. */
  today: string;
}

export interface Candidate {
  personId: string;
  reasons: MatchReason[];
}

/** Mentors prepared for many needs: made once in n log n, then each need takes one pass. */
export interface MentorIndex {
  readonly entries: readonly Entry[];
  readonly places: ReadonlyMap<string, number>;
  readonly today: string;
}

/** One mentor, so that comparing takes arithmetic only. */
interface Entry {
  readonly mentor: Mentor;
  readonly subjects: number;
  readonly gradeBands: number;
  readonly topics: number;
  /** Numbers of the school and of the district; 0 for none. */
  readonly school: number;
  readonly district: number;
  /** What counts whatever the need is. */
  readonly base: number;
  readonly rested: boolean;
  readonly experienced: boolean;
  /** Equal for those who were asked equally lately and often; the smallest is asked first. */
  readonly turn: number;
  readonly seed: number;
}

interface Scored {
  entry: Entry;
  score: number;
  /** Draws between those who are equal in all else, otherwise for each need. */
  lot: number;
}

/** Prepares mentors for matching at an instant; who cannot be asked for anything now is left out. */
export function mentorIndex(mentors: readonly Mentor[], time: MatchTime): MentorIndex {
  const places = new Map<string, number>();
  const numberOf = (kind: string, id: string | undefined) => {
    if (id === undefined) return 0;
    const key = `${kind}${id}`;
    const number = places.get(key) ?? places.size + 1;
    places.set(key, number);
    return number;
  };
  const inTurn = mentors
    .filter((mentor) => mentor.willing !== 'not-now' && roomLeft(mentor) > 0)
    .map((mentor) => ({ mentor, askedAt: askedAt(mentor) }))
    .sort((a, b) => a.askedAt - b.askedAt || a.mentor.asked - b.mentor.asked);
  let turn = 0;
  const entries = inTurn.map(({ mentor, askedAt }, at): Entry => {
    const before = inTurn[at - 1];
    const same = before?.askedAt === askedAt && before.mentor.asked === mentor.asked;
    if (!same) turn += 1;
    const rested = Date.parse(time.now) - askedAt > lately * day;
    const experienced = hasTwoYears(mentor, time.today);
    return {
      mentor,
      subjects: maskOf(mentor.subjects, academicSubjects),
      gradeBands: maskOf(mentor.gradeBands, gradeBands),
      topics: maskOf(mentor.topics, mentoringTopics),
      school: numberOf('school ', mentor.place?.schoolId),
      district: numberOf('district ', mentor.place?.leaId),
      base: (rested ? weights['not-asked-lately'] : 0) + (experienced ? weights['two-years'] : 0),
      rested,
      experienced,
      turn,
      seed: seedOf(mentor.personId),
    };
  });
  return { entries, places, today: time.today };
}

/** The best mentors for a need, each with what speaks for them; at most `most`. One pass over the index. */
export function rankMentors(need: NeedToMatch, index: MentorIndex, most: number): Candidate[] {
  const wanted = wantedBy(need, index);
  const best: Scored[] = [];
  for (const entry of index.entries) {
    const scored = { entry, score: scoreOf(entry, wanted), lot: lotOf(entry.seed, wanted.seed) };
    const last = best[most - 1];
    if (last !== undefined && compare(scored, last) >= 0) continue;
    if (whyNotEligible(entry.mentor, need, index.today) !== undefined) continue;
    insert(best, scored, most);
  }
  return best.map(({ entry }) => ({
    personId: entry.mentor.personId,
    reasons: reasonsOf(entry, wanted),
  }));
}

type Wanted = Pick<Entry, 'subjects' | 'gradeBands' | 'topics' | 'school' | 'district' | 'seed'>;

function wantedBy(need: NeedToMatch, { places }: MentorIndex): Wanted {
  // Where no mentor works, nobody is near: -1 equals no number.
  const numberOf = (kind: string, id: string | undefined) =>
    id === undefined ? -1 : (places.get(`${kind}${id}`) ?? -1);
  return {
    subjects: maskOf(need.subjects, academicSubjects),
    gradeBands: maskOf(need.gradeBands, gradeBands),
    topics: maskOf(need.topics, mentoringTopics),
    school: numberOf('school ', need.schoolId),
    district: numberOf('district ', need.leaId),
    seed: seedOf(need.needId),
  };
}

function scoreOf(entry: Entry, wanted: Wanted): number {
  let score = entry.base;
  if ((entry.subjects & wanted.subjects) !== 0) score += weights['same-subject'];
  if ((entry.gradeBands & wanted.gradeBands) !== 0) score += weights['same-grade-band'];
  if (entry.school === wanted.school) score += weights['same-school'];
  else if (entry.district === wanted.district) score += weights['same-district'];
  return score + weightOfTopic * Math.min(mostTopics, bitsIn(entry.topics & wanted.topics));
}

function reasonsOf(entry: Entry, wanted: Wanted): MatchReason[] {
  const near = entry.school === wanted.school;
  const reasons: readonly [MatchReason, boolean][] = [
    ['same-subject', (entry.subjects & wanted.subjects) !== 0],
    ['same-grade-band', (entry.gradeBands & wanted.gradeBands) !== 0],
    ['topic', (entry.topics & wanted.topics) !== 0],
    ['same-school', near],
    ['same-district', !near && entry.district === wanted.district],
    ['two-years', entry.experienced],
    ['older-cohort', true],
    ['not-asked-lately', entry.rested],
    ['room-for-more', roomLeft(entry.mentor) > 1],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

function compare(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    a.entry.turn - b.entry.turn ||
    a.lot - b.lot ||
    (a.entry.mentor.personId < b.entry.mentor.personId ? -1 : 1)
  );
}

/** Keeps the list in order and no longer than `most`. */
function insert(best: Scored[], scored: Scored, most: number): void {
  let at = best.length;
  for (let before = best[at - 1]; before !== undefined; before = best[at - 1]) {
    if (compare(before, scored) < 0) break;
    at -= 1;
  }
  best.splice(at, 0, scored);
  if (best.length > most) best.pop();
}

/** When they were asked last, in milliseconds; who never was, before all others. */
function askedAt({ lastAskedAt }: Mentor): number {
  return lastAskedAt === undefined ? Number.NEGATIVE_INFINITY : Date.parse(lastAskedAt);
}

/** Whether they have held the position they are in for two years. Days are compared as text. */
function hasTwoYears({ place }: Mentor, today: string): boolean {
  if (place === undefined) return false;
  return place.since <= `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;
}

function maskOf<Code extends string>(codes: readonly Code[], all: readonly Code[]): number {
  return codes.reduce((mask, code) => mask | (1 << all.indexOf(code)), 0);
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let left = mask; left !== 0; left &= left - 1) bits += 1;
  return bits;
}

/** 32 bits of an id (FNV-1a). */
function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** A number drawn from two ids: no mentor is ahead of the others for every need. */
function lotOf(mentor: number, need: number): number {
  let mixed = Math.imul(mentor ^ need, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
