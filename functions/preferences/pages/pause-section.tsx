import type { Locale } from '../../../shared/domain/locale.ts';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField, TextField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import type { PauseForm, PauseProblem } from './pause-form.ts';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    title: 'Take a break',
    explain:
      'We send you nothing until a day of your choice. What is due in the meantime waits; your other settings stay as they are.',
    length: 'For how long?',
    lengths: [
      { code: '1-month', label: 'One month' },
      { code: '3-months', label: 'Three months' },
      { code: 'until', label: 'Until a day that I choose' },
    ],
    until: 'First day on which we may write again',
    untilHelp: 'Only if you choose a day.',
    pause: 'Take a break',
    paused: (day: string) => `You are taking a break: we send you nothing before ${day}.`,
    end: 'End the break now',
    change: 'Change the break',
    problems: {
      'no-length': 'Choose how long the break is to be.',
      'no-day': 'Give the day as your browser asks for it, or as in 2027-08-15.',
      'not-ahead': 'Choose a day after today.',
      'too-far': 'Choose a day within the next two years.',
    },
  },
} satisfies Record<Locale, object>;

export interface PauseView {
  /** First day on which messages may go again; undefined when there is no pause. */
  pausedUntil: string | undefined;
  form?: PauseForm;
  problem?: PauseProblem;
}

/** What is wrong with the form of the pause, at its field. */
export function pauseErrors(locale: Locale, problem: PauseProblem | undefined): FormError[] {
  if (problem === undefined) return [];
  const field = problem === 'no-length' ? 'pause' : 'until';
  return [{ field, message: texts[locale].problems[problem] }];
}

/** A pause of every purpose at once, with its end. */
export function PauseSection({ head, pause }: { head: PreferencesHead; pause: PauseView }) {
  const words = texts[head.locale];
  const errors = pauseErrors(head.locale, pause.problem);
  return (
    <section class="card stack" aria-labelledby="break">
      <h2 id="break">{words.title}</h2>
      {pause.pausedUntil === undefined ? (
        <p class="muted">{words.explain}</p>
      ) : (
        <>
          <Notice tone="success" status>
            {words.paused(dayInWords(pause.pausedUntil, head.locale))}
          </Notice>
          <form method="post" action={head.path}>
            <Button kind="secondary" name="act" value="end-break">
              {words.end}
            </Button>
          </form>
        </>
      )}
      <form method="post" action={head.path} class="stack" novalidate>
        <ChoiceField
          name="pause"
          label={words.length}
          choices={words.lengths}
          chosen={pause.form?.length}
          errors={errors}
        />
        <TextField
          name="until"
          type="date"
          label={words.until}
          help={words.untilHelp}
          value={pause.form?.until}
          errors={errors}
        />
        <Button kind="secondary" name="act" value="break">
          {pause.pausedUntil === undefined ? words.pause : words.change}
        </Button>
      </form>
    </section>
  );
}

/** A day as people write it. */
function dayInWords(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));
}
