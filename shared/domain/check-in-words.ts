/** What check-ins ask, and what their codes say. */
import { type HelpNeed, helpNeeds } from '../../events/vocabulary/check-in.ts';
import type { Locale } from './locale.ts';

/** 1 very hard to 5 very well. */
export const moods = [1, 2, 3, 4, 5] as const;
export type Mood = (typeof moods)[number];

/** An answer up to here means that somebody has a hard time, and is called. */
export const lowMood = 2;
/** An answer from here on is a good one. */
export const goodMood = 4;

interface CheckInWords {
  question: string;
  /** Of somebody whose position has ended. */
  questionAfterLeaving: string;
  moods: Readonly<Record<Mood, string>>;
  needs: Readonly<Record<HelpNeed, string>>;
}

export const checkInWords: Readonly<Record<Locale, CheckInWords>> = {
  en: {
    question: 'How is teaching going for you?',
    questionAfterLeaving: 'How are things going for you now?',
    moods: { 1: 'Very hard', 2: 'Hard', 3: 'So-so', 4: 'Well', 5: 'Very well' },
    needs: {
      'classroom-management': 'Classroom management',
      planning: 'Planning lessons',
      materials: 'Materials and supplies',
      mentor: 'A mentor to talk to',
      families: 'Working with families',
      'special-education': 'Teaching students with disabilities',
      'english-learners': 'Teaching English learners',
      workload: 'My workload',
      wellbeing: 'My own wellbeing',
      certification: 'My license or certification',
      'new-position': 'Finding another position',
      'something-else': 'Something else',
    },
  },
};

/** A stored number as one of the five answers; undefined when it is none. */
export function moodOf(value: unknown): Mood | undefined {
  return moods.find((mood) => mood === value);
}

/** What was said would help, as an enumeration: `Planning lessons; My workload`. */
export function needsInWords(needs: readonly HelpNeed[], locale: Locale): string {
  const words = checkInWords[locale].needs;
  return helpNeeds
    .filter((need) => needs.includes(need))
    .map((need) => words[need])
    .join('; ');
}

/** How the staff call a check-in: `after 30 days`, `in the second spring`. */
export function milestoneInWords(milestone: string): string {
  const [, kind, count] = /^([DY])(\d+)$/i.exec(milestone) ?? [];
  if (kind?.toUpperCase() === 'D') return `after ${count} days`;
  if (kind?.toUpperCase() === 'Y') return `in the spring of year ${count}`;
  if (milestone === 'exit') return 'after the end of a position';
  return milestone === 'now' ? 'sent by hand' : milestone;
}

/** The milestone in a check-in's name: `D30` of `checkin-d30-20260817`. */
export function milestoneIn(plan: unknown): string | undefined {
  if (typeof plan !== 'string') return undefined;
  return /^checkin-([a-z0-9]+)-\d{8}$/.exec(plan)?.[1];
}
