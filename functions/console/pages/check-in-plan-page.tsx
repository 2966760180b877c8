import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { DayOfYearFields } from './day-of-year-fields.tsx';

interface CheckInPlanProps {
  form: { days: string; springMonth: string; springDay: string; lastYear: string };
  lastYears: readonly number[];
  errors: readonly FormError[];
}

/** When graduates are asked how it is going. */
export function checkInPlanPage(frame: Frame, props: CheckInPlanProps): Response {
  const { form, errors } = props;
  return consoleResponse(
    frame,
    {
      title: 'When check-ins go out',
      part: 'settings',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/settings">Settings</a>
        </p>
        <h1>When check-ins go out</h1>
        <p class="muted">
          Each is one email with one question, on a weekday afternoon, and one reminder four days
          later to who has not answered. A check-in that is planned already keeps its day; the next
          ones follow what you settle here.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action="/console/settings/check-ins" class="panel stack-wide narrow">
        <TextField
          name="days"
          label="Days after a hire"
          help="With commas between them. Leave it empty to ask in spring only."
          value={form.days}
          errors={errors}
          maxLength={100}
          autocomplete="off"
        />
        <fieldset class="group">
          <legend>The day of the yearly check-in</legend>
          <DayOfYearFields
            monthName="springMonth"
            dayName="springDay"
            month={form.springMonth}
            day={form.springDay}
            errors={errors}
          />
        </fieldset>
        <SelectField
          name="lastYear"
          label="Until which year in teaching"
          chosen={form.lastYear}
          choices={props.lastYears.map((year) => ({
            code: String(year),
            label: year === 1 ? 'No yearly check-in' : `Year ${year}`,
          }))}
          errors={errors}
        />
        <div class="actions">
          <Button>Save</Button>
        </div>
      </form>
    </>,
  );
}
