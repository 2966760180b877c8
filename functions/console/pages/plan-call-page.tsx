import { defaultLocale } from '../../../shared/domain/locale.ts';
import { telephoneInWords } from '../../../shared/domain/telephone-in-words.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField, TextField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

interface PlanCallProps {
  personId: string;
  name: string;
  telephone: string | undefined;
  noCallsSince: string | undefined;
  form: { dueDate: string; about: string; owner: string };
  /** Stands for this form: a second press of it is the same call. */
  formId: string;
  /** Who may call; the first is the one who mostly does. */
  callers: readonly { address: string; label: string }[];
  errors: readonly FormError[];
}

/** Plans a call to somebody by hand. */
export function planCallPage(frame: Frame, props: PlanCallProps): Response {
  const { form, errors, callers } = props;
  return consoleResponse(
    frame,
    {
      title: `Plan a call to ${props.name}`,
      part: 'calls',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href={`/console/people/${props.personId}`}>{props.name}</a>
        </p>
        <h1>Plan a call to {props.name}</h1>
        <p class="muted">
          {props.telephone === undefined
            ? 'No telephone number of theirs is known.'
            : `Their number: ${telephoneInWords(props.telephone)}.`}{' '}
          Whoever calls is told by email, without their name.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      {props.noCallsSince !== undefined && (
        <Notice tone="danger">
          <p>
            They asked not to be called (<Day iso={props.noCallsSince} timeZone={frame.timeZone} />
            ).
          </p>
        </Notice>
      )}
      <form
        method="post"
        action={`/console/people/${props.personId}/calls`}
        class="panel stack-wide narrow"
      >
        <input type="hidden" name="formId" value={props.formId} />
        <TextField
          name="dueDate"
          type="date"
          label="Call by"
          value={form.dueDate}
          errors={errors}
          required
        />
        <TextAreaField
          name="about"
          label="What it is about (optional)"
          help="For whoever calls. It stands on the page of the call only."
          value={form.about}
          rows={4}
          errors={errors}
        />
        {callers.length > 1 && (
          <ChoiceField
            name="owner"
            label="Who calls"
            choices={callers.map(({ address, label }) => ({ code: address, label }))}
            chosen={form.owner}
            errors={errors}
          />
        )}
        <div class="actions">
          <Button>Plan the call</Button>
        </div>
      </form>
    </>,
  );
}
