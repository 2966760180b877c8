import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

interface CallerProps {
  form: { ownerName: string; ownerAddress: string };
  /** Who reads the answers to emails. */
  replyTo: { name: string; address: string };
  errors: readonly FormError[];
}

/** Who makes the calls that nobody took. */
export function callerPage(frame: Frame, { form, replyTo, errors }: CallerProps): Response {
  return consoleResponse(
    frame,
    {
      title: 'Who calls',
      part: 'settings',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/settings">Settings</a>
        </p>
        <h1>Who calls</h1>
        <p class="muted">
          Every call to make is told to this person by email, and teachers who ask for a call are
          told this name. Leave both empty for {replyTo.name}, who reads the answers to emails. To
          open a call, they need an account here.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action="/console/settings/calls" class="panel stack-wide narrow">
        <div class="field-row">
          <TextField
            name="ownerName"
            label="Name"
            value={form.ownerName}
            errors={errors}
            maxLength={120}
            autocomplete="off"
          />
          <TextField
            name="ownerAddress"
            label="Email address"
            type="email"
            value={form.ownerAddress}
            errors={errors}
            maxLength={254}
            autocomplete="off"
          />
        </div>
        <div class="actions">
          <Button>Save</Button>
        </div>
      </form>
    </>,
  );
}
