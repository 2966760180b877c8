import type { FormError } from '../../../shared/html/form-error.ts';
import { SelectField } from '../../../shared/html/form-fields.tsx';

/** Written out: asking Intl for them would be the longest part of the function's start. */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((label, month) => ({ code: String(month + 1).padStart(2, '0'), label }));

const days = Array.from({ length: 31 }, (_, day) => ({
  code: String(day + 1).padStart(2, '0'),
  label: String(day + 1),
}));

/** A month and a day of every year. */
export function DayOfYearFields(props: {
  monthName: string;
  dayName: string;
  month: string;
  day: string;
  errors: readonly FormError[];
}) {
  return (
    <div class="field-row">
      <SelectField
        name={props.monthName}
        label="Month"
        chosen={props.month}
        choices={months}
        errors={props.errors}
      />
      <SelectField
        name={props.dayName}
        label="Day"
        chosen={props.day}
        choices={days}
        errors={props.errors}
      />
    </div>
  );
}
