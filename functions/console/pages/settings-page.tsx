import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { DayOfYearFields } from './day-of-year-fields.tsx';

interface SettingsProps {
  form: {
    name: string;
    postalAddress: string;
    replyToName: string;
    replyToAddress: string;
    timeZone: string;
    seasonMonth: string;
    seasonDay: string;
    emailDomain: string;
  };
  /** Of the settings that the form shows; 0 when there are none yet. */
  version: number;
  errors: readonly FormError[];
  status: number;
}

/** Zones of the United States first, as nearly every program looks for one of them. */
const american = [
  ['America/New_York', 'Eastern (New York)'],
  ['America/Chicago', 'Central (Chicago)'],
  ['America/Denver', 'Mountain (Denver)'],
  ['America/Phoenix', 'Mountain without daylight saving (Phoenix)'],
  ['America/Los_Angeles', 'Pacific (Los Angeles)'],
  ['America/Anchorage', 'Alaska (Anchorage)'],
  ['Pacific/Honolulu', 'Hawaii (Honolulu)'],
] as const;

function zoneChoices() {
  const first = new Set<string>(american.map(([zone]) => zone));
  return [
    ...american.map(([code, label]) => ({ code, label })),
    ...Intl.supportedValuesOf('timeZone')
      .filter((zone) => !first.has(zone))
      .map((zone) => ({ code: zone, label: zone.replaceAll('_', ' ') })),
  ];
}

/** The program's settings; the first page that an admin of a new program sees. */
export function settingsPage(frame: Frame, props: SettingsProps): Response {
  const { form, errors, version } = props;
  const first = version === 0;
  const title = first ? 'Set up your program' : 'Settings';
  return consoleResponse(
    frame,
    { title, part: 'settings', status: props.status, wrong: errors.length > 0 },
    <>
      <div class="stack">
        <h1>{title}</h1>
        <p class="muted">
          {first
            ? 'Every email and every survey page names these. Until they are there, nothing can be sent.'
            : 'Every email and every survey page names these. Emails already sent keep what they say.'}
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <form method="post" action="/console/settings" class="panel stack-wide narrow">
        <input type="hidden" name="version" value={String(version)} />
        <TextField
          name="name"
          label="Name of the program"
          help="As graduates know it. It is the sender’s name of every email."
          value={form.name}
          errors={errors}
          maxLength={120}
        />
        <TextAreaField
          name="postalAddress"
          label="Postal address"
          help="Line by line. The law (CAN-SPAM) asks for it in every email."
          value={form.postalAddress}
          rows={4}
          errors={errors}
        />
        <fieldset class="group">
          <legend>Who reads the answers to our emails</legend>
          <div class="field-row">
            <TextField
              name="replyToName"
              label="Name"
              value={form.replyToName}
              errors={errors}
              maxLength={120}
            />
            <TextField
              name="replyToAddress"
              label="Email address"
              type="email"
              value={form.replyToAddress}
              errors={errors}
              maxLength={254}
            />
          </div>
        </fieldset>
        <SelectField
          name="timeZone"
          label="Time zone"
          chosen={form.timeZone}
          choices={zoneChoices()}
          errors={errors}
        />
        <fieldset class="group">
          <legend>The survey season opens on</legend>
          <DayOfYearFields
            monthName="seasonMonth"
            dayName="seasonDay"
            month={form.seasonMonth}
            day={form.seasonDay}
            errors={errors}
          />
          {!first && <p class="help">Surveys that are already planned keep their day.</p>}
        </fieldset>
        <TextField
          name="emailDomain"
          label="Email domain of your institution (optional)"
          help="Such as university.edu. With it, an import warns when a file seems to be another institution’s."
          value={form.emailDomain}
          errors={errors}
          maxLength={253}
        />
        <div class="actions">
          <Button>{first ? 'Save and begin' : 'Save'}</Button>
        </div>
      </form>
      {!first && <MoreSettings />}
    </>,
  );
}

/** What has a form of its own. */
function MoreSettings() {
  return (
    <section class="stack" aria-labelledby="more">
      <h2 id="more">More settings</h2>
      <ul class="bare rows panel narrow">
        <li>
          <a href="/console/settings/check-ins">When check-ins go out</a>
        </li>
        <li>
          <a href="/console/settings/calls">Who calls</a>
        </li>
        <li>
          <a href="/console/settings/mentoring">How mentors are asked</a>
        </li>
        <li>
          <a href="/console/settings/integration">Who is told of refused events</a>
        </li>
      </ul>
    </section>
  );
}

/** Shown in place of every other page until the program is set up. */
export function setUpFirstPage(frame: Frame): Response {
  return consoleResponse(
    frame,
    { title: 'First, set up your program' },
    <div class="stack">
      <h1>First, set up your program</h1>
      <p>
        Nobody has entered your program’s name, postal address and reply address yet. Every email
        must show them, so the rest of the console opens once they are there.
      </p>
      <p class="actions">
        <a class="button" href="/console/settings">
          Set up the program
        </a>
      </p>
    </div>,
  );
}
