/** What the codes of mentoring are called on pages and in emails. */
import type { MentoringKind, MentoringTopic, Rhythm } from '../../events/vocabulary/mentoring.ts';
import type { Locale } from './locale.ts';

interface MentoringWords {
  /** Within a sentence. */
  topics: Readonly<Record<MentoringTopic, string>>;
  kinds: Readonly<Record<MentoringKind, string>>;
  rhythms: Readonly<Record<Rhythm, string>>;
  /** How it goes, by its number. */
  goings: Readonly<Record<Going, string>>;
}

/** 1 badly, 5 very well. */
export const goings = [1, 2, 3, 4, 5] as const;
export type Going = (typeof goings)[number];

export const mentoringWords: Readonly<Record<Locale, MentoringWords>> = {
  en: {
    topics: {
      'first-weeks': 'the first weeks',
      'classroom-management': 'classroom management',
      planning: 'planning lessons',
      assessment: 'assessment and grading',
      families: 'working with families',
      'special-education': 'students with disabilities',
      'english-learners': 'English learners',
      technology: 'technology',
      workload: 'workload and time',
      certification: 'certification',
      leadership: 'leadership',
    },
    kinds: {
      buddy: 'a buddy for a candidate',
      mentor: 'a mentor for a new teacher',
      flash: 'half an hour, once',
      observation: 'observing a lesson',
      'peer-coach': 'coaching among peers',
    },
    rhythms: {
      weekly: 'every week',
      fortnightly: 'every two weeks',
      monthly: 'once a month',
      once: 'once',
    },
    goings: { 1: 'Badly', 2: 'Not so well', 3: 'So-so', 4: 'Well', 5: 'Very well' },
  },
};
