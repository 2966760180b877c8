import type { Question } from '../../../shared/domain/annual-survey.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField, TextField } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { Notice } from '../../../shared/html/notice.tsx';
import { Progress } from '../../../shared/html/progress.tsx';
import { schoolYearInWords, type SurveyHead } from './survey-head.ts';

const texts = {
  en: {
    hello: (name: string) => `Hello ${name}`,
    about: (year: string, minutes: number) =>
      `This is our short survey on the school year ${year}. It takes about ${minutes} minutes, and you can skip any question.`,
    welcomeBack: (name: string) =>
      `Welcome back, ${name}. Your answers so far are kept; you go on where you left off.`,
    tapped: (name: string, label: string) =>
      `Hello ${name}. You chose “${label}” in the email; press the button to record it.`,
    progress: (number: number, total: number) => `Question ${number} of ${total}`,
    back: 'Back to the question before',
    backToAnswers: 'Back to your answers',
    next: 'Next',
    send: 'Send my answers',
    saveChange: 'Save this change',
    skip: 'Skip',
    takeBack: 'Take it back',
    which: (skips: boolean) => (skips ? ' this question' : ': my answer to this question'),
    noSuchChoice: 'Choose one of the answers below, or skip the question.',
    nothingArrived: 'Your answer did not arrive. Please give it once more and press the button.',
    tooLong: (length: number, maxLength: number) =>
      `That is ${length} characters; please use ${maxLength} at most. Name and town are enough.`,
    keeping:
      'Each answer is kept when you press the button. You can stop at any time and go on later, on any device, by the link in your email.',
  },
} satisfies Record<SurveyHead['locale'], object>;

export interface QuestionView {
  view: 'question';
  question: Question;
  /** What is filled in: the answer kept, or the choice touched in the email. */
  value: string | undefined;
  /** The filled-in answer is one that is kept already. */
  kept: boolean;
  /** The filled-in choice comes from the email and is not recorded yet. */
  tapped: boolean;
  number: number;
  total: number;
  /** Code of the question before. */
  before: string | undefined;
  last: boolean;
  /** The survey was sent in: this changes an answer of it. */
  changing: boolean;
  greeting: 'first-visit' | 'welcome-back' | 'none';
}

/** What is wrong with an answer that was sent. */
export type AnswerProblem =
  | { problem: 'no-such-choice' }
  | { problem: 'nothing-arrived' }
  | { problem: 'too-long'; length: number; maxLength: number };

/** One question. Its form posts to the question's own address; nothing is recorded before. */
export function questionPage(
  head: SurveyHead,
  view: QuestionView,
  problem?: AnswerProblem,
): Response {
  const words = texts[head.locale];
  const { question } = view;
  const errors: readonly FormError[] =
    problem === undefined ? [] : [{ field: question.code, message: problemInWords(head, problem) }];
  return alumniResponse(
    <AlumniPage
      locale={head.locale}
      title={question.text}
      program={head.program}
      wrong={errors.length > 0}
    >
      {problem === undefined && <Opening head={head} view={view} />}
      <ErrorSummary locale={head.locale} errors={errors} />
      <form method="post" action={`${head.path}/${question.code}`} class="stack" novalidate>
        {view.changing ? (
          <p class="small">
            <a href={head.path}>{words.backToAnswers}</a>
          </p>
        ) : (
          <Progress
            label={words.progress(view.number, view.total)}
            done={view.number}
            total={view.total}
          />
        )}
        <QuestionField view={view} errors={errors} />
        {view.kept && <input type="hidden" name="shown" value="yes" />}
        <div class="actions sticky">
          <Button name="go" value={view.last || view.changing ? 'send' : 'next'}>
            {view.changing ? words.saveChange : view.last ? words.send : words.next}
          </Button>
          <Button
            kind="quiet"
            name="go"
            value={view.last && !view.changing ? 'skip-and-send' : 'skip'}
          >
            {view.kept ? words.takeBack : words.skip}
            <span class="visually-hidden">{words.which(!view.kept)}</span>
          </Button>
        </div>
      </form>
      {!view.changing && (
        <div class="stack">
          {view.before !== undefined && (
            <p class="small">
              <a href={`${head.path}/${view.before}`}>{words.back}</a>
            </p>
          )}
          {view.tapped && view.greeting === 'first-visit' && (
            <p class="muted small">
              {words.about(schoolYearInWords(head.schoolYear), head.minutes)}
            </p>
          )}
          <p class="muted small">{words.keeping}</p>
        </div>
      )}
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

function problemInWords(head: SurveyHead, problem: AnswerProblem): string {
  const words = texts[head.locale];
  switch (problem.problem) {
    case 'no-such-choice':
      return words.noSuchChoice;
    case 'nothing-arrived':
      return words.nothingArrived;
    case 'too-long':
      return words.tooLong(problem.length, problem.maxLength);
  }
}

/** A touch in the email says hello and what it chose; the rest of the welcome then follows after the form. */
function Opening({ head, view }: { head: SurveyHead; view: QuestionView }) {
  const words = texts[head.locale];
  const chosen = view.tapped ? labelOf(view) : undefined;
  if (chosen !== undefined) {
    return <Notice status>{words.tapped(head.firstName, chosen)}</Notice>;
  }
  switch (view.greeting) {
    case 'first-visit':
      return (
        <div class="stack">
          <p>{words.hello(head.firstName)},</p>
          <p>{words.about(schoolYearInWords(head.schoolYear), head.minutes)}</p>
        </div>
      );
    case 'welcome-back':
      return (
        <Notice tone="success" status>
          {words.welcomeBack(head.firstName)}
        </Notice>
      );
    case 'none':
      return null;
  }
}

function QuestionField({ view, errors }: { view: QuestionView; errors: readonly FormError[] }) {
  const { question } = view;
  const field = {
    name: question.code,
    label: question.text,
    help: question.help,
    errors,
    question: true,
    heading: true,
  };
  switch (question.form) {
    case 'choice':
      return <ChoiceField {...field} choices={question.choices} chosen={view.value} />;
    case 'text':
      return (
        <TextField
          {...field}
          value={view.value}
          maxLength={question.maxLength}
          autocomplete="organization"
        />
      );
  }
}

function labelOf({ question, value }: QuestionView): string | undefined {
  if (question.form !== 'choice') return undefined;
  return question.choices.find((choice) => choice.code === value)?.label;
}
