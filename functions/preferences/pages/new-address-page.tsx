import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Button, ChoiceField, TextField } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { Notice } from '../../../shared/html/notice.tsx';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    title: 'Your new address',
    explain: (name: string, program: string) =>
      `${name}, tell us where ${program} reaches you from now on. One that outlives your job is best.`,
    address: 'Email address',
    present: (address: string) => `At present we write to ${address}.`,
    kind: 'What kind of address is it?',
    kinds: [
      { code: 'personal', label: 'Personal' },
      { code: 'work', label: 'Work' },
      { code: 'other', label: 'Other' },
    ],
    save: 'Use this address',
    problems: {
      missing: 'Enter your email address.',
      'no-address': 'Enter an email address like name@example.org.',
      'came-back':
        'Mail to this address came back to us. Please enter another one, or write to the person named below.',
      'too-many':
        'We have many addresses of yours already. Please write to the person named below.',
    },
    noted: 'Thank you, we have noted it',
    from: (address: string) => `From now on we write to ${address}.`,
    check:
      'If something about it is unclear, a person of the program looks at it first. Your other addresses are kept in case this one stops working.',
    another: 'Enter another address',
    settings: 'See all my email settings',
  },
} satisfies Record<PreferencesHead['locale'], object>;

export type NewAddressProblem = 'missing' | 'no-address' | 'came-back' | 'too-many';

/** Asks for the new address. Addresses on file are shown masked. */
export function newAddressPage(
  head: PreferencesHead,
  view: {
    present: string | undefined;
    typed?: string;
    kind?: string | undefined;
    problem?: NewAddressProblem;
  },
): Response {
  const words = texts[head.locale];
  const errors =
    view.problem === undefined ? [] : [{ field: 'address', message: words.problems[view.problem] }];
  return alumniResponse(
    <AlumniPage
      locale={head.locale}
      title={words.title}
      program={head.program}
      wrong={errors.length > 0}
    >
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="stack">
        <h1>{words.title}</h1>
        <p>{words.explain(head.firstName, head.program.name)}</p>
      </div>
      <form method="post" action={head.path} class="card stack-wide" novalidate>
        <TextField
          name="address"
          type="email"
          label={words.address}
          help={view.present === undefined ? undefined : words.present(view.present)}
          value={view.typed}
          autocomplete="email"
          inputmode="email"
          maxLength={254}
          required
          errors={errors}
        />
        <ChoiceField
          name="kind"
          label={words.kind}
          choices={words.kinds}
          chosen={words.kinds.some(({ code }) => code === view.kind) ? view.kind : 'personal'}
        />
        <div class="actions">
          <Button>{words.save}</Button>
        </div>
      </form>
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

/** After it: what was noted. Says the same whether or not somebody else has the address too. */
export function addressNotedPage(
  head: PreferencesHead,
  view: { address: string; settingsPath: string },
): Response {
  const words = texts[head.locale];
  return alumniResponse(
    <AlumniPage locale={head.locale} title={words.noted} program={head.program}>
      <h1>{words.noted}</h1>
      <Notice tone="success" status>
        {words.from(view.address)}
      </Notice>
      <p>{words.check}</p>
      <ul class="stack small">
        <li>
          <a href={head.path}>{words.another}</a>
        </li>
        <li>
          <a href={view.settingsPath}>{words.settings}</a>
        </li>
      </ul>
    </AlumniPage>,
  );
}
