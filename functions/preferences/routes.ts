import type { Context, Hono } from 'hono';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf, smallFormsOnly } from '../../shared/runtime/form-of.ts';
import { addAddress } from './add-address.ts';
import { chooseSurveys, type SurveysChoice } from './choose-surveys.ts';
import { addressNotedPage, newAddressPage } from './pages/new-address-page.tsx';
import { noPreferencesPage } from './pages/no-preferences-page.ts';
import { notMePage } from './pages/not-me-page.tsx';
import { overviewPage } from './pages/overview-page.tsx';
import { unsubscribePage } from './pages/unsubscribe-page.tsx';
import {
  addressesView,
  addressGiven,
  headOf,
  presentAddress,
  refusalView,
  wantsSurveys,
} from './preferences-view.ts';
import {
  type PreferencesServices,
  type PreferencesVisit,
  purposes,
  visitPreferences,
} from './preferences-visit.ts';
import { readNewAddress } from './read-new-address.ts';
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
  const unsubscribing = () => purposes.unsubscribe;
  const refusing = (c: Context) => purposes.notMe(c.req.param('addressId') ?? '');
  const renewing = () => purposes.newAddress;
  const overviewing = () => purposes.overview;

  const pathTo = async (page: string, purpose: string, { person }: PreferencesVisit) =>
    `/p/${page}/${(await links()).mint(purpose, person.personId)}`;
  const settingsPath = (visit: PreferencesVisit) => pathTo('preferences', purposes.overview, visit);
  const unsubscribePath = (visit: PreferencesVisit) =>
    pathTo('unsubscribe/surveys', purposes.unsubscribe, visit);

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

  const choose = ({ person, program }: PreferencesVisit, choice: SurveysChoice) =>
    decideAndCommit({
      committer: records,
      read: () =>
        records.read({ person: { record: 'person', key: { personId: person.personId } } }),
      decide: (state, instant) => chooseSurveys(state.person, choice, instant),
      context: contextOf({ person, program }),
    });

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

  return (app: Hono) => {
    app.use('/p/*', smallFormsOnly);

    app.get(
      '/p/unsubscribe/surveys/:token',
      behindLink(unsubscribing, async (_, visit, path) =>
        unsubscribePage(headOf(visit, path), {
          wanted: wantsSurveys(visit.person),
          settingsPath: await settingsPath(visit),
        }),
      ),
    );
    app.post(
      '/p/unsubscribe/surveys/:token',
      behindLink(unsubscribing, async (c, visit, path) => {
        const form = await formOf(c);
        // RFC 8058: the mailbox provider posts for the person; no page, no redirect, an empty answer.
        if (form.get('List-Unsubscribe') === 'One-Click') {
          await choose(visit, { wanted: false, via: 'one-click' });
          return c.body(null, 200);
        }
        const act = form.get('act');
        if (act !== 'stop' && act !== 'allow') {
          return unsubscribePage(headOf(visit, path), {
            wanted: wantsSurveys(visit.person),
            settingsPath: await settingsPath(visit),
            unclear: true,
          });
        }
        await choose(visit, { wanted: act === 'allow', via: 'page' });
        return c.redirect(path, 303);
      }),
    );

    app.get(
      '/p/not-me/:addressId/:token',
      behindLink(refusing, async (c, visit, path) =>
        notMePage(headOf(visit, path), {
          ...refusalView(visit.person, c.req.param('addressId') ?? ''),
          unsubscribePath: await unsubscribePath(visit),
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
      behindLink(overviewing, async (_, visit, path) =>
        overviewPage(headOf(visit, path), {
          surveysWanted: wantsSurveys(visit.person),
          addresses: addressesView(visit.person),
          newAddressPath: await pathTo('new-address', purposes.newAddress, visit),
        }),
      ),
    );
    app.post(
      '/p/preferences/:token',
      behindLink(overviewing, async (c, visit, path) => {
        const surveys = (await formOf(c)).get('surveys');
        if (surveys === 'stop' || surveys === 'allow') {
          await choose(visit, { wanted: surveys === 'allow', via: 'page' });
        }
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
