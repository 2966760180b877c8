import { type MentoringKind, mentoringTopics } from '../../../events/vocabulary/mentoring.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { labelled } from './labelled.ts';
import { dayInWords, type MentoringHead } from './mentoring-head.ts';
import { longestWords, type RequestProblem, type TypedRequest } from './request-fields.ts';
import type { Shareable } from './share-choices.ts';
import { ShareField } from './share-field.tsx';

const texts = {
  en: {
    title: 'Ask for a mentor',
    explain: (name: string, program: string) =>
      `${name}, many graduates of ${program} are glad to help. Tell us what would help you, and we look for somebody who fits. It costs nothing, and you can stop at any time.`,
    wishes: 'What you have asked for',
    wish: (kind: string, day: string) => `${kind} (${day}): `,
    standings: {
      looking: 'we are looking for somebody who fits.',
      asking: 'somebody is being asked. You hear from us as soon as they say yes.',
      found: 'you have somebody. The email that introduced you says how to reach them.',
      'not-found': 'nobody has been found yet. A person of the program will be in touch.',
    },
    kind: 'What would help you?',
    topics: 'What would you like to talk about?',
    words: 'In your own words (optional)',
    wordsHelp: 'Whoever is asked to mentor you reads this. Please name no students.',
    shares: 'How may your mentor reach you?',
    sharesHelp:
      'Your mentor sees only what you tick, once they have said yes. Before that they see your first name and what you wish.',
    send: 'Ask for a mentor',
    again: 'Save what I wish',
    problems: {
      kind: 'Choose what would help you.',
      words: `Please use ${longestWords} characters at most.`,
      shares: 'Tick your email address or your telephone number, so that they can reach you.',
    },
    stopped: 'You stopped our emails about mentoring, so we could not introduce anybody to you.',
    settings: 'Change your email settings',
  },
} satisfies Record<MentoringHead['locale'], object>;

export interface RequestView {
  kinds: readonly MentoringKind[];
  wishes: readonly {
    kind: MentoringKind;
    createdAt: string;
    standing: 'looking' | 'asking' | 'found' | 'not-found';
  }[];
  typed: TypedRequest;
  problems: readonly RequestProblem[];
  shareable: readonly Shareable[];
  /** The way to allow emails about mentoring, where they were stopped. */
  settingsPath?: string | undefined;
}

/** Somebody asks for a mentor, and sees how an earlier wish stands. */
export function requestPage(head: MentoringHead, view: RequestView): Response {
  const words = texts[head.locale];
  const errors = view.problems.map((field) => ({ field, message: words.problems[field] }));
  return alumniResponse(
    <AlumniPage
      locale={head.locale}
      title={words.title}
      program={head.program}
      wrong={errors.length > 0}
    >
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="stack">
        <h1>{words.title}</h1>
        <p>{words.explain(head.firstName, head.program.name)}</p>
        {view.settingsPath !== undefined && (
          <Notice tone="warning">
            {words.stopped} <a href={view.settingsPath}>{words.settings}</a>
          </Notice>
        )}
      </div>
      <Wishes head={head} wishes={view.wishes} />
      <RequestForm head={head} view={view} errors={errors} />
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

function Wishes({ head, wishes }: { head: MentoringHead; wishes: RequestView['wishes'] }) {
  if (wishes.length === 0) return null;
  const words = texts[head.locale];
  const { kinds } = mentoringLabels(head.locale);
  return (
    <section class="notice success stack" aria-labelledby="wishes">
      <h2 id="wishes">{words.wishes}</h2>
      <ul class="stack">
        {wishes.map(({ kind, createdAt, standing }) => (
          <li>
            <strong>{words.wish(kinds[kind].name, dayInWords(createdAt, head))}</strong>
            {words.standings[standing]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RequestForm(props: {
  head: MentoringHead;
  view: RequestView;
  errors: readonly FormError[];
}) {
  const { head, view, errors } = props;
  const { typed } = view;
  const words = texts[head.locale];
  const labels = mentoringLabels(head.locale);
  const waits = view.wishes.some(({ standing }) => standing !== 'found');
  return (
    <form method="post" action={head.path} class="card stack-wide" novalidate>
      <ChoiceField
        name="kind"
        label={words.kind}
        choices={view.kinds.map((code) => ({ code, label: labels.kinds[code].wished }))}
        chosen={typed.kind}
        errors={errors}
      />
      <CheckboxesField
        name="topics"
        label={words.topics}
        choices={labelled(mentoringTopics, labels.topics)}
        chosen={typed.topics}
      />
      <TextAreaField
        name="words"
        label={words.words}
        help={words.wordsHelp}
        value={typed.words}
        rows={4}
        errors={errors}
      />
      <ShareField
        locale={head.locale}
        label={words.shares}
        help={words.sharesHelp}
        shareable={view.shareable}
        chosen={typed.shares}
        errors={errors}
      />
      <div class="actions">
        <Button>{waits ? words.again : words.send}</Button>
      </div>
    </form>
  );
}
