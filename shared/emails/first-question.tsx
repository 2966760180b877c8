import { annualSurvey, type Question } from '../domain/annual-survey.ts';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import { type ChoiceLink, ChoiceLinks, choiceLinksText } from './choice-links.tsx';
import { schoolYearOf, type SurveyEmail } from './survey-email.ts';

const texts = {
  en: {
    year: (year: string) => `School year ${year}`,
    explain:
      'Your choice opens a page where it is already selected. Nothing is recorded until you press the button there.',
  },
} satisfies Record<Locale, object>;

function linksOf(email: SurveyEmail): { text: string; choices: readonly ChoiceLink[] } {
  const question: Question | undefined = annualSurvey.questions[0];
  if (question === undefined || question.form !== 'choice') return { text: '', choices: [] };
  const choices = question.choices.map(({ code, label }) => ({
    label,
    url: `${email.surveyUrl}?${question.code}=${code}`,
  }));
  return { text: question.text, choices };
}

/** The survey's first question; each choice is a link, a whole line to touch. */
export function FirstQuestion({ email }: { email: SurveyEmail }) {
  const words = texts[email.locale ?? defaultLocale];
  const { text, choices } = linksOf(email);
  return (
    <>
      <h1 style="margin:24px 0 4px;font-size:20px;line-height:27px;">{text}</h1>
      <p class="muted" style="margin:0 0 12px;font-size:15px;line-height:22px;color:#55606c;">
        {words.year(schoolYearOf(email))}
      </p>
      <ChoiceLinks choices={choices} />
      <p class="muted" style="margin:6px 0 16px;font-size:14px;line-height:21px;color:#55606c;">
        {words.explain}
      </p>
    </>
  );
}

/** The same in plain text. */
export function firstQuestionText(email: SurveyEmail): string {
  const words = texts[email.locale ?? defaultLocale];
  const { text, choices } = linksOf(email);
  return [
    `${text} (${words.year(schoolYearOf(email))})`,
    words.explain,
    ...choiceLinksText(choices),
  ].join('\n\n');
}
