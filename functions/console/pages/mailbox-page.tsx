import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

interface MailboxProps {
  path: 'calls' | 'integration';
  form: { ownerName: string; ownerAddress: string };
  /** Who reads the answers to emails. */
  replyTo: { name: string; address: string };
  errors: readonly FormError[];
}

/** Who makes the calls that nobody took, or who is told of refused events. */
export function mailboxPage(frame: Frame, props: MailboxProps): Response {
  const { path, form, replyTo, errors } = props;
  const { title, says } = words(path, replyTo.name);
  return consoleResponse(
    frame,
    {
      title,
      part: 'settings',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/settings">Settings</a>
        </p>
        <h1>{title}</h1>
        <p class="muted">{says}</p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action={`/console/settings/${path}`} class="panel stack-wide narrow">
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

function words(path: MailboxProps['path'], reader: string): { title: string; says: string } {
  switch (path) {
    case 'calls':
      return {
        title: 'Who calls',
        says: `Every call to make is told to this person by email, and teachers who ask for a call are told this name. Leave both empty for ${reader}, who reads the answers to emails. To open a call, they need an account here.`,
      };
    case 'integration':
      return {
        title: 'Who is told of refused events',
        says: `Whoever looks after the system that sends us events, at the university or elsewhere. When events of theirs wait in quarantine, they get one email an hour at most: how many of which kind, why, and how to mend it, but nobody’s data. Leave both empty for ${reader}, who reads the answers to emails.`,
      };
  }
}
