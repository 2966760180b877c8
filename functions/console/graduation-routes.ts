import * as z from 'zod';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { frameOf } from './frame-of.ts';
import { graduationPage } from './pages/graduation-pages.tsx';
import { onItsWayPage } from './pages/on-its-way-page.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { graduationForm, readGraduationForm } from './read-graduation-form.ts';
import { readKnownStudent, readRecordedGraduation } from './read-recorded-graduation.ts';
import { recordGraduation } from './record-graduation.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

const FormId = z.uuid();
const graduation = { subject: 'The graduation', again: '/console/graduations/new' };

/** Records one graduation by hand; it goes in by the same door as a file's. */
export function graduationRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/graduations/new', (c) =>
    graduationPage(frameOf(c.get('visit')), {
      form: graduationForm(new Map()),
      formId: crypto.randomUUID(),
      errors: [],
    }),
  );

  app.post('/console/graduations', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const fields = await formOf(c);
    const form = graduationForm(fields);
    const given = FormId.safeParse(fields.get('formId'));
    const formId = given.success ? given.data : crypto.randomUUID();
    const eventId = `form/${formId}`;
    const reading = readGraduationForm(form, { eventId, programId, now: now() });
    if (!reading.ok) {
      return graduationPage(frameOf(visit), { form, formId, errors: reading.problems });
    }
    const { submission } = reading;
    await decideAndCommit({
      committer: records,
      read: () => readKnownStudent(records, programId, submission.candidateIdentifier),
      decide: (known, instant) =>
        recordGraduation(known, { eventId, programId, submission }, instant),
      context: contextOf(visit, eventId, now()),
    });
    return c.redirect(`/console/graduations/${formId}`, 303);
  });

  app.get('/console/graduations/:formId', async (c) => {
    const visit = c.get('visit');
    const eventId = `form/${c.req.param('formId')}`;
    const found = await readRecordedGraduation(records, visit.programId, eventId);
    return found === undefined ? notFoundPage() : onItsWayPage(frameOf(visit), graduation, found);
  });
}
