/** Why a mentor is a good match, as codes on a need's list, and in words. */
import type { Locale } from './locale.ts';

/** In the order in which they are told. */
export const matchReasons = [
  'same-subject',
  'same-grade-band',
  'topic',
  'same-school',
  'same-district',
  'two-years',
  'older-cohort',
  'not-asked-lately',
  'room-for-more',
] as const;

export type MatchReason = (typeof matchReasons)[number];

interface ReasonWords {
  /** Of the mentor, to the staff. */
  ofMentor: string;
  /** To the mentor, after “We thought of you because”; what is of no interest to them has none. */
  toMentor?: string;
}

const texts = {
  en: {
    'same-subject': { ofMentor: 'teaches the same subject', toMentor: 'you know the same subject' },
    'same-grade-band': {
      ofMentor: 'teaches the same grades',
      toMentor: 'you know the same grades',
    },
    topic: {
      ofMentor: 'can help with what is wished for',
      toMentor: 'you said you can help with what they wish for',
    },
    'same-school': {
      ofMentor: 'works at the same school',
      toMentor: 'you work at the same school',
    },
    'same-district': {
      ofMentor: 'works in the same district',
      toMentor: 'you work in the same district',
    },
    'two-years': {
      ofMentor: 'has been in the position for two years or more',
      toMentor: 'you have years of experience behind you',
    },
    'older-cohort': { ofMentor: 'completed the program earlier' },
    'not-asked-lately': { ofMentor: 'has not been asked lately' },
    'room-for-more': { ofMentor: 'has room for more than one' },
  },
} satisfies Record<Locale, Record<MatchReason, ReasonWords>>;

const words: Readonly<Record<Locale, Readonly<Record<MatchReason, ReasonWords>>>> = texts;

/** What speaks for a mentor, for the staff: clauses without a subject, a capital or a full stop. */
export function reasonsForStaff(codes: readonly string[], locale: Locale): string[] {
  return known(codes).map((code) => words[locale][code].ofMentor);
}

/** Why a mentor is asked, for the mentor: clauses to follow “because”. */
export function reasonsForMentor(codes: readonly string[], locale: Locale): string[] {
  return known(codes).flatMap((code) => words[locale][code].toMentor ?? []);
}

/** In the order of the catalogue; what no longer is a reason is left out. */
function known(codes: readonly string[]): MatchReason[] {
  return matchReasons.filter((reason) => codes.includes(reason));
}
