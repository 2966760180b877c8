import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import type { Wish } from './wish-card.tsx';
import { WishCard } from './wish-card.tsx';
import { dayInWords, type MentoringHead } from './mentoring-head.ts';
import type { Shareable } from './share-choices.ts';
import { ShareField } from './share-field.tsx';

const texts = {
  en: {
    title: (mentee: string) => `Would you mentor ${mentee}?`,
    hello: (name: string, day: string) =>
      `${name}, you can answer until ${day}. Yes and no are both fine.`,
    'late-declined':
      'You said no, and nobody else has said yes yet. If you have changed your mind, you still can.',
    'late-expired':
      'The time to answer is over, but nobody else has said yes yet. If you would like to, you still can.',
    yes: 'Say yes',
    shares: 'How may they reach you?',
    sharesHelp: (mentee: string) =>
      `${mentee} sees only what you tick, once you have said yes. We introduce you to each other by email.`,
    accept: (mentee: string) => `Yes, I will mentor ${mentee}`,
    no: 'Not this time?',
    noReason: (mentee: string) =>
      `You need not say why. We ask somebody else, and ${mentee} does not hear of it.`,
    until: 'Please do not ask me before this day (optional)',
    untilHelp: 'Year, month and day, such as 2027-08-15.',
    decline: 'No, not this time',
    problems: {
      shares: 'Tick your email address or your telephone number, so that they can reach you.',
      until: 'Give a day after today and within two years, such as 2027-08-15, or leave it empty.',
    },
  },
} satisfies Record<MentoringHead['locale'], object>;

export type InvitationProblem = 'shares' | 'until';

export interface InvitationView {
  /** Their first name. */
  mentee: string;
  wish: Wish;
  /** Why this mentor: clauses to follow “because”. */
  reasons: readonly string[];
  /** Whether it waits for an answer, or may still be said yes to. */
  standing: 'waiting' | 'late-declined' | 'late-expired';
  expiresAt: string;
  shareable: readonly Shareable[];
  /** What was ticked and typed just now. */
  shares?: readonly string[];
  until?: string;
  problem?: InvitationProblem | undefined;
}

/** Somebody is asked to mentor somebody: who it is, what they wish, yes and no. */
export function invitationPage(head: MentoringHead, view: InvitationView): Response {
  const words = texts[head.locale];
  const { problem } = view;
  const errors =
    problem === undefined ? [] : [{ field: problem, message: words.problems[problem] }];
  const title = words.title(view.mentee);
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program} wrong={errors.length > 0}>
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="stack">
        <h1>{title}</h1>
        {view.standing === 'waiting' ? (
          <p>{words.hello(head.firstName, dayInWords(view.expiresAt, head))}</p>
        ) : (
          <Notice status>{words[view.standing]}</Notice>
        )}
      </div>
      <WishCard locale={head.locale} mentee={view.mentee} wish={view.wish} reasons={view.reasons} />
      <AcceptForm head={head} view={view} errors={errors} />
      {view.standing === 'waiting' && <DeclineForm head={head} view={view} errors={errors} />}
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

interface Part {
  head: MentoringHead;
  view: InvitationView;
  errors: readonly FormError[];
}

function AcceptForm({ head, view, errors }: Part) {
  const words = texts[head.locale];
  return (
    <form method="post" action={head.path} class="card stack" novalidate>
      <h2>{words.yes}</h2>
      <ShareField
        locale={head.locale}
        label={words.shares}
        help={words.sharesHelp(view.mentee)}
        shareable={view.shareable}
        chosen={view.shares ?? []}
        errors={errors}
      />
      <div class="actions">
        <Button name="act" value="accept">
          {words.accept(view.mentee)}
        </Button>
      </div>
    </form>
  );
}

function DeclineForm({ head, view, errors }: Part) {
  const words = texts[head.locale];
  return (
    <form method="post" action={head.path} class="card stack" id="no" novalidate>
      <h2>{words.no}</h2>
      <p>{words.noReason(view.mentee)}</p>
      <TextField
        name="until"
        type="date"
        label={words.until}
        help={words.untilHelp}
        value={view.until}
        errors={errors}
      />
      <div class="actions">
        <Button kind="secondary" name="act" value="decline">
          {words.decline}
        </Button>
      </div>
    </form>
  );
}
