import { checkInWords, moods } from '../domain/check-in-words.ts';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { CheckInEmail } from './check-in-email.ts';
import { ChoiceLinks, choiceLinksText } from './choice-links.tsx';

const texts = {
  en: {
    explain:
      'Your choice opens a page where it is already selected. Nothing is recorded until you press the button there.',
  },
} satisfies Record<Locale, object>;

function partsOf(email: CheckInEmail) {
  const locale = email.locale ?? defaultLocale;
  const words = checkInWords[locale];
  return {
    question: email.milestone === 'exit' ? words.questionAfterLeaving : words.question,
    explain: texts[locale].explain,
    choices: moods.map((mood) => ({
      label: words.moods[mood],
      url: `${email.checkInUrl}?mood=${mood}`,
    })),
  };
}

/** The question of a check-in; each answer is a link to the page where it is selected. */
export function MoodQuestion({ email }: { email: CheckInEmail }) {
  const { question, explain, choices } = partsOf(email);
  return (
    <>
      <h1 style="margin:24px 0 12px;font-size:20px;line-height:27px;">{question}</h1>
      <ChoiceLinks choices={choices} />
      <p class="muted" style="margin:6px 0 16px;font-size:14px;line-height:21px;color:#55606c;">
        {explain}
      </p>
    </>
  );
}

/** The same in plain text. */
export function moodQuestionText(email: CheckInEmail): string {
  const { question, explain, choices } = partsOf(email);
  return [question, explain, ...choiceLinksText(choices)].join('\n\n');
}
