import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { createTransport } from 'nodemailer';
import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Children } from '../../../infra/local/children.ts';
import { type Inbox, startInbox } from '../../../infra/local/inbox.ts';
import { MailRecords } from '../../../infra/local/mail/records.ts';
import { CONFIGURATION_SET, type MailPost, message, startMailPost } from './mail-post.ts';

const Emails = z.array(
  z.object({
    id: z.string(),
    subject: z.string(),
    time: z.string(),
    envelope: z.object({
      from: z.object({ address: z.string() }),
      to: z.array(z.object({ address: z.string() })),
    }),
  }),
);

const PATIENCE = { timeout: 20_000, interval: 50 };

let directory: string;
let children: Children;
let inbox: Inbox;
let post: MailPost | undefined;

async function openInbox(): Promise<void> {
  children = new Children(directory);
  inbox = await startInbox({ children, webPort: 0, directory: join(directory, 'mail') });
}

async function openPost(): Promise<MailPost> {
  post = await startMailPost({
    directory,
    inboxSmtpPort: inbox.smtpPort,
    inboxHolds: inbox.holds,
    quota: { max24HourSend: 50_000, maxSendRate: 1_000 },
  });
  return post;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rollcall-mail-'));
});

afterEach(async () => {
  await post?.stop();
  post = undefined;
  await children.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function inInbox() {
  return Emails.parse(await (await fetch(new URL('api/email', inbox.url))).json());
}

async function sourceOf(id: string): Promise<Buffer> {
  const response = await fetch(new URL(`api/email/${id}/source`, inbox.url));
  return Buffer.from(await response.arrayBuffer());
}

function send(to: MailPost, data: Buffer) {
  return to.ses.send(new SendRawEmailCommand({ RawMessage: { Data: data } }));
}

/** Until every email is in the inbox and every event at its topic. */
function delivered(at: MailPost): Promise<void> {
  return vi.waitFor(() => expect(at.mail.idle()).toBe(true), PATIENCE);
}

/** An email that is accepted but not handed over, as its bytes would go to the inbox. */
async function acceptedOnly(data = message()): Promise<Buffer> {
  const before = await startMailPost({ directory });
  await send(before, data);
  const accepted = new MailRecords(before.store).nextToHandOver();
  await before.stop();
  if (accepted === undefined) throw new Error('No email was accepted.');
  return accepted.raw;
}

describe('an accepted email reaches the inbox', () => {
  test('byte by byte, with all headers but those that SES sets itself', async () => {
    await openInbox();
    const to = await openPost();
    const now = Date.parse('2031-05-03T15:00:00Z');
    to.clock.advanceTo(now);
    const data = message(
      {
        'Message-ID': '<mine@cedarvalley.example.edu>',
        Date: 'Thu, 1 Jan 1970 00:00:00 +0000',
        Bcc: 'hidden@school.example.org',
        'X-SES-CONFIGURATION-SET': CONFIGURATION_SET,
        'List-Unsubscribe':
          '<http://localhost:4000/p/abc>,\r\n <mailto:stop@cedarvalley.example.edu>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        Subject: '=?utf-8?Q?F=C3=BCr_Kim?=',
      },
      'A line\r\n.\r\n..two dots\r\n\r\nümlaut in 8 bit \t \r\n',
    );
    const { MessageId } = await send(to, data);
    await delivered(to);

    const [email, ...others] = await inInbox();
    expect(others).toEqual([]);
    expect(email?.envelope.to.map(({ address }) => address)).toEqual([
      'kim@school.example.org',
      'hidden@school.example.org',
    ]);
    expect(Math.abs(Date.parse(email?.time ?? '') - now)).toBeLessThan(60_000);
    const lines = (text: string) =>
      text.split('\r\n').filter((line) => !/^(Date|Message-ID|Bcc|X-SES-[A-Z-]+):/.test(line));
    const source = (await sourceOf(email?.id ?? '')).toString('latin1');
    expect(lines(source)).toEqual(lines(data.toString('latin1')));
    expect(source).toContain(`Message-ID: <${MessageId}@email.amazonses.com>\r\n`);
    expect(source).toContain('Date: Sat, 03 May 2031 15:00:');
    expect(source).not.toContain('Bcc');
  });

  test('when the runtime is killed between accepting it and handing it over', async () => {
    const script = fileURLToPath(new URL('accept-and-die.ts', import.meta.url));
    const store = join(directory, 'store.sqlite');
    const child = spawn(process.execPath, [script, store, message().toString('base64')], {
      stdio: 'inherit',
    });
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGKILL');

    await openInbox();
    await delivered(await openPost());
    expect(await inInbox()).toMatchObject([{ subject: 'Where do you teach?' }]);
  });

  test('once, when the runtime was killed after handing it over and before noting it', async () => {
    const raw = await acceptedOnly();
    await openInbox();
    const smtp = createTransport({ host: '127.0.0.1', port: inbox.smtpPort(), ignoreTLS: true });
    await smtp.sendMail({ envelope: { from: 'a@b.org', to: ['kim@school.example.org'] }, raw });

    await delivered(await openPost());
    expect(await inInbox()).toHaveLength(1);
  });

  test('whole, when a kill left half of it in the inbox', async () => {
    const raw = await acceptedOnly(message({}, 'A long letter.\r\n'.repeat(100)));
    const folder = join(directory, 'mail');
    mkdirSync(folder);
    writeFileSync(join(folder, 'halfmail.eml'), raw.subarray(0, 700));
    await openInbox();
    expect(await inInbox()).toHaveLength(1);

    await delivered(await openPost());
    const emails = await inInbox();
    expect(emails).toHaveLength(1);
    expect((await sourceOf(emails[0]?.id ?? '')).equals(raw)).toBe(true);
  });

  test('as often as it was sent, while the inbox is killed again and again', async () => {
    await openInbox();
    const to = await openPost();
    const subjects = Array.from({ length: 60 }, (_, place) => `Letter ${place}`);
    let killed: number | undefined;
    for (const [place, Subject] of subjects.entries()) {
      await send(to, message({ Subject }));
      if (place % 20 !== 10) continue;
      await vi.waitFor(() => {
        expect(inbox.pid()).not.toBe(killed);
        expect(inbox.smtpPort()).toBeDefined();
      }, PATIENCE);
      killed = inbox.pid();
      if (killed !== undefined) process.kill(killed, 'SIGKILL');
    }
    await delivered(to);
    await vi.waitFor(async () => expect(await inInbox()).toHaveLength(60), PATIENCE);
    const arrived = (await inInbox()).map(({ subject }) => subject);
    expect(arrived.toSorted()).toEqual(subjects.toSorted());
  });

  test('and is still there after the inbox has started again', async () => {
    await openInbox();
    const to = await openPost();
    await send(to, message());
    await delivered(to);
    await inbox.stop();
    await openInbox();
    expect(await inInbox()).toMatchObject([{ subject: 'Where do you teach?' }]);
  });
});
