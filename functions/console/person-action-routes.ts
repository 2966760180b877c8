import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { contextOf, type ConsoleServices, type Visit } from './console-visit.ts';
import { giveAddress, setAddressAside, takeAddressFrom } from './judge-address.ts';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPerson } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { startSurvey } from './start-survey.ts';

type Read = NonNullable<Awaited<ReturnType<typeof readPerson>>>;
type Act = (c: Context, visit: Visit, person: Read) => Promise<string>;

/**
 * What an admin can do about one person. Each answers with the person's page, which shows what is so now; the same
 * press again finds it so already.
 */
export function personActionRoutes(app: ConsoleApp, services: ConsoleServices): void {
  const { records, links, now } = services;

  /** Runs an action on a person of the admin's program; it gives the code of what the next page says. */
  const on = (path: string, act: Act) => {
    app.post(`/console/people/:personId/${path}`, async (c) => {
      const visit = c.get('visit');
      const person = await readPerson(records, visit.programId, c.req.param('personId') ?? '');
      if (person === undefined) return notFoundPage();
      const done = await act(c, visit, person);
      return c.redirect(`/console/people/${person.personId}?done=${done}`, 303);
    });
  };
  // Whoever presses twice finds it so already, hence an id need not be derived from the form.
  const fresh = (visit: Visit) => contextOf(visit, `console/${crypto.randomUUID()}`, now());

  on('start-survey', async (_, visit, { personId }) => {
    const { hashOf } = await links();
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          person: { record: 'person', key: { personId } },
          program: { record: 'program', key: { programId: visit.programId } },
          enrolments: { allOf: 'enrolment', personId },
          messages: { allOf: 'message', personId },
        }),
      decide: (state, instant) => startSurvey(state, hashOf, instant),
      context: fresh(visit),
    });
    return changes.outcome === 'done' ? changes.what : changes.because;
  });

  const withClaim = (programId: string, personId: string, addressId: string) =>
    records.read({
      person: { record: 'person', key: { personId } },
      claim: { record: 'addressClaim', key: { programId, addressId } },
    });
  const addressIn = (c: Context) => c.req.param('addressId') ?? '';

  const setAside =
    (aside: boolean): Act =>
    async (c, visit, { personId }) => {
      const addressId = addressIn(c);
      await decideAndCommit({
        committer: records,
        read: () => withClaim(visit.programId, personId, addressId),
        decide: (state, instant) => setAddressAside(state, { addressId, aside }, instant),
        context: fresh(visit),
      });
      return aside ? 'address-set-aside' : 'address-restored';
    };
  on('addresses/:addressId/set-aside', setAside(true));
  on('addresses/:addressId/restore', setAside(false));

  on('addresses/:addressId/theirs', async (c, visit, { personId, programId }) => {
    const addressId = addressIn(c);
    await decideAndCommit({
      committer: records,
      read: () => withClaim(programId, personId, addressId),
      decide: (state, instant) => giveAddress(state, addressId, instant),
      context: fresh(visit),
    });
    const { claim } = await withClaim(programId, personId, addressId);
    const others = (claim?.claimants ?? []).filter((claimant) => claimant !== personId);
    for (const other of others) {
      await decideAndCommit({
        committer: records,
        read: () => withClaim(programId, other, addressId),
        decide: (state, instant) => takeAddressFrom(state, addressId, instant),
        context: fresh(visit),
      });
    }
    return 'address-given';
  });
}
