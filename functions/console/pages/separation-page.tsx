import { separationReasons, separations } from '../../../events/vocabulary/employment.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { evidenceChoices } from './evidence-choices.ts';

interface SeparationProps {
  person: { personId: string; name: string };
  position: { employmentId: string; hireDate: string; school: string };
  form: { endDate: string; separation: string; separationReason: string; source: string };
  /** Stands for this form: a second press of it is the same end. */
  formId: string;
  errors: readonly FormError[];
}

const unsaid = { code: '', label: 'Not known' };

/** Records by hand that somebody left a position. */
export function separationPage(frame: Frame, props: SeparationProps): Response {
  const { form, errors, person, position } = props;
  const path = `/console/people/${person.personId}`;
  return consoleResponse(
    frame,
    {
      title: 'End of a position',
      part: 'people',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href={path}>{person.name}</a>
        </p>
        <h1>End of a position</h1>
        <p>
          <span class="strong">{position.school}</span>, since{' '}
          <Day iso={position.hireDate} timeZone={frame.timeZone} />
        </p>
        <p class="muted">
          Its check-ins stop. They are asked once, by email, how they are and whether you can help.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form
        method="post"
        action={`${path}/positions/${position.employmentId}/end`}
        class="panel stack-wide narrow"
        novalidate
      >
        <input type="hidden" name="formId" value={props.formId} />
        <div class="field-row">
          <TextField
            name="endDate"
            label="Last day"
            type="date"
            value={form.endDate}
            errors={errors}
          />
        </div>
        <div class="field-row">
          <SelectField
            name="separation"
            label="Who decided (optional)"
            chosen={form.separation}
            choices={[unsaid, ...separations.map((code) => ({ code, label: code }))]}
          />
          <SelectField
            name="separationReason"
            label="Reason (optional)"
            chosen={form.separationReason}
            choices={[unsaid, ...separationReasons.map((code) => ({ code, label: code }))]}
          />
        </div>
        <SelectField
          name="source"
          label="Where you know it from"
          chosen={form.source}
          choices={evidenceChoices}
          errors={errors}
        />
        <div class="actions">
          <Button>Record the end</Button>
          <a href={path}>Cancel</a>
        </div>
      </form>
    </>,
  );
}
