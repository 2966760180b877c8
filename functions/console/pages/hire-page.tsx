import {
  academicSubjects,
  gradeBands,
  staffClassifications,
} from '../../../events/vocabulary/employment.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { evidenceChoices } from './evidence-choices.ts';

interface HireProps {
  person: { personId: string; name: string };
  form: {
    school: string;
    city: string;
    stateAbbreviation: string;
    ncesSchoolId: string;
    hireDate: string;
    staffClassification: string;
    subjects: readonly string[];
    gradeBands: readonly string[];
    source: string;
  };
  /** Stands for this form: a second press of it is the same hire. */
  formId: string;
  /** Labels of the schools that are known. */
  schools: readonly string[];
  errors: readonly FormError[];
}

/** Records by hand that somebody took up a position. */
export function hirePage(frame: Frame, props: HireProps): Response {
  const { form, errors, person } = props;
  const labels = mentoringLabels(defaultLocale);
  const path = `/console/people/${person.personId}`;
  return consoleResponse(
    frame,
    {
      title: 'Record a hire',
      part: 'people',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href={path}>{person.name}</a>
        </p>
        <h1>Record a hire</h1>
        <p class="muted">
          The first check-ins are planned from the day of the hire. A position that is known already
          (same school, same first day) is changed, not doubled.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action={`${path}/positions`} class="panel stack-wide narrow" novalidate>
        <input type="hidden" name="formId" value={props.formId} />
        <School {...props} />
        <fieldset class="group">
          <legend>Position</legend>
          <div class="field-row">
            <TextField
              name="hireDate"
              label="First day"
              type="date"
              value={form.hireDate}
              errors={errors}
            />
            <SelectField
              name="staffClassification"
              label="Role"
              chosen={form.staffClassification}
              choices={staffClassifications.map((code) => ({ code, label: code }))}
              errors={errors}
            />
          </div>
        </fieldset>
        <div class="compact stack-wide">
          <CheckboxesField
            name="gradeBands"
            label="Grades (optional)"
            choices={gradeBands.map((code) => ({ code, label: labels.gradeBands[code] }))}
            chosen={form.gradeBands}
            errors={errors}
          />
          <CheckboxesField
            name="subjects"
            label="Subjects (optional)"
            choices={academicSubjects.map((code) => ({ code, label: labels.subjects[code] }))}
            chosen={form.subjects}
            errors={errors}
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
          <Button>Record the hire</Button>
          <a href={path}>Cancel</a>
        </div>
      </form>
    </>,
  );
}

function School({ form, schools, errors }: HireProps) {
  return (
    <fieldset class="group">
      <legend>School</legend>
      <div class="field-row">
        <TextField
          name="school"
          label="School"
          value={form.school}
          errors={errors}
          maxLength={250}
          autocomplete="off"
          list="known-schools"
          help={
            schools.length === 0
              ? undefined
              : 'Choose one that is known, or type a new one; a new one needs its city and state.'
          }
        />
        <datalist id="known-schools">
          {schools.map((label) => (
            <option value={label} />
          ))}
        </datalist>
      </div>
      <div class="field-row">
        <TextField
          name="city"
          label="City (of a new school)"
          value={form.city}
          errors={errors}
          maxLength={120}
          autocomplete="off"
        />
        <TextField
          name="stateAbbreviation"
          label="State (of a new school)"
          value={form.stateAbbreviation}
          errors={errors}
          maxLength={2}
          autocomplete="off"
          help="Two letters, such as IA."
        />
      </div>
      <div class="field-row">
        <TextField
          name="ncesSchoolId"
          label="NCES id (optional)"
          value={form.ncesSchoolId}
          errors={errors}
          maxLength={20}
          autocomplete="off"
          help="Twelve characters. A leading zero that a spreadsheet lost is put back."
        />
      </div>
    </fieldset>
  );
}
