import { academicSubjects } from '../../../events/vocabulary/employment.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, CheckboxField, TextField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

interface AdmissionProps {
  form: {
    candidateIdentifier: string;
    firstName: string;
    lastSurname: string;
    beginDate: string;
    personalAddress: string;
    telephone: string;
    homeDistrictLeaId: string;
    subjects: readonly string[];
    hold: boolean;
  };
  /** Stands for this form: a second press of it is the same admission. */
  formId: string;
  errors: readonly FormError[];
}

/** Records one admitted candidate by hand. */
export function admissionPage(frame: Frame, { form, formId, errors }: AdmissionProps): Response {
  const field = (name: string, label: string, value: string, maxLength: number) => ({
    name,
    label,
    value,
    errors,
    maxLength,
    autocomplete: 'off',
  });
  return consoleResponse(
    frame,
    {
      title: 'Record an admitted candidate',
      part: 'people',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/people">People</a>
        </p>
        <h1>Record an admitted candidate</h1>
        <p class="muted">
          For somebody who enters the program. They get no surveys; a buddy from an older cohort is
          looked for. When they complete, their graduation is added to the same record.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action="/console/admissions" class="panel stack-wide narrow" novalidate>
        <input type="hidden" name="formId" value={formId} />
        <fieldset class="group">
          <legend>Candidate</legend>
          <div class="field-row">
            <TextField
              {...field('candidateIdentifier', 'Student id', form.candidateIdentifier, 32)}
              help="Such as @75548223."
            />
            <TextField
              {...field('beginDate', 'First day in the program', form.beginDate, 10)}
              type="date"
            />
          </div>
          <div class="field-row">
            <TextField {...field('firstName', 'First name', form.firstName, 75)} />
            <TextField {...field('lastSurname', 'Last name', form.lastSurname, 75)} />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>What they prepare to teach</legend>
          {academicSubjects.map((subject, at) => (
            <CheckboxField
              name={`subject-${at}`}
              label={subject}
              checked={form.subjects.includes(subject)}
            />
          ))}
        </fieldset>
        <fieldset class="group">
          <legend>How to reach them</legend>
          <div class="field-row">
            <TextField
              {...field(
                'personalAddress',
                'Personal email address (optional)',
                form.personalAddress,
                254,
              )}
              type="email"
            />
            <TextField {...field('telephone', 'Telephone (optional)', form.telephone, 24)} />
          </div>
          <TextField
            {...field('homeDistrictLeaId', 'Home district (optional)', form.homeDistrictLeaId, 7)}
            inputmode="numeric"
            help="NCES id, seven digits."
          />
        </fieldset>
        <CheckboxField
          name="directoryHold"
          label="They asked for a directory hold (FERPA)"
          checked={form.hold}
        />
        <div class="actions">
          <Button>Record the admission</Button>
          <a href="/console/people">Cancel</a>
        </div>
      </form>
    </>,
  );
}
