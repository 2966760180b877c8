import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField } from '../../../shared/html/form-fields.tsx';
import type { MentoringHead } from './mentoring-head.ts';

const texts = {
  en: {
    title: (school: string) => `Meet fellow graduates at ${school}?`,
    explain: (name: string) =>
      `${name}, other graduates of our program work there too. If you say yes, and one of them says yes, you both get one email that introduces you to each other. Nobody learns who said no.`,
    ask: 'Shall we introduce you?',
    yes: 'Yes, introduce me',
    no: 'No, thank you',
    shares: 'If yes: what may they see, besides your name?',
    sharesHelp: 'Only who said yes too sees it. Tick nothing, and they get your name alone.',
    labels: {
      position: (hint: string) => `What I teach (${hint})`,
      email: (hint: string) => `My email address (${hint})`,
      phone: (hint: string) => `My telephone number (${hint})`,
    },
    send: 'Send my answer',
    change: 'Change my answer',
    unanswered: 'Choose yes or no.',
    saidYes: 'Thank you: you said yes',
    waits:
      'As soon as a fellow graduate at your school says yes too, you both get an email. If nobody does, you hear nothing more.',
    introduced: (count: number) =>
      count === 1
        ? 'You were introduced to one fellow graduate. If another one says yes, you both get an email.'
        : `You were introduced to ${count} fellow graduates. If another one says yes, you both get an email.`,
    saidNo: 'You said no, and that is fine',
    nothing: 'We introduce you to nobody, and nobody learns that you were asked.',
    mind: 'If you change your mind',
    mindAfter: 'What was sent cannot be called back; a change holds from now on.',
    stopped: 'You have stopped our emails about meeting others, so no introduction can reach you.',
    allow: 'Allow them again',
    left: (school: string) => `You do not work at ${school} any more`,
    leftWhy:
      'So there is nothing to answer here. If that is wrong, reply to our email and we put it right.',
    held: 'We introduce you to nobody',
    heldWhy:
      'You asked the university to disclose nothing about you (a directory hold), and we keep to it. To be introduced, ask the registrar to lift it first.',
  },
} satisfies Record<MentoringHead['locale'], object>;

/** One thing that may be shown, masked as its owner knows it. */
export interface ColleagueShare {
  share: 'position' | 'email' | 'phone';
  hint: string;
}

export interface ColleaguesView {
  school: string;
  standing: 'asked' | 'yes' | 'no' | 'left' | 'held';
  /** To how many they were introduced. */
  introduced: number;
  /** What is chosen on the page. */
  answer: 'yes' | 'no' | undefined;
  shareable: readonly ColleagueShare[];
  shares: readonly string[];
  /** Where emails about meeting others can be allowed again; for who stopped them. */
  settingsPath?: string | undefined;
  /** The button was pressed without a choice. */
  unanswered?: boolean;
}

/** Whether somebody wants to be introduced to fellow graduates at their school, and what these may see. */
export function colleaguesPage(head: MentoringHead, view: ColleaguesView): Response {
  const words = texts[head.locale];
  const errors = view.unanswered ? [{ field: 'answer', message: words.unanswered }] : [];
  const wrong = errors.length > 0;
  const title = titleOf(head, view);
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program} wrong={wrong}>
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="card stack" role={view.standing === 'asked' ? undefined : 'status'}>
        <h1>{title}</h1>
        <p>{leadOf(head, view)}</p>
        {view.settingsPath !== undefined && (
          <p>
            {words.stopped} <a href={view.settingsPath}>{words.allow}</a>
          </p>
        )}
      </div>
      {view.standing !== 'left' && view.standing !== 'held' && (
        <AnswerForm head={head} view={view} errors={errors} />
      )}
    </AlumniPage>,
    wrong ? 400 : 200,
  );
}

function AnswerForm(props: {
  head: MentoringHead;
  view: ColleaguesView;
  errors: readonly FormError[];
}) {
  const { head, view, errors } = props;
  const words = texts[head.locale];
  const first = view.standing === 'asked';
  return (
    <form method="post" action={head.path} class="card stack" novalidate>
      {!first && <h2>{words.mind}</h2>}
      {view.introduced > 0 && <p>{words.mindAfter}</p>}
      <ChoiceField
        name="answer"
        label={words.ask}
        choices={[
          { code: 'yes', label: words.yes },
          { code: 'no', label: words.no },
        ]}
        chosen={view.answer}
        errors={errors}
      />
      {view.shareable.length > 0 && (
        <CheckboxesField
          name="shares"
          label={words.shares}
          help={words.sharesHelp}
          choices={view.shareable.map(({ share, hint }) => ({
            code: share,
            label: words.labels[share](hint),
          }))}
          chosen={view.shares}
        />
      )}
      <div class="actions">
        <Button>{first ? words.send : words.change}</Button>
      </div>
    </form>
  );
}

function titleOf(head: MentoringHead, { standing, school }: ColleaguesView): string {
  const words = texts[head.locale];
  switch (standing) {
    case 'asked':
      return words.title(school);
    case 'yes':
      return words.saidYes;
    case 'no':
      return words.saidNo;
    case 'left':
      return words.left(school);
    case 'held':
      return words.held;
  }
}

function leadOf(head: MentoringHead, { standing, introduced }: ColleaguesView): string {
  const words = texts[head.locale];
  switch (standing) {
    case 'asked':
      return words.explain(head.firstName);
    case 'yes':
      return introduced === 0 ? words.waits : words.introduced(introduced);
    case 'no':
      return words.nothing;
    case 'left':
      return words.leftWhy;
    case 'held':
      return words.heldWhy;
  }
}
