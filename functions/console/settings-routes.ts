import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type Admin, type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf, frameBeforeSetUp } from './frame-of.ts';
import { settingsPage } from './pages/settings-page.tsx';
import { readSettings, settingsForm, settingsFormOf } from './read-settings.ts';
import { saveSettings } from './save-settings.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** The program's settings. They open before there are any, unlike all other pages. */
export function settingsRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  const programOf = async (programId: string) =>
    (await records.read({ program: { record: 'program', key: { programId } } })).program;

  const frameFor = (
    admin: Admin,
    programId: string,
    program: Awaited<ReturnType<typeof programOf>>,
    done?: string,
  ) =>
    program === undefined ? frameBeforeSetUp(admin) : frameOf({ admin, programId, program }, done);

  app.get('/console/settings', async (c) => {
    const { admin, programId } = c.get('owner');
    const program = await programOf(programId);
    return settingsPage(frameFor(admin, programId, program, c.req.query('done')), {
      form: settingsFormOf(program),
      version: program?.version ?? 0,
      errors: [],
      status: 200,
    });
  });

  app.post('/console/settings', async (c) => {
    const { admin, programId } = c.get('owner');
    const fields = await formOf(c);
    const form = settingsForm(fields);
    const reading = readSettings(form);
    const shownVersion = Number(fields.get('version') ?? 0);
    if (!reading.ok) {
      const program = await programOf(programId);
      return settingsPage(frameFor(admin, programId, program), {
        form,
        version: shownVersion,
        errors: reading.problems,
        status: 400,
      });
    }
    const { changes } = await decideAndCommit({
      committer: records,
      read: () => programOf(programId),
      decide: (program) =>
        saveSettings(program, { programId, settings: reading.settings, shownVersion }),
      context: contextOf({ admin, programId }, `settings/${crypto.randomUUID()}`, now()),
    });
    if (changes.outcome === 'skipped' && changes.because === 'changed-meanwhile') {
      const program = await programOf(programId);
      return settingsPage(frameFor(admin, programId, program), {
        form,
        version: program?.version ?? 0,
        errors: [
          {
            field: 'name',
            message:
              'Somebody else saved the settings while you had them open. What you see is yours: look it over and save again to replace theirs.',
          },
        ],
        status: 409,
      });
    }
    return c.redirect(
      shownVersion === 0 ? '/console?done=set-up' : '/console/settings?done=settings-saved',
      303,
    );
  });
}
