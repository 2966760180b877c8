import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { allowMessages, pauseMessages } from './allow-messages.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { purposeIn, readBreak } from './read-break.ts';
import { readPerson } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** What a person told the staff of which emails they want. The same press again finds it so already. */
export function messageRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const change = async (
    visit: Visit,
    personId: string,
    decide: (
      person: Parameters<typeof allowMessages>[0],
      instant: string,
    ) => ReturnType<typeof allowMessages>,
  ): Promise<void> => {
    await decideAndCommit({
      committer: records,
      read: () => records.read({ person: { record: 'person', key: { personId } } }),
      decide: ({ person }, instant) => decide(person, instant),
      context: contextOf(visit, `console/${crypto.randomUUID()}`, now()),
    });
  };

  app.post('/console/people/:personId/messages', async (c) => {
    const { personId } = c.req.param();
    const person = await readPerson(records, c.get('visit').programId, personId);
    if (person === undefined) return notFoundPage();
    const form = await formOf(c);
    const wanted = form.has('allow');
    const purpose = purposeIn(form.get('allow') ?? form.get('stop'));
    if (purpose === undefined) return c.redirect(`/console/people/${personId}`, 303);
    await change(c.get('visit'), personId, (there, instant) =>
      allowMessages(there, { purpose, wanted }, instant),
    );
    const done = wanted ? 'messages-allowed' : 'messages-stopped';
    return c.redirect(`/console/people/${personId}?done=${done}`, 303);
  });

  app.post('/console/people/:personId/pause', async (c) => {
    const { personId } = c.req.param();
    const visit = c.get('visit');
    const person = await readPerson(records, visit.programId, personId);
    if (person === undefined) return notFoundPage();
    const form = await formOf(c);
    const { timeZone } = visit.program;
    const ends = form.get('act') === 'end';
    const until = ends ? undefined : readBreak(form.get('until') ?? '', { timeZone, now: now() });
    if (!ends && until === undefined) {
      return c.redirect(`/console/people/${personId}?done=no-such-day`, 303);
    }
    await change(c.get('visit'), personId, (there, instant) =>
      pauseMessages(there, until, instant),
    );
    const done = ends ? 'pause-ended' : 'pause-begun';
    return c.redirect(`/console/people/${personId}?done=${done}`, 303);
  });
}
