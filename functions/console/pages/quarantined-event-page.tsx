import type { FormField } from '../../../shared/domain/contract-fields.ts';
import type { FormValues } from '../../../shared/domain/contract-form.ts';
import { eventSubject } from '../../../shared/domain/event-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ContractForm } from '../../../shared/html/contract-form.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { fieldId, type FormError } from '../../../shared/html/form-error.ts';
import { Button, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { At } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { quarantinedSubject, type QuarantineRow, statusTag } from './quarantine-page.tsx';

export interface QuarantinedEventProps extends QuarantineRow {
  /** What it is mended into; undefined until somebody says what it is. */
  as: string | undefined;
  types: readonly string[];
  form: {
    fields: readonly FormField[];
    values: FormValues;
    more: string | undefined;
    /** When it was stated, where that has to be mended. */
    occurredAt?: string;
  };
  /** JSON. */
  detail: string;
  /** It was mended as JSON. */
  byJson: boolean;
  stated: { eventId: string; occurredAt: string | undefined };
  settledAt: string | undefined;
  settledBy: string | undefined;
  /** What the door found, at its fields. */
  found: readonly FormError[];
  /** What is wrong with what was handed in from here. */
  errors: readonly FormError[];
}

/** One event: why it could not be admitted, and its form to be mended. */
export function quarantinedEventPage(frame: Frame, props: QuarantinedEventProps): Response {
  const { errors } = props;
  const subject = quarantinedSubject(props.type);
  return consoleResponse(
    frame,
    {
      title: `Quarantine: ${subject}`,
      part: 'quarantine',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/quarantine">Quarantine</a>
        </p>
        <h1>{subject}</h1>
        <p class="muted">
          {props.type} from {props.source}, <At iso={props.receivedAt} timeZone={frame.timeZone} />
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <Reasons {...props} />
      {props.status === 'waiting' ? (
        <>
          {props.as === undefined ? <WhatIsIt {...props} /> : <Mend {...props} as={props.as} />}
          <AsJson {...props} />
          <Discard quarantineId={props.quarantineId} />
        </>
      ) : (
        <Notice>
          <p>
            {statusTag(props.status).label}
            {props.settledAt !== undefined && (
              <>
                , <At iso={props.settledAt} timeZone={frame.timeZone} />
              </>
            )}
            {props.settledBy !== undefined && ` by ${props.settledBy}`}.
          </p>
        </Notice>
      )}
    </>,
  );
}

/** Each leads to its field, where there is one to mend. */
function Reasons({ reasons, status, as }: QuarantinedEventProps) {
  const mendable = status === 'waiting' && as !== undefined;
  return (
    <section class="panel stack" aria-labelledby="reasons">
      <h2 id="reasons">Why it was not admitted</h2>
      <ul>
        {reasons.map(({ field, sentence, found }) => (
          <li>
            {mendable && field !== undefined && field !== '_as' ? (
              <a href={`#${fieldId(field)}`}>{sentence}</a>
            ) : (
              sentence
            )}
            {found !== undefined && <span class="muted small"> Found: {found}.</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its type is none that is taken in: somebody has to say what it is before there is a form. */
function WhatIsIt({ quarantineId, types }: QuarantinedEventProps) {
  return (
    <section class="panel stack" aria-labelledby="what">
      <h2 id="what">What is it?</h2>
      <p>Choose what it states; its form opens with what can be read of it.</p>
      <ul class="bare columns">
        {types.map((type) => (
          <li>
            <a href={`/console/quarantine/${quarantineId}?as=${type}`}>{eventSubject(type)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mend(props: QuarantinedEventProps & { as: string }) {
  const { as, form, stated } = props;
  const errors = props.byJson || props.errors.length === 0 ? props.found : props.errors;
  return (
    <form
      method="post"
      action={`/console/quarantine/${props.quarantineId}/replay`}
      class="panel stack-wide narrow"
      novalidate
      aria-labelledby="mend"
    >
      <h2 id="mend">Mend it</h2>
      <p class="muted">
        Handed in as {eventSubject(as).toLowerCase()}, under its own id{' '}
        <code>{stated.eventId}</code>: what was admitted under it before is not admitted twice.
      </p>
      <input type="hidden" name="_as" value={as} />
      {/* The first button of a form is the one that the Enter key presses. */}
      <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true">
        Hand it in again
      </button>
      {form.occurredAt !== undefined && (
        <TextField
          name="_occurredAt"
          label="When it was stated"
          help="Day and time with its offset, such as 2026-05-15T17:00:00Z."
          value={form.occurredAt}
          errors={errors}
          maxLength={40}
          autocomplete="off"
        />
      )}
      <ContractForm fields={form.fields} values={form.values} errors={errors} more={form.more} />
      <div class="actions">
        <Button>Hand it in again</Button>
      </div>
    </form>
  );
}

function AsJson({ quarantineId, as, types, detail, byJson, errors }: QuarantinedEventProps) {
  const wrong = byJson ? errors : [];
  return (
    <details class="panel" open={byJson}>
      <summary>The event as it came (JSON)</summary>
      <form method="post" action={`/console/quarantine/${quarantineId}/replay`} class="stack">
        <SelectField
          name="type"
          label="Hand in as"
          chosen={as ?? ''}
          choices={types.map((type) => ({ code: type, label: type }))}
          errors={wrong}
        />
        <TextAreaField
          name="detail"
          label="Content (JSON)"
          help="For whoever knows the event’s contract. eventId and programId must stay as they are."
          value={detail}
          rows={22}
          errors={wrong}
          code
        />
        <div class="actions">
          <Button kind="secondary">Hand in this JSON</Button>
        </div>
      </form>
    </details>
  );
}

function Discard({ quarantineId }: { quarantineId: string }) {
  return (
    <details class="confirm panel">
      <summary>Discard this event</summary>
      <form method="post" action={`/console/quarantine/${quarantineId}/discard`} class="stack">
        <p>
          It is not admitted, and is deleted when its 90 days are over. Its sender is told so when
          they ask what became of it.
        </p>
        <Button kind="danger">Yes, discard it</Button>
      </form>
    </details>
  );
}
