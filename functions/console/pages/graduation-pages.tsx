import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, CheckboxField, TextField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

interface GraduationProps {
  form: {
    candidateIdentifier: string;
    firstName: string;
    middleName: string;
    lastSurname: string;
    generationCodeSuffix: string;
    degreeCode: string;
    programCode: string;
    majorSpecialization: string;
    concentration: string;
    completionDate: string;
    schoolYear: string;
    term: string;
    personalAddress: string;
    universityAddress: string;
    telephone: string;
    homeDistrictLeaId: string;
    campus: string;
    directoryHold: string;
  };
  /** Stands for this form: a second press of it is the same graduation. */
  formId: string;
  errors: readonly FormError[];
}

/** Records one graduation by hand. */
export function graduationPage(frame: Frame, props: GraduationProps): Response {
  const { form, errors } = props;
  const field = (name: keyof GraduationProps['form'], label: string, maxLength: number) => ({
    name,
    label,
    value: form[name],
    errors,
    maxLength,
    autocomplete: 'off',
  });
  return consoleResponse(
    frame,
    {
      title: 'Record a graduation',
      part: 'people',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/people">People</a>
        </p>
        <h1>Record a graduation</h1>
        <p class="muted">
          For one student whom no file covers. If the student id is known already, the degree is
          added to their record; what you leave empty stays as it is.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action="/console/graduations" class="panel stack-wide narrow" novalidate>
        <input type="hidden" name="formId" value={props.formId} />
        <fieldset class="group">
          <legend>Student</legend>
          <div class="field-row">
            <TextField
              {...field('candidateIdentifier', 'Student id', 32)}
              help="Such as @75548223."
            />
          </div>
          <div class="field-row">
            <TextField {...field('firstName', 'First name', 75)} />
            <TextField {...field('middleName', 'Middle name (optional)', 75)} />
          </div>
          <div class="field-row">
            <TextField {...field('lastSurname', 'Last name', 75)} />
            <TextField {...field('generationCodeSuffix', 'Suffix (optional)', 10)} />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>What they completed</legend>
          <div class="field-row">
            <TextField {...field('degreeCode', 'Degree', 30)} help="Such as BS." />
            <TextField {...field('programCode', 'Program code', 60)} help="Such as BS-EDU-MATH." />
          </div>
          <div class="field-row">
            <TextField {...field('majorSpecialization', 'Major', 255)} />
            <TextField {...field('concentration', 'Concentration (optional)', 255)} />
          </div>
          <div class="field-row">
            <TextField {...field('completionDate', 'Day of completion', 10)} type="date" />
            <TextField
              {...field('schoolYear', 'Cohort (optional)', 4)}
              inputmode="numeric"
              help="Ending year: 2026 stands for 2025–26. Left empty, the day tells."
            />
          </div>
          <div class="field-row">
            <TextField {...field('term', 'Term (optional)', 40)} />
            <TextField {...field('campus', 'Campus (optional)', 60)} />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>How to reach them</legend>
          <div class="field-row">
            <TextField
              {...field('personalAddress', 'Personal email address (optional)', 254)}
              type="email"
            />
            <TextField
              {...field('universityAddress', 'University email address (optional)', 254)}
              type="email"
            />
          </div>
          <div class="field-row">
            <TextField {...field('telephone', 'Telephone (optional)', 24)} />
            <TextField
              {...field('homeDistrictLeaId', 'Home district (optional)', 7)}
              inputmode="numeric"
              help="NCES id, seven digits."
            />
          </div>
        </fieldset>
        <CheckboxField
          name="directoryHold"
          label="They asked for a directory hold (FERPA)"
          checked={form.directoryHold === 'yes'}
          errors={errors}
        />
        <div class="actions">
          <Button>Record the graduation</Button>
          <a href="/console/people">Cancel</a>
        </div>
      </form>
    </>,
  );
}
