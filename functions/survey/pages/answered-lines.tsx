import type { SurveyHead } from './survey-head.ts';

const texts = {
  en: {
    none: 'Not answered',
    change: 'Change',
    answer: 'Answer',
    about: (question: string) => `: ${question}`,
  },
} satisfies Record<SurveyHead['locale'], object>;

/** One line of a list of answers. */
export interface AnsweredLine {
  code: string;
  question: string;
  /** In the survey's words; undefined when it was passed over. */
  answer: string | undefined;
}

/** Answers, each with the way to change it. */
export function AnsweredLines(props: { head: SurveyHead; lines: readonly AnsweredLine[] }) {
  const words = texts[props.head.locale];
  return (
    <dl class="answers">
      {props.lines.map((line) => (
        <div>
          <dt>{line.question}</dt>
          <dd>{line.answer ?? <span class="muted">{words.none}</span>}</dd>
          <dd class="change">
            <a href={`${props.head.path}/${line.code}`}>
              {line.answer === undefined ? words.answer : words.change}
              <span class="visually-hidden">{words.about(line.question)}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
