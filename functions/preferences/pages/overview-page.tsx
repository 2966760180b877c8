import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { Button } from '../../../shared/html/form-fields.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { Tag, type Tone } from '../../../shared/html/notice.tsx';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    title: 'Your email settings',
    explain: (name: string, program: string) =>
      `${name}, this is what ${program} sends you, and where.`,
    purposes: 'What we write about',
    surveys: 'The yearly survey',
    surveysExplained: 'One invitation a year, and two reminders at most.',
    on: 'On',
    off: 'Stopped',
    stop: 'Stop survey emails',
    allow: 'Send me survey emails again',
    addresses: 'Where we write to',
    none: 'We have no address of yours.',
    newAddress: 'I have a new address',
    standings: {
      preferred: 'We write here',
      usable: 'In reserve',
      shared: 'Not used: being checked',
      refused: 'Not used: not yours',
      'came-back': 'Not used: mail came back',
      'no-address': 'Not used: not an address',
    },
  },
} satisfies Record<PreferencesHead['locale'], object>;

export interface OverviewAddress {
  /** Masked. */
  address: string;
  standing: 'preferred' | 'usable' | 'shared' | 'refused' | 'came-back' | 'no-address';
}

export interface OverviewView {
  surveysWanted: boolean;
  addresses: readonly OverviewAddress[];
  newAddressPath: string;
}

/** Each purpose with its state, and each address, masked, with what it is used for. */
export function overviewPage(head: PreferencesHead, view: OverviewView): Response {
  const words = texts[head.locale];
  return alumniResponse(
    <AlumniPage locale={head.locale} title={words.title} program={head.program}>
      <div class="stack">
        <h1>{words.title}</h1>
        <p>{words.explain(head.firstName, head.program.name)}</p>
      </div>
      <section class="card stack" aria-labelledby="purposes">
        <h2 id="purposes">{words.purposes}</h2>
        <div class="setting">
          <h3>{words.surveys}</h3>
          <Tag tone={view.surveysWanted ? 'success' : 'warning'}>
            {view.surveysWanted ? words.on : words.off}
          </Tag>
        </div>
        <p class="muted">{words.surveysExplained}</p>
        <form method="post" action={head.path}>
          <Button kind="secondary" name="surveys" value={view.surveysWanted ? 'stop' : 'allow'}>
            {view.surveysWanted ? words.stop : words.allow}
          </Button>
        </form>
      </section>
      <section class="card stack" aria-labelledby="addresses">
        <h2 id="addresses">{words.addresses}</h2>
        {view.addresses.length === 0 && <p>{words.none}</p>}
        {view.addresses.length > 0 && (
          <ul class="settings">
            {view.addresses.map((each) => (
              <li class="setting">
                <span>{each.address}</span>
                <Tag tone={toneOf(each.standing)}>{words.standings[each.standing]}</Tag>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a class="button secondary" href={view.newAddressPath}>
            {words.newAddress}
          </a>
        </p>
      </section>
    </AlumniPage>,
  );
}

function toneOf(standing: OverviewAddress['standing']): Tone | 'plain' {
  switch (standing) {
    case 'preferred':
      return 'success';
    case 'usable':
      return 'plain';
    case 'shared':
    case 'refused':
    case 'came-back':
    case 'no-address':
      return 'warning';
  }
}
