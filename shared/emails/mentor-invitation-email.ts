import type { AcademicSubject, GradeBand } from '../../events/vocabulary/employment.ts';
import type { MentoringKind, MentoringTopic } from '../../events/vocabulary/mentoring.ts';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import { reasonsForMentor } from '../domain/match-reasons.ts';
import { mentoringLabels } from '../domain/mentoring-labels.ts';
import type { EmailFrame } from './email-frame.ts';

/** What the emails that ask a mentor are made from. What the mentee wrote themselves stands on the page alone. */
export interface MentorInvitationEmail extends EmailFrame {
  invitationUrl: string;
  /** First name of who is to be mentored; none where they may not be named. */
  mentee: string | undefined;
  kind: MentoringKind;
  subjects: readonly AcademicSubject[];
  gradeBands: readonly GradeBand[];
  topics: readonly MentoringTopic[];
  /** Codes of why this mentor. */
  reasons: readonly string[];
  /** The last day on which they can answer, `2026-09-25`. */
  answerBy: string;
}

const texts = {
  en: {
    unnamed: 'a younger graduate',
    subjects: 'Subjects',
    bands: 'Grade levels',
    topics: 'Would like to talk about',
  },
} satisfies Record<Locale, object>;

/** What the mentee is called. */
export function menteeIn({ mentee, locale = defaultLocale }: MentorInvitationEmail): string {
  return mentee ?? texts[locale].unnamed;
}

/** `September 25` */
export function answerDay({ answerBy, locale = defaultLocale }: MentorInvitationEmail): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(new Date(answerBy));
}

/** What they teach and wish, line by line; lines with nothing to say are left out. */
export function wishLines(email: MentorInvitationEmail): string[] {
  const locale = email.locale ?? defaultLocale;
  const words = texts[locale];
  const labels = mentoringLabels(locale);
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [words.subjects, email.subjects.map((code) => labels.subjects[code])],
    [words.bands, email.gradeBands.map((code) => labels.gradeBands[code])],
    [words.topics, email.topics.map((code) => labels.topics[code])],
  ];
  return lines
    .filter(([, list]) => list.length > 0)
    .map(([label, list]) => `${label}: ${list.join(', ')}`);
}

/** Why this mentor, as one clause to follow “because”; undefined where nothing is to be said. */
export function whyThem({ reasons, locale = defaultLocale }: MentorInvitationEmail) {
  const clauses = reasonsForMentor(reasons, locale);
  if (clauses.length === 0) return undefined;
  return new Intl.ListFormat(locale === 'en' ? 'en-US' : locale, { type: 'conjunction' }).format(
    clauses,
  );
}
