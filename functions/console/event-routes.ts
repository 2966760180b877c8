import * as z from 'zod';
import { PersonRef } from '../../events/fields/person-ref.ts';
import { personFinder } from '../../shared/adapters/find-persons.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { newEventForm } from './event-form-view.ts';
import { recordable } from './event-forms.ts';
import { followEvent } from './follow-event.ts';
import { frameOf } from './frame-of.ts';
import { judgeEventForm } from './judge-event-form.ts';
import { openEventForm, type OpenedFrom, type OpenForm } from './open-event-form.ts';
import { eventFormPage } from './pages/event-form-page.tsx';
import { eventOutcomePage } from './pages/event-outcome-page.tsx';
import { eventsPage } from './pages/events-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readPerson } from './read-person.ts';
import { readKnownStudent } from './read-known-student.ts';
import { recordEvent } from './record-event.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const FormId = z.uuid();
const Student = z.object({ candidateIdentifier: z.string() });
const About = z.object({ person: PersonRef });

/** What is learned of one person, recorded by a form made from its contract; it goes in by the same door as every other. */
export function eventRoutes(app: ConsoleApp, { records, links, now }: ConsoleServices): void {
  /** The form of a type, empty, as it is opened from somewhere. */
  const formPage = async (visit: Visit, type: string, from: Partial<OpenedFrom>) => {
    const opened = { personId: '', employmentId: '', ...from };
    const open = await openEventForm(records, visit, type, opened, now());
    return open === undefined ? notFoundPage() : eventFormPage(frameOf(visit), newEventForm(open));
  };

  app.get('/console/events', (c) =>
    eventsPage(
      frameOf(c.get('visit')),
      recordable.map(({ type }) => type),
    ),
  );
  app.get('/console/graduations/new', (c) =>
    formPage(c.get('visit'), 'graduation.submitted.v1', {}),
  );
  app.get('/console/admissions/new', (c) => formPage(c.get('visit'), 'admission.submitted.v1', {}));
  app.get('/console/people/:personId/positions/new', (c) =>
    formPage(c.get('visit'), 'hire.submitted.v1', { personId: c.req.param('personId') }),
  );
  app.get('/console/people/:personId/positions/:employmentId/end', (c) =>
    formPage(c.get('visit'), 'separation.submitted.v1', c.req.param()),
  );
  app.get('/console/events/:type/new', (c) =>
    formPage(c.get('visit'), c.req.param('type'), { personId: c.req.query('person') ?? '' }),
  );

  /** Whom the form is about, when they are known: what it says is noted in their history. */
  const knownIn = async (programId: string, { form, person }: OpenForm, data: unknown) => {
    if (person !== undefined && form.refersToPerson) return person;
    const student = Student.safeParse(data);
    if (student.success) {
      return readKnownStudent(records, programId, student.data.candidateIdentifier);
    }
    const about = About.safeParse(data);
    if (!about.success) return undefined;
    const finder = personFinder(records, await links());
    const [match] = await finder.findPersons(programId, [about.data.person]);
    return match?.outcome === 'found' ? readPerson(records, programId, match.personId) : undefined;
  };

  app.post('/console/events/:type', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const typed = await formOf(c);
    const given = FormId.safeParse(typed.get('formId'));
    const formId = given.success ? given.data : crypto.randomUUID();
    const eventId = `form/${formId}`;
    const personId = typed.get('person') ?? '';
    const type = c.req.param('type');
    const shown = (about: string | undefined) =>
      c.redirect(`/console/events/${type}/${formId}${about ? `?person=${about}` : ''}`, 303);
    const from = { personId, employmentId: typed.get('position') ?? '' };
    const open = await openEventForm(records, visit, type, from, now());
    if (open === undefined) {
      // A second press, once the end of the position is recorded: it is so already.
      const before = await followEvent(records, { programId, eventId, personId });
      return before === undefined ? notFoundPage() : shown(personId);
    }
    const sent = { typed, formId, eventId, programId, now: now() };
    const judged = await judgeEventForm(records, open, sent);
    if (judged.page !== undefined) return eventFormPage(frameOf(visit), judged.page);
    const { data, repaired } = judged;
    const { contract } = open.form;
    const known = await knownIn(programId, open, data);
    await decideAndCommit({
      committer: records,
      read: () => readPerson(records, programId, known?.personId ?? ''),
      decide: (person, instant) =>
        recordEvent(person, { eventId, programId, contract, data, repaired }, instant),
      context: contextOf(visit, eventId, now()),
    });
    return shown(known?.personId);
  });

  app.get('/console/events/:type/:formId', async (c) => {
    const visit = c.get('visit');
    const outcome = await followEvent(records, {
      programId: visit.programId,
      eventId: `form/${c.req.param('formId')}`,
      personId: c.req.query('person'),
    });
    return outcome === undefined ? notFoundPage() : eventOutcomePage(frameOf(visit), outcome);
  });
}
