import type { Context } from 'hono';
import * as z from 'zod';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { hirePage } from './pages/hire-page.tsx';
import { separationPage } from './pages/separation-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { hireForm, readHireForm } from './read-hire-form.ts';
import { readPerson } from './read-person.ts';
import { readPosition } from './read-position.ts';
import { schoolLabels } from './read-school-fields.ts';
import { readSeparationForm, separationForm } from './read-separation-form.ts';
import type { ConsoleApp } from './sign-in-routes.ts';
import { schoolIdOf, stateHire } from './state-hire.ts';
import { stateSeparation } from './state-separation.ts';

const FormId = z.uuid();

/** Stands for one form: a second press of it is the same statement. */
function formIdIn(fields: ReadonlyMap<string, string>): string {
  const given = FormId.safeParse(fields.get('formId'));
  return given.success ? given.data : crypto.randomUUID();
}

/** Hires and ends of positions, stated by hand; each goes the way of every other statement. */
export function positionRoutes(app: ConsoleApp, { records, links, now }: ConsoleServices): void {
  const personIn = (c: Context, { programId }: Visit) =>
    readPerson(records, programId, c.req.param('personId') ?? '');

  app.get('/console/people/:personId/positions/new', async (c) => {
    const visit = c.get('visit');
    const person = await personIn(c, visit);
    if (person === undefined) return notFoundPage();
    const schools = await records.schools(visit.programId);
    return hirePage(frameOf(visit), {
      person: { personId: person.personId, name: person.displayName },
      form: hireForm(new Map()),
      formId: crypto.randomUUID(),
      schools: schoolLabels(schools),
      errors: [],
    });
  });

  app.post('/console/people/:personId/positions', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const person = await personIn(c, visit);
    if (person === undefined) return notFoundPage();
    const { personId } = person;
    const fields = await formOf(c);
    const [form, formId] = [hireForm(fields), formIdIn(fields)];
    const schools = await records.schools(programId);
    const { timeZone } = visit.program;
    const reading = readHireForm(form, { schools, now: now(), timeZone });
    if (!reading.ok) {
      return hirePage(frameOf(visit), {
        person: { personId, name: person.displayName },
        form,
        formId,
        schools: schoolLabels(schools),
        errors: reading.problems,
      });
    }
    const { school, statement, repaired } = reading;
    const schoolId = schoolIdOf(school, (await links()).hashOf);
    const eventId = `form/${formId}`;
    await decideAndCommit({
      committer: records,
      read: () => records.read({ school: { record: 'school', key: { programId, schoolId } } }),
      decide: (state, instant) =>
        stateHire(
          state.school,
          { eventId, programId, personId, schoolId, school, statement },
          instant,
        ),
      context: contextOf(visit, eventId, now()),
    });
    const done = repaired ? 'hire-stated-nces-repaired' : 'hire-stated';
    return c.redirect(`/console/people/${personId}?done=${done}`, 303);
  });

  /** The person and the open position that the address names. */
  const positionIn = async (c: Context, visit: Visit) => {
    const person = await personIn(c, visit);
    if (person === undefined) return undefined;
    return { person, open: await readPosition(records, person, c.req.param('employmentId') ?? '') };
  };
  const end = '/console/people/:personId/positions/:employmentId/end';

  app.get(end, async (c) => {
    const visit = c.get('visit');
    const found = await positionIn(c, visit);
    if (found?.open === undefined) return notFoundPage();
    const { person } = found;
    const { employment, school } = found.open;
    return separationPage(frameOf(visit), {
      person: { personId: person.personId, name: person.displayName },
      position: { employmentId: employment.employmentId, hireDate: employment.hireDate, school },
      form: separationForm(new Map()),
      formId: crypto.randomUUID(),
      errors: [],
    });
  });

  app.post(end, async (c) => {
    const visit = c.get('visit');
    const found = await positionIn(c, visit);
    if (found === undefined) return notFoundPage();
    const { personId, displayName } = found.person;
    // A second press, once the end is recorded: it is so already.
    const shown = `/console/people/${personId}?done=separation-stated`;
    if (found.open === undefined) return c.redirect(shown, 303);
    const { employmentId, hireDate } = found.open.employment;
    const fields = await formOf(c);
    const [form, formId] = [separationForm(fields), formIdIn(fields)];
    const { timeZone } = visit.program;
    const reading = readSeparationForm(form, { hireDate, now: now(), timeZone });
    if (!reading.ok) {
      return separationPage(frameOf(visit), {
        person: { personId, name: displayName },
        position: { employmentId, hireDate, school: found.open.school },
        form,
        formId,
        errors: reading.problems,
      });
    }
    const { period, evidence } = reading;
    const eventId = `form/${formId}`;
    await decideAndCommit({
      committer: records,
      read: () =>
        records.read({ employment: { record: 'employment', key: { personId, employmentId } } }),
      decide: (state, instant) =>
        stateSeparation(state.employment, { eventId, period, evidence }, instant),
      context: contextOf(visit, eventId, now()),
    });
    return c.redirect(shown, 303);
  });
}
