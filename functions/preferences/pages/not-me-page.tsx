import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { Button } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    ask: 'Did this email reach the wrong person?',
    explain: (name: string) => `It was meant for a graduate called ${name}.`,
    consequence: (address: string) =>
      `If that is not you, press the button: we then stop writing to ${address} for this person.`,
    press: 'This is not me',
    otherwise: 'It is you, but you would rather not get such emails?',
    settings: 'Choose which emails you get',
    done: 'Thank you for telling us',
    refused: (address: string, name: string) =>
      `We no longer write to ${address} for ${name}. There is nothing else you need to do.`,
    undo: 'Undo: this is my address',
    unused: 'This address is not in use',
    already:
      'We do not write to this address for this person any more. There is nothing you need to do.',
  },
} satisfies Record<PreferencesHead['locale'], object>;

export type RefusalStanding = 'in-use' | 'refused' | 'not-in-use';

/** *This is not me*: asks first, then says what was done, with the way back. `address` is masked. */
export function notMePage(
  head: PreferencesHead,
  view: { standing: RefusalStanding; address: string; settingsPath: string },
): Response {
  switch (view.standing) {
    case 'in-use':
      return alumniResponse(<Ask head={head} {...view} />);
    case 'refused':
      return alumniResponse(<Done head={head} {...view} />);
    case 'not-in-use':
      return alumniResponse(<Unused head={head} />);
  }
}

function Ask(props: { head: PreferencesHead; address: string; settingsPath: string }) {
  const { head } = props;
  const words = texts[head.locale];
  return (
    <AlumniPage locale={head.locale} title={words.ask} program={head.program}>
      <div class="card stack">
        <h1>{words.ask}</h1>
        <p>{words.explain(head.firstName)}</p>
        <p>{words.consequence(props.address)}</p>
        <form method="post" action={head.path}>
          <div class="actions">
            <Button name="act" value="not-me">
              {words.press}
            </Button>
          </div>
        </form>
      </div>
      <p class="small">
        {words.otherwise} <a href={props.settingsPath}>{words.settings}</a>
      </p>
    </AlumniPage>
  );
}

function Done(props: { head: PreferencesHead; address: string }) {
  const { head } = props;
  const words = texts[head.locale];
  return (
    <AlumniPage locale={head.locale} title={words.done} program={head.program}>
      <div class="card stack" role="status">
        <h1>{words.done}</h1>
        <p>{words.refused(props.address, head.firstName)}</p>
        <form method="post" action={head.path}>
          <div class="actions">
            <Button kind="secondary" name="act" value="undo">
              {words.undo}
            </Button>
          </div>
        </form>
      </div>
    </AlumniPage>
  );
}

function Unused({ head }: { head: PreferencesHead }) {
  const words = texts[head.locale];
  return (
    <AlumniPage locale={head.locale} title={words.unused} program={head.program}>
      <div class="card stack">
        <h1>{words.unused}</h1>
        <p>{words.already}</p>
      </div>
    </AlumniPage>
  );
}
