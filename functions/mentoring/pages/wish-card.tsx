import type { AcademicSubject, GradeBand } from '../../../events/vocabulary/employment.ts';
import type { MentoringKind, MentoringTopic } from '../../../events/vocabulary/mentoring.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';

const texts = {
  en: {
    who: (mentee: string) => `About ${mentee}`,
    completed: (year: number) => `Completed the program in ${year}`,
    completes: (year: number) => `Is to complete the program in ${year}`,
    looksFor: 'Looks for',
    subjects: 'Subjects',
    bands: 'Grade levels',
    topics: 'Would like to talk about',
    words: 'In their own words',
    why: 'Why you',
    because: (reasons: string) => `We thought of you because ${reasons}.`,
  },
} satisfies Record<Locale, object>;

/** What somebody wishes of a mentor, as a mentor may read it. */
export interface Wish {
  kind: MentoringKind;
  cohort: number;
  /** Has not completed the program yet. */
  candidate: boolean;
  subjects: readonly AcademicSubject[];
  gradeBands: readonly GradeBand[];
  topics: readonly MentoringTopic[];
  words?: string | undefined;
}

/** Who is to be mentored, what they wish, and why this mentor was thought of. */
export function WishCard(props: {
  locale: Locale;
  mentee: string;
  wish: Wish;
  reasons: readonly string[];
}) {
  const { locale, mentee, wish, reasons } = props;
  const words = texts[locale];
  const labels = mentoringLabels(locale);
  const lines: readonly (readonly [string, string])[] = [
    [words.looksFor, labels.kinds[wish.kind].sought],
    [words.subjects, wish.subjects.map((code) => labels.subjects[code]).join(', ')],
    [words.bands, wish.gradeBands.map((code) => labels.gradeBands[code]).join(', ')],
    [words.topics, wish.topics.map((code) => labels.topics[code]).join(', ')],
    [words.words, wish.words ?? ''],
  ];
  const list = new Intl.ListFormat(locale === 'en' ? 'en-US' : locale, { type: 'conjunction' });
  return (
    <section class="card stack" aria-labelledby="about">
      <h2 id="about">{words.who(mentee)}</h2>
      <p class="muted">
        {wish.candidate ? words.completes(wish.cohort) : words.completed(wish.cohort)}
      </p>
      <dl class="answers">
        {lines
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {reasons.length > 0 && (
        <>
          <h3>{words.why}</h3>
          <p>{words.because(list.format(reasons))}</p>
        </>
      )}
    </section>
  );
}
