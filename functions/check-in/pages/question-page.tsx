import { helpNeeds } from '../../../events/vocabulary/check-in.ts';
import { checkInWords, moods } from '../../../shared/domain/check-in-words.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import {
  Button,
  CheckboxField,
  ChoiceField,
  TextField,
} from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import type { AnswerProblem, FilledIn } from './answer-form.ts';
import type { CheckInHead } from './check-in-head.ts';

const texts = {
  en: {
    hello: (name: string) =>
      `Hello ${name}, this takes less than a minute. Only the first question needs an answer.`,
    tapped: (name: string, mood: string) =>
      `Hello ${name}. You chose “${mood}” in the email; press the button to send it. Everything else on this page is up to you.`,
    needs: 'What would help you now?',
    needsHelp: 'As many as you like, or none.',
    words: 'Would you like to add anything?',
    call: 'Please call me',
    caller: (caller: string) => `Would you rather talk? ${caller} calls you within a few days.`,
    number: (ending: string) => `Number to call, if not the one ending in ${ending}`,
    noNumber: 'Number to call, if you would like a call',
    send: 'Send',
    change: 'Send the change',
    readers: (program: string) =>
      `What you write is read by the staff of ${program}. It is not passed on to your school or district.`,
    settings: 'Email settings',
    unsubscribe: 'Stop check-in emails',
    problems: {
      mood: 'Choose how it is going.',
      tooLong: (length: number, maxLength: number) =>
        `That is ${length} characters; please use ${maxLength} at most.`,
      missing: 'Give a telephone number, so that we can call you.',
      'no-number': 'That does not look like a telephone number, such as (555) 010-2345.',
    },
  },
} satisfies Record<CheckInHead['locale'], object>;

export interface QuestionView {
  view: 'question';
  filledIn: FilledIn;
  /** The filled-in answer was touched in the email and is not recorded yet. */
  tapped: boolean;
  /** It was answered before: this changes the answer. */
  changing: boolean;
  /** Last digits of the number we have. */
  numberEnding: string | undefined;
}

/** The one page of a check-in. Nothing is recorded before its button is pressed. */
export function questionPage(
  head: CheckInHead,
  view: QuestionView,
  problems: readonly AnswerProblem[] = [],
): Response {
  const words = texts[head.locale];
  const asks = checkInWords[head.locale];
  const { filledIn } = view;
  const errors = problems.map((problem) => errorFor(head, problem));
  const title = head.afterLeaving ? asks.questionAfterLeaving : asks.question;
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program} wrong={errors.length > 0}>
      <ErrorSummary locale={head.locale} errors={errors} />
      {errors.length === 0 && <Opening head={head} view={view} />}
      <form method="post" action={head.path} class="stack-wide" novalidate>
        <ChoiceField
          name="mood"
          label={title}
          question
          heading
          errors={errors}
          choices={moods.map((mood) => ({ code: String(mood), label: asks.moods[mood] }))}
          chosen={filledIn.mood === undefined ? undefined : String(filledIn.mood)}
        />
        <CheckboxesField
          name="needs"
          label={words.needs}
          help={words.needsHelp}
          choices={helpNeeds.map((code) => ({ code, label: asks.needs[code] }))}
          chosen={filledIn.needs}
        />
        <TextAreaField
          name="words"
          label={words.words}
          help={words.readers(head.program.name)}
          value={filledIn.words}
          rows={4}
          errors={errors}
        />
        <CallMe head={head} view={view} errors={errors} />
        <div class="actions sticky">
          <Button>{view.changing ? words.change : words.send}</Button>
        </div>
      </form>
      <Ways head={head} />
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

function Opening({ head, view }: { head: CheckInHead; view: QuestionView }) {
  const words = texts[head.locale];
  const { mood } = view.filledIn;
  if (view.tapped && mood !== undefined) {
    return (
      <Notice status>{words.tapped(head.firstName, checkInWords[head.locale].moods[mood])}</Notice>
    );
  }
  return <p>{words.hello(head.firstName)}</p>;
}

function CallMe(props: { head: CheckInHead; view: QuestionView; errors: readonly FormError[] }) {
  const { head, view, errors } = props;
  const words = texts[head.locale];
  return (
    <div class="stack">
      <CheckboxField
        name="callMe"
        label={words.call}
        help={words.caller(head.caller)}
        checked={view.filledIn.callMe}
      />
      <TextField
        name="telephone"
        type="tel"
        label={view.numberEnding === undefined ? words.noNumber : words.number(view.numberEnding)}
        value={view.filledIn.telephone}
        autocomplete="tel"
        inputmode="tel"
        maxLength={40}
        errors={errors}
      />
    </div>
  );
}

function Ways({ head }: { head: CheckInHead }) {
  const words = texts[head.locale];
  return (
    <ul class="stack small">
      <li>
        <a href={head.links.settings}>{words.settings}</a>
      </li>
      <li>
        <a href={head.links.unsubscribe}>{words.unsubscribe}</a>
      </li>
    </ul>
  );
}

function errorFor(head: CheckInHead, problem: AnswerProblem): FormError {
  const words = texts[head.locale].problems;
  switch (problem.field) {
    case 'mood':
      return { field: 'mood', message: words.mood };
    case 'words':
      return { field: 'words', message: words.tooLong(problem.length, problem.maxLength) };
    case 'telephone':
      return { field: 'telephone', message: words[problem.problem] };
  }
}
