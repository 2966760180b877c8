import type { Context } from 'hono';
import * as z from 'zod';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { approveMatch } from './approve-match.ts';
import { askForMentor } from './ask-for-mentor.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { readNames } from './mentoring-view.ts';
import { needChoices, whyNotFor } from './need-choices.ts';
import { askMentorPage } from './pages/ask-mentor-page.tsx';
import { inviteMentorPage } from './pages/invite-mentor-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { kindsToAskFor, readAskForm } from './read-ask-form.ts';
import { readPerson } from './read-person.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const FormId = z.uuid();

/** Asks for a mentor for somebody; has somebody invited to mentor somebody else. */
export function personMentoringRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const personIn = (c: Context, visit: Visit) =>
    readPerson(records, visit.programId, c.req.param('personId') ?? '');

  app.get('/console/people/:personId/mentoring/ask', async (c) => {
    const visit = c.get('visit');
    const person = await personIn(c, visit);
    if (person === undefined) return notFoundPage();
    const kinds = kindsToAskFor(person);
    return askMentorPage(frameOf(visit), {
      personId: person.personId,
      name: person.displayName,
      formId: crypto.randomUUID(),
      kinds,
      typed: { kind: kinds[0], topics: [], words: '' },
      errors: [],
    });
  });

  app.post('/console/people/:personId/mentoring/ask', async (c) => {
    const visit = c.get('visit');
    const person = await personIn(c, visit);
    if (person === undefined) return notFoundPage();
    const { personId } = person;
    const fields = await formOf(c);
    const given = FormId.safeParse(fields.get('formId'));
    const formId = given.success ? given.data : crypto.randomUUID();
    const kinds = kindsToAskFor(person);
    const reading = readAskForm(fields, kinds);
    if (!reading.ok) {
      const { typed, errors } = reading;
      const name = person.displayName;
      return askMentorPage(frameOf(visit), { personId, name, formId, kinds, typed, errors });
    }
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          person: { record: 'person', key: { personId } },
          program: { record: 'program', key: { programId: visit.programId } },
          needs: { allOf: 'mentorNeed', personId },
          employments: { allOf: 'employment', personId },
        }),
      decide: (state, instant) => askForMentor(state, { ...reading.request, formId }, instant),
      context: contextOf(visit, `console/mentor-need/${formId}`, now()),
    });
    const done = changes.outcome === 'done' ? changes.what : changes.because;
    return c.redirect(`/console/people/${personId}?done=${done}`, 303);
  });

  app.get('/console/people/:personId/mentoring/invite', async (c) => {
    const visit = c.get('visit');
    const person = await personIn(c, visit);
    if (person === undefined) return notFoundPage();
    const { personId } = person;
    const [needs, { profile }] = await Promise.all([
      records.mentorNeeds(visit.programId),
      records.read({ profile: { record: 'mentorProfile', key: { personId } } }),
    ]);
    const unmatched = needChoices(needs, { profile, person }, visit, now());
    const names = await readNames(
      records,
      visit.programId,
      unmatched.map((need) => need.personId),
    );
    return inviteMentorPage(frameOf(visit), {
      personId,
      name: person.displayName,
      told: profile !== undefined,
      needs: unmatched.flatMap(({ personId: menteeId, needId, kind, createdAt }) => {
        const mentee = names.get(menteeId);
        return mentee === undefined ? [] : [{ menteeId, needId, kind, createdAt, mentee }];
      }),
    });
  });

  app.post('/console/people/:personId/mentoring/invite', async (c) => {
    const visit = c.get('visit');
    const person = await personIn(c, visit);
    if (person === undefined) return notFoundPage();
    const { personId } = person;
    const [menteeId = '', needId = ''] = ((await formOf(c)).get('need') ?? '').split('/');
    const mentee = await readPerson(records, visit.programId, menteeId);
    if (mentee === undefined) {
      return c.redirect(`/console/people/${personId}?done=nothing-chosen`, 303);
    }
    const { changes } = await decideAndCommit({
      committer: records,
      read: () =>
        records.read({
          need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
          profile: { record: 'mentorProfile', key: { personId } },
          person: { record: 'person', key: { personId } },
        }),
      decide: ({ need, ...mentor }, instant) => {
        if (need !== undefined && whyNotFor(need, mentor, visit, instant) !== undefined) {
          return { outcome: 'skipped', because: 'not-possible' };
        }
        const { admin, program } = visit;
        const first = { personId, reasons: [] };
        return approveMatch(need, { first, by: admin.email, program }, instant);
      },
      context: contextOf(visit, `console/${crypto.randomUUID()}`, now()),
    });
    return changes.outcome === 'done'
      ? c.redirect(`/console/mentoring/needs/${menteeId}/${needId}?done=${changes.what}`, 303)
      : c.redirect(`/console/people/${personId}?done=mentor-not-possible`, 303);
  });
}
