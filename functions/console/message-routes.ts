import type { Context } from 'hono';
import { type Purpose, purposes } from '../../events/vocabulary/purpose.ts';
import { dayAfter, dayIn } from '../../shared/domain/check-in-day.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { allowMessages, pauseMessages } from './allow-messages.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPerson } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** Nobody is left in peace for longer by a break; who wishes so stops the messages. */
const longestDays = 731;

/** What a person told the staff of which emails they want. The same press again finds it so already. */
export function messageRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const change = async (
    c: Context,
    decide: (person: Person | undefined, instant: string) => Changes,
  ): Promise<void> => {
    const personId = c.req.param('personId') ?? '';
    await decideAndCommit({
      committer: records,
      read: () => records.read({ person: { record: 'person', key: { personId } } }),
      decide: ({ person }, instant) => decide(person, instant),
      context: contextOf(c.get('visit'), `console/${crypto.randomUUID()}`, now()),
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
    await change(c, (there, instant) => allowMessages(there, { purpose, wanted }, instant));
    const done = wanted ? 'messages-allowed' : 'messages-stopped';
    return c.redirect(`/console/people/${personId}?done=${done}`, 303);
  });

  app.post('/console/people/:personId/pause', async (c) => {
    const { personId } = c.req.param();
    const visit = c.get('visit');
    const person = await readPerson(records, visit.programId, personId);
    if (person === undefined) return notFoundPage();
    const form = await formOf(c);
    const today = dayIn(now(), visit.program.timeZone);
    const until = form.get('act') === 'end' ? undefined : (form.get('until') ?? '');
    if (until !== undefined && !isDayAhead(until, today)) {
      return c.redirect(`/console/people/${personId}?done=no-such-day`, 303);
    }
    await change(c, (there, instant) => pauseMessages(there, until, instant));
    const done = until === undefined ? 'pause-ended' : 'pause-begun';
    return c.redirect(`/console/people/${personId}?done=${done}`, 303);
  });
}

function purposeIn(text: string | undefined): Purpose | undefined {
  return purposes.find((purpose) => purpose === text);
}

function isDayAhead(text: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text)) return false;
  return text > today && text <= dayAfter(today, longestDays);
}
