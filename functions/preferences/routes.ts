import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf, smallFormsOnly } from '../../shared/runtime/form-of.ts';
import { addAddress } from './add-address.ts';
import { chooseMessages, choosePause } from './choose-messages.ts';
import { addressNotedPage, newAddressPage } from './pages/new-address-page.tsx';
import { noPreferencesPage } from './pages/no-preferences-page.ts';
import { notMePage } from './pages/not-me-page.tsx';
import { overviewPage } from './pages/overview-page.tsx';
import type { PauseView } from './pages/pause-section.tsx';
import { unsubscribePage } from './pages/unsubscribe-page.tsx';
import {
  addressesView,
  addressGiven,
  headOf,
  pauseView,
  presentAddress,
  refusalView,
  wants,
} from './preferences-view.ts';
import {
  type PreferencesServices,
  type PreferencesVisit,
  purposeIn,
  purposes,
  visitPreferences,
} from './preferences-visit.ts';
import { readChoice } from './read-choice.ts';
import { readNewAddress } from './read-new-address.ts';
import { readPause } from './read-pause.ts';
import { type Refusal, refuseAddress } from './refuse-address.ts';

type Page = (c: Context, visit: PreferencesVisit, path: string) => Promise<Response>;

/**
 * Unsubscribing, *This is not me*, a new address, and all settings of one person.
 * GET and HEAD change nothing: mail scanners open every link. A press of a button answers with a redirect to
 * the page that shows what is so now; the same press again changes nothing.
 */
export function preferencesRoutes(services: PreferencesServices) {
  const { records, links } = services;

  /** Runs a page for who opened its link. The purpose is part of the link's MAC. */
  const behindLink = (purposeOf: (c: Context) => string, page: Page) => async (c: Context) => {
    const visit = await visitPreferences(services, purposeOf(c), c.req.param('token') ?? '');
    return visit === undefined ? noPreferencesPage() : page(c, visit, pathOf(c));
  };
  const unsubscribing = (c: Context) => purposes.unsubscribe(c.req.param('purpose') ?? '');
  const refusing = (c: Context) => purposes.notMe(c.req.param('addressId') ?? '');
  const renewing = () => purposes.newAddress;
  const overviewing = () => purposes.overview;

  const pathTo = async (page: string, purpose: string, { person }: PreferencesVisit) =>
    `/p/${page}/${(await links()).mint(purpose, person.personId)}`;
  const settingsPath = (visit: PreferencesVisit) => pathTo('preferences', purposes.overview, visit);

  const contextOf = ({ person }: PreferencesVisit) => {
    // The same press again finds nothing to change, so its id need not be derived from it.
    const eventId = crypto.randomUUID();
    return {
      workflow: 'preferences',
      eventId,
      programId: person.programId,
      correlationId: eventId,
      occurredAt: now(),
      cause: 'page',
    };
  };

  const change = (
    visit: PreferencesVisit,
    decide: (
      person: PreferencesVisit['person'] | undefined,
      instant: string,
    ) => ReturnType<typeof chooseMessages>,
  ) =>
    decideAndCommit({
      committer: records,
      read: () =>
        records.read({ person: { record: 'person', key: { personId: visit.person.personId } } }),
      decide: ({ person }, instant) => decide(person, instant),
      context: contextOf(visit),
    });
  const choose = (visit: PreferencesVisit, choice: Parameters<typeof chooseMessages>[1]) =>
    change(visit, (person, instant) => chooseMessages(person, choice, instant));
  const pause = (visit: PreferencesVisit, until: string | undefined) =>
    change(visit, (person, instant) => choosePause(person, { until, via: 'page' }, instant));

  const withClaim = ({ person }: PreferencesVisit, addressId: string) =>
    records.read({
      person: { record: 'person', key: { personId: person.personId } },
      claim: { record: 'addressClaim', key: { programId: person.programId, addressId } },
    });

  const refuse = (visit: PreferencesVisit, refusal: Refusal) =>
    decideAndCommit({
      committer: records,
      read: () => withClaim(visit, refusal.addressId),
      decide: (state, instant) => refuseAddress(state, refusal, instant),
      context: contextOf(visit),
    });

  const overview = async (
    visit: PreferencesVisit,
    path: string,
    wrong?: Pick<PauseView, 'form' | 'problem'>,
  ) =>
    overviewPage(headOf(visit, path), {
      unwanted: visit.person.unwanted,
      pause: { ...pauseView(visit, now()), ...wrong },
      addresses: addressesView(visit.person),
      newAddressPath: await pathTo('new-address', purposes.newAddress, visit),
    });

  return (app: Hono) => {
    app.use('/p/*', smallFormsOnly);

    app.get(
      '/p/unsubscribe/:purpose/:token',
      behindLink(unsubscribing, async (c, visit, path) => {
        const purpose = purposeIn(c.req.param('purpose'));
        if (purpose === undefined) return noPreferencesPage();
        return unsubscribePage(headOf(visit, path), {
          purpose,
          wanted: wants(visit.person, purpose),
          settingsPath: await settingsPath(visit),
        });
      }),
    );
    app.post(
      '/p/unsubscribe/:purpose/:token',
      behindLink(unsubscribing, async (c, visit, path) => {
        const purpose = purposeIn(c.req.param('purpose'));
        if (purpose === undefined) return noPreferencesPage();
        const form = await formOf(c);
        // RFC 8058: the mailbox provider posts for the person; no page, no redirect, an empty answer.
        if (form.get('List-Unsubscribe') === 'One-Click') {
          await choose(visit, { purposes: [purpose], wanted: false, via: 'one-click' });
          return c.body(null, 200);
        }
        const act = form.get('act');
        if (act !== 'stop' && act !== 'allow') {
          return unsubscribePage(headOf(visit, path), {
            purpose,
            wanted: wants(visit.person, purpose),
            settingsPath: await settingsPath(visit),
            unclear: true,
          });
        }
        await choose(visit, { purposes: [purpose], wanted: act === 'allow', via: 'page' });
        return c.redirect(path, 303);
      }),
    );

    app.get(
      '/p/not-me/:addressId/:token',
      behindLink(refusing, async (c, visit, path) =>
        notMePage(headOf(visit, path), {
          ...refusalView(visit.person, c.req.param('addressId') ?? ''),
          settingsPath: await settingsPath(visit),
        }),
      ),
    );
    app.post(
      '/p/not-me/:addressId/:token',
      behindLink(refusing, async (c, visit, path) => {
        const act = (await formOf(c)).get('act');
        if (act === 'not-me' || act === 'undo') {
          await refuse(visit, { addressId: c.req.param('addressId') ?? '', act });
        }
        return c.redirect(path, 303);
      }),
    );

    app.get(
      '/p/new-address/:token',
      behindLink(renewing, async (_, visit, path) =>
        newAddressPage(headOf(visit, path), { present: presentAddress(visit.person) }),
      ),
    );
    app.post(
      '/p/new-address/:token',
      behindLink(renewing, async (c, visit, path) => {
        const form = await formOf(c);
        const reading = readNewAddress(form);
        const again = { present: presentAddress(visit.person), kind: form.get('kind') };
        if (!reading.ok) {
          const { typed, problem } = reading;
          return newAddressPage(headOf(visit, path), { ...again, typed, problem });
        }
        const { given } = reading;
        const addressId = (await links()).addressId(visit.person.programId, given.address);
        const { changes } = await decideAndCommit({
          committer: records,
          read: () => withClaim(visit, addressId),
          decide: (state, instant) => addAddress(state, { ...given, addressId }, instant),
          context: contextOf(visit),
        });
        if (changes.outcome === 'skipped' && isProblem(changes.because)) {
          const problem = changes.because;
          return newAddressPage(headOf(visit, path), { ...again, typed: given.address, problem });
        }
        return c.redirect(`${path}/noted`, 303);
      }),
    );
    app.get(
      '/p/new-address/:token/noted',
      behindLink(renewing, async (c, visit, path) => {
        const form = path.replace(/\/noted$/, '');
        const address = addressGiven(visit.person);
        if (address === undefined) return c.redirect(form, 302);
        return addressNotedPage(headOf(visit, form), {
          address,
          settingsPath: await settingsPath(visit),
        });
      }),
    );

    app.get(
      '/p/preferences/:token',
      behindLink(overviewing, (_, visit, path) => overview(visit, path)),
    );
    app.post(
      '/p/preferences/:token',
      behindLink(overviewing, async (c, visit, path) => {
        const form = await formOf(c);
        if (form.get('act') === 'break') {
          const reading = readPause(form, { timeZone: visit.program.timeZone, now: now() });
          if (!reading.ok) return overview(visit, path, reading);
          await pause(visit, reading.until);
        }
        if (form.get('act') === 'end-break') await pause(visit, undefined);
        const choice = readChoice(form);
        if (choice !== undefined) await choose(visit, choice);
        return c.redirect(path, 303);
      }),
    );

    app.notFound(() => noPreferencesPage());
  };
}

/** The address asked for, within this site; behind a matched route it holds a token and route words only. */
function pathOf(c: Context): string {
  return c.req.path;
}

function isProblem(because: string): because is 'came-back' | 'too-many' {
  return because === 'came-back' || because === 'too-many';
}
