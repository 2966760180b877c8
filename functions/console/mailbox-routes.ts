import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf } from './console-visit.ts';
import { frameOf } from './frame-of.ts';
import { mailboxPage } from './pages/mailbox-page.tsx';
import { readOwnerForm } from './read-owner-form.ts';
import { type MailboxName, setMailbox } from './set-mailbox.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

/** Settles who calls, and who is told of refused events. Both fields empty: whoever reads the answers to emails. */
export function mailboxRoutes(app: ConsoleApp, services: ConsoleServices): void {
  mailbox(app, services, 'calls', 'caller');
  mailbox(app, services, 'integration', 'integrationContact');
}

function mailbox(
  app: ConsoleApp,
  { records, now }: ConsoleServices,
  path: 'calls' | 'integration',
  name: MailboxName,
): void {
  app.get(`/console/settings/${path}`, (c) => {
    const visit = c.get('visit');
    const { [name]: present, replyTo } = visit.program;
    return mailboxPage(frameOf(visit, c.req.query('done')), {
      path,
      form: { ownerName: present?.name ?? '', ownerAddress: present?.address ?? '' },
      replyTo,
      errors: [],
    });
  });

  app.post(`/console/settings/${path}`, async (c) => {
    const visit = c.get('visit');
    const { programId } = visit;
    const fields = await formOf(c);
    const form = {
      ownerName: fields.get('ownerName') ?? '',
      ownerAddress: fields.get('ownerAddress') ?? '',
    };
    const nobody = `${form.ownerName}${form.ownerAddress}`.trim() === '';
    const reading = readOwnerForm(fields, path === 'calls' ? 'who is to call' : 'the contact');
    if (!nobody && !reading.ok) {
      const { replyTo } = visit.program;
      return mailboxPage(frameOf(visit), { path, form, replyTo, errors: reading.problems });
    }
    await decideAndCommit({
      committer: records,
      read: () => records.read({ program: { record: 'program', key: { programId } } }),
      decide: ({ program }) => setMailbox(program, name, reading.ok ? reading.owner : undefined),
      context: contextOf(visit, `settings/${crypto.randomUUID()}`, now()),
    });
    return c.redirect(`/console/settings/${path}?done=settings-saved`, 303);
  });
}
