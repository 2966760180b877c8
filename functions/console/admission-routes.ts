import * as z from 'zod';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { admissionPage } from './pages/admission-pages.tsx';
import { onItsWayPage } from './pages/on-its-way-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { admissionForm, readAdmissionForm } from './read-admission-form.ts';
import { readRecordedAdmission } from './read-recorded-graduation.ts';
import { recordAdmission } from './record-admission.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const FormId = z.uuid();
const admission = { subject: 'The admission', again: '/console/admissions/new' };

/** Records one admitted candidate by hand; it goes in by the same door as what an information system says. */
export function admissionRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/admissions/new', (c) =>
    admissionPage(frameOf(c.get('visit')), {
      form: admissionForm(new Map()),
      formId: crypto.randomUUID(),
      errors: [],
    }),
  );

  app.post('/console/admissions', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const fields = await formOf(c);
    const form = admissionForm(fields);
    const given = FormId.safeParse(fields.get('formId'));
    const formId = given.success ? given.data : crypto.randomUUID();
    const eventId = `form/${formId}`;
    const reading = readAdmissionForm(form, { eventId, programId, now: now() });
    if (!reading.ok) {
      return admissionPage(frameOf(visit), { form, formId, errors: reading.problems });
    }
    const { submission } = reading;
    await decideAndCommit({
      committer: records,
      read: () => Promise.resolve(submission),
      decide: (_, instant) => recordAdmission({ eventId, programId, submission }, instant),
      context: contextOf(visit, eventId, now()),
    });
    return c.redirect(`/console/admissions/${formId}`, 303);
  });

  app.get('/console/admissions/:formId', async (c) => {
    const visit = c.get('visit');
    const eventId = `form/${c.req.param('formId')}`;
    const found = await readRecordedAdmission(records, visit.programId, eventId);
    return found === undefined ? notFoundPage() : onItsWayPage(frameOf(visit), admission, found);
  });
}
