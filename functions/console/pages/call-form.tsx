import { callOutcomes, nextSteps } from '../../../events/vocabulary/call.ts';
import { helpNeeds } from '../../../events/vocabulary/check-in.ts';
import { questionOf } from '../../../shared/domain/annual-survey.ts';
import { nextStepsInWords, outcomesInWords } from '../../../shared/domain/call-words.ts';
import { checkInWords } from '../../../shared/domain/check-in-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';

export interface CallFormView {
  form: {
    outcome: string;
    nextStep: string;
    nextDay: string;
    note: string;
    needs: readonly string[];
    learned: Readonly<Record<string, string>>;
    telephone: string;
  };
  /** Stands for this form: a second press of it is the same call. */
  formId: string;
  errors: readonly FormError[];
  /** Whom the call was to be given to, where that went wrong. */
  owner?: { name: string; address: string };
}

interface Circumstances {
  personId: string;
  /** Where the form goes. */
  action: string;
  open: boolean;
  /** How many attempts the page shows. */
  attempts: number;
  barrier: 'opted-out' | 'degree-revoked' | 'not-reachable' | undefined;
  lastTry: boolean;
}

const learnedLabels: Readonly<Record<string, string>> = {
  EMP_STATUS: 'What they do now',
  JOB_SAT: 'How satisfied they are',
  INTENT_STAY: 'What they expect for next school year',
  MENTOR_WILLING: 'Whether they would mentor somebody',
};

/** How a call went, what follows, and what was learned. Outcome and note are enough. */
export function CallLog(props: CallFormView & { about: Circumstances }) {
  const { form, errors, about } = props;
  return (
    <section class="panel stack-wide" aria-labelledby="log">
      <h2 id="log">{about.open ? 'How did it go?' : 'Note another call'}</h2>
      <form method="post" action={`${about.action}/attempts`} class="stack-wide compact">
        <input type="hidden" name="formId" value={props.formId} />
        <input type="hidden" name="shown" value={String(about.attempts)} />
        <ChoiceField
          name="outcome"
          label="The call"
          choices={callOutcomes.map((code) => ({ code, label: outcomesInWords[code] }))}
          chosen={form.outcome}
          errors={errors}
        />
        <TextAreaField
          name="note"
          label="What was said (optional)"
          help="For the staff only. It never leaves the console, and goes when the person’s record goes."
          value={form.note}
          rows={4}
          errors={errors}
        />
        <NextStep form={form} errors={errors} about={about} />
        <Learned form={form} errors={errors} personId={about.personId} />
        <div class="actions">
          <Button>Note the call</Button>
        </div>
      </form>
    </section>
  );
}

function Learned(props: Pick<CallFormView, 'form' | 'errors'> & { personId: string }) {
  const { form, errors } = props;
  const filled =
    form.needs.length > 0 ||
    form.telephone !== '' ||
    Object.values(form.learned).some((value) => value !== '') ||
    errors.some(({ field }) => field === 'telephone');
  return (
    <details open={filled}>
      <summary>What you learned: what would help, where they are, another number</summary>
      <div class="stack-wide">
        <CheckboxesField
          name="needs"
          label="What would help them"
          choices={helpNeeds.map((code) => ({
            code,
            label: checkInWords[defaultLocale].needs[code].replace(/^My /, 'Their '),
          }))}
          chosen={form.needs}
        />
        <div class="field-row">
          {Object.entries(learnedLabels).map(([code, label]) => (
            <SelectField
              name={code}
              label={label}
              chosen={form.learned[code] ?? ''}
              choices={[{ code: '', label: 'Nothing new' }, ...answersTo(code)]}
            />
          ))}
        </div>
        <p class="muted small">
          It is kept as told by the staff. A new school, or the end of a position, is recorded on{' '}
          <a href={`/console/people/${props.personId}#positions`}>their page</a>.
        </p>
        <TextField
          name="telephone"
          label="Another telephone number"
          help="When the number was wrong, or they gave a better one. It is used from now on."
          value={form.telephone}
          errors={errors}
          maxLength={40}
          autocomplete="off"
        />
      </div>
    </details>
  );
}

function answersTo(code: string) {
  const question = questionOf(code);
  if (question?.form !== 'choice') return [];
  return question.choices.filter((choice) => choice.code !== 'prefer-not-to-say');
}

const barriers = {
  'opted-out': 'they want none',
  'degree-revoked': 'every degree was taken back',
  'not-reachable': 'no address can be used',
} as const;

function NextStep(props: Pick<CallFormView, 'form' | 'errors'> & { about: Circumstances }) {
  const { form, errors, about } = props;
  return (
    <>
      <ChoiceField
        name="nextStep"
        label="What happens next"
        help={whatFollows(about)}
        choices={[
          { code: 'usual', label: 'What mostly follows' },
          ...nextSteps
            .filter((code) => code !== 'send-check-in' || about.barrier === undefined)
            .map((code) => ({ code, label: nextStepsInWords[code] })),
        ]}
        chosen={form.nextStep}
        errors={errors}
      />
      <TextField
        name="nextDay"
        type="date"
        label="The day to call again (optional)"
        value={form.nextDay}
        errors={errors}
      />
    </>
  );
}

/** What “mostly” means here, now. */
function whatFollows({ barrier, lastTry }: Circumstances): string {
  const instead =
    barrier === undefined
      ? 'they get a check-in by email'
      : `the call ends (no email can take its place: ${barriers[barrier]})`;
  const silence = lastTry
    ? `This would be the third time without an answer: ${instead}`
    : 'Nobody answered: call again in 2 days';
  return `Mostly: nothing once they were reached. Word was left: call again in 3 days. ${silence}. Wrong number: ${instead}, unless you enter another.`;
}
