import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import {
  Button,
  CheckboxField,
  ChoiceField,
  TextField,
} from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

/** As it stands in the fields. */
export interface MentoringForm {
  approval: 'admin' | 'automatic';
  expiryDays: string;
  mostAsked: string;
  offerToNewHires: boolean;
}

/** How mentors are asked. */
export function mentoringSettingsPage(
  frame: Frame,
  { form, errors }: { form: MentoringForm; errors: readonly FormError[] },
): Response {
  return consoleResponse(
    frame,
    {
      title: 'How mentors are asked',
      part: 'settings',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/settings">Settings</a>
        </p>
        <h1>How mentors are asked</h1>
        <p class="muted">
          What is being asked at present goes on as it began; this counts for what comes next.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action="/console/settings/mentoring" class="panel stack-wide narrow">
        <ChoiceField
          name="approval"
          label="When a list of mentors is made"
          choices={[
            { code: 'admin', label: 'It waits until one of us approves it' },
            { code: 'automatic', label: 'The first mentor is invited at once' },
          ]}
          chosen={form.approval}
          errors={errors}
        />
        <div class="field-row">
          <TextField
            name="expiryDays"
            label="Days to answer"
            help="Half-way a reminder goes; then the next mentor is asked."
            inputmode="numeric"
            value={form.expiryDays}
            errors={errors}
            maxLength={3}
          />
          <TextField
            name="mostAsked"
            label="Mentors asked at most"
            help="For one need, one at a time. Then somebody calls."
            inputmode="numeric"
            value={form.mostAsked}
            errors={errors}
            maxLength={3}
          />
        </div>
        <CheckboxField
          name="offerToNewHires"
          label="Look for a mentor for every newly hired teacher"
          checked={form.offerToNewHires}
        />
        <div class="actions">
          <Button>Save</Button>
        </div>
      </form>
    </>,
  );
}
