import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { callerPage } from './pages/caller-page.tsx';
import { readOwnerForm } from './read-owner-form.ts';
import { setCaller } from './set-caller.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** Settles who calls. Both fields empty: whoever reads the answers to emails. */
export function callerRoutes(app: ConsoleApp, { records, now }: ConsoleServices): void {
  app.get('/console/settings/calls', (c) => {
    const visit = c.get('visit');
    const { caller, replyTo } = visit.program;
    return callerPage(frameOf(visit, c.req.query('done')), {
      form: { ownerName: caller?.name ?? '', ownerAddress: caller?.address ?? '' },
      replyTo,
      errors: [],
    });
  });

  app.post('/console/settings/calls', async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const fields = await formOf(c);
    const form = {
      ownerName: fields.get('ownerName') ?? '',
      ownerAddress: fields.get('ownerAddress') ?? '',
    };
    const nobody = `${form.ownerName}${form.ownerAddress}`.trim() === '';
    const reading = readOwnerForm(fields);
    if (!nobody && !reading.ok) {
      const { replyTo } = visit.program;
      return callerPage(frameOf(visit), { form, replyTo, errors: reading.problems });
    }
    await decideAndCommit({
      committer: records,
      read: () => records.read({ program: { record: 'program', key: { programId } } }),
      decide: ({ program }) => setCaller(program, reading.ok ? reading.owner : undefined),
      context: contextOf(visit, `settings/${crypto.randomUUID()}`, now()),
    });
    return c.redirect('/console/settings/calls?done=settings-saved', 303);
  });
}
