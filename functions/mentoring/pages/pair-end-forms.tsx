import {
  Button,
  CheckboxField,
  ChoiceField,
  TextField,
} from '../../../shared/html/form-fields.tsx';
import type { MentoringHead } from './mentoring-head.ts';
import type { PairPart } from './pair-parts.ts';

const texts = {
  en: {
    pause: 'Take a pause',
    pauseExplain:
      'For both of you. Nobody is asked anything until that day, and your time together is longer by as much.',
    until: 'Until which day?',
    untilHelp: 'Year, month and day, such as 2027-08-15.',
    pauseButton: 'Pause until that day',
    goOn: 'Go on now',
    goOnExplain: 'The pause is over by itself on that day.',
    end: 'End it',
    endExplain:
      'Whenever you like, and without a reason. It ends for both of you; the other is thanked, not told who ended it.',
    outcome: 'How does it end?',
    outcomes: {
      completed: 'We have done what we wanted to do',
      cancelled: 'It does not work out this time',
    },
    rematch: 'Please look for another mentor for me',
    endButton: 'End it for both of us',
  },
} satisfies Record<MentoringHead['locale'], object>;

/** A pause, until a day. */
export function PauseForm({ head, view, errors }: PairPart) {
  const words = texts[head.locale];
  return (
    <form method="post" action={head.path} class="card stack" novalidate>
      <h2>{words.pause}</h2>
      <p>{words.pauseExplain}</p>
      <TextField
        name="until"
        type="date"
        label={words.until}
        help={words.untilHelp}
        value={view.typedUntil}
        errors={errors}
      />
      <div class="actions">
        <Button kind="secondary" name="act" value="pause">
          {words.pauseButton}
        </Button>
      </div>
    </form>
  );
}

/** The end of a pause, before its day. */
export function GoOnForm({ head }: PairPart) {
  const words = texts[head.locale];
  return (
    <form method="post" action={head.path} class="stack">
      <p>{words.goOnExplain}</p>
      <div class="actions">
        <Button name="act" value="go-on">
          {words.goOn}
        </Button>
      </div>
    </form>
  );
}

/** The end, as easy as the beginning. */
export function EndForm({ head, view, errors }: PairPart) {
  const words = texts[head.locale];
  return (
    <form method="post" action={head.path} class="card stack-wide" novalidate>
      <div class="stack">
        <h2>{words.end}</h2>
        <p>{words.endExplain}</p>
      </div>
      <ChoiceField
        name="outcome"
        label={words.outcome}
        choices={[
          { code: 'completed', label: words.outcomes.completed },
          { code: 'cancelled', label: words.outcomes.cancelled },
        ]}
        errors={errors}
      />
      {view.side === 'mentee' && <CheckboxField name="rematch" label={words.rematch} />}
      <div class="actions">
        <Button kind="secondary" name="act" value="end">
          {words.endButton}
        </Button>
      </div>
    </form>
  );
}
