import { type Purpose, purposes } from '../../../events/vocabulary/purpose.ts';
import { purposeWords } from '../../../shared/domain/purpose-words.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag, type Tone } from '../../../shared/html/notice.tsx';
import { pauseErrors, PauseSection, type PauseView } from './pause-section.tsx';
import type { PreferencesHead } from './preferences-head.ts';

const texts = {
  en: {
    title: 'Your email settings',
    explain: (name: string, program: string) =>
      `${name}, this is what ${program} sends you, and where.`,
    purposes: 'What we write about',
    on: 'On',
    off: 'Stopped',
    stopAll: 'Stop all of these emails',
    allowAll: 'Send me all of these emails again',
    allExplained: 'You can change each of them above at any time.',
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
  unwanted: readonly Purpose[];
  pause: PauseView;
  addresses: readonly OverviewAddress[];
  newAddressPath: string;
}

/** Each purpose with its state, and each address, masked, with what it is used for. */
export function overviewPage(head: PreferencesHead, view: OverviewView): Response {
  const words = texts[head.locale];
  const errors = pauseErrors(head.locale, view.pause.problem);
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
      <section class="card stack" aria-labelledby="purposes">
        <h2 id="purposes">{words.purposes}</h2>
        {purposes.map((purpose) => (
          <PurposeSetting head={head} purpose={purpose} wanted={!view.unwanted.includes(purpose)} />
        ))}
        <All head={head} unwanted={view.unwanted} />
      </section>
      <PauseSection head={head} pause={view.pause} />
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
    errors.length > 0 ? 400 : 200,
  );
}

function PurposeSetting(props: { head: PreferencesHead; purpose: Purpose; wanted: boolean }) {
  const { head, purpose, wanted } = props;
  const words = texts[head.locale];
  const about = purposeWords[head.locale][purpose];
  return (
    <div class="stack">
      <div class="setting">
        <h3>{about.name}</h3>
        <Tag tone={wanted ? 'success' : 'warning'}>{wanted ? words.on : words.off}</Tag>
      </div>
      <p class="muted">{about.explained}</p>
      <form method="post" action={head.path}>
        <Button kind="secondary" name={wanted ? 'stop' : 'allow'} value={purpose}>
          {wanted ? about.stop : about.allow}
        </Button>
      </form>
    </div>
  );
}

/** Everything at once: a button of its own, so that nobody stops more than they meant to. */
function All({ head, unwanted }: { head: PreferencesHead; unwanted: readonly Purpose[] }) {
  const words = texts[head.locale];
  const none = purposes.every((purpose) => unwanted.includes(purpose));
  return (
    <form method="post" action={head.path} class="stack">
      <Button kind="quiet" name={none ? 'allow' : 'stop'} value="all">
        {none ? words.allowAll : words.stopAll}
      </Button>
      <p class="muted small">{words.allExplained}</p>
    </form>
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
