import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Children } from '../../../infra/local/children.ts';
import { type Inbox, startInbox } from '../../../infra/local/inbox.ts';
import {
  CONFIGURATION_SET,
  type MailPost,
  type MailPostOptions,
  message,
  startMailPost,
  TOPIC,
} from './mail-post.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };

let directory: string;
let children: Children;
let inbox: Inbox;
const posts: MailPost[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rollcall-feedback-'));
  children = new Children(directory);
  inbox = await startInbox({ children, webPort: 0, directory: join(directory, 'mail') });
});

afterEach(async () => {
  for (const post of posts.splice(0)) {
    await post.stop();
    post.remove();
  }
});

afterAll(async () => {
  await children.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function openPost(options: MailPostOptions = {}): Promise<MailPost> {
  const post = await startMailPost({
    inboxSmtpPort: inbox.smtpPort,
    inboxHolds: inbox.holds,
    ...options,
  });
  posts.push(post);
  return post;
}

function send(to: MailPost, data: Buffer, input: Partial<SendRawEmailCommandInput> = {}) {
  return to.ses.send(new SendRawEmailCommand({ RawMessage: { Data: data }, ...input }));
}

/** The subjects of all emails in the inbox. */
async function inInbox(): Promise<string[]> {
  const response = await fetch(new URL('api/email', inbox.url));
  const Emails = z.array(z.object({ subject: z.string() }));
  return Emails.parse(await response.json()).map(({ subject }) => subject);
}

/** Until every email is in the inbox and every event at its topic. */
function delivered(at: MailPost): Promise<void> {
  return vi.waitFor(() => expect(at.mail.idle()).toBe(true), PATIENCE);
}

describe('SES tells what became of an email', () => {
  const simulator = (name: string) => `${name}@simulator.amazonses.com`;

  /** The events of one email to these recipients, in the order in which they reached the topic. */
  async function eventsOf(recipients: readonly string[], data = message()) {
    const to = await openPost();
    const { MessageId } = await send(to, data, {
      Destinations: [...recipients],
      ConfigurationSetName: CONFIGURATION_SET,
      Tags: [{ Name: 'messageId', Value: 'm-1' }],
    });
    await delivered(to);
    expect(to.published.every(({ topicArn }) => topicArn === TOPIC)).toBe(true);
    return { MessageId, events: to.published.map(({ event }) => event) };
  }

  test('Send and Delivery, with message id, recipients and the sender’s tags', async () => {
    const { MessageId, events } = await eventsOf(['kim@school.example.org']);
    const mail = {
      messageId: MessageId,
      source: 'alumni@cedarvalley.example.edu',
      destination: ['kim@school.example.org'],
      commonHeaders: { subject: 'Where do you teach?', from: ['alumni@cedarvalley.example.edu'] },
      tags: { messageId: ['m-1'], 'ses:configuration-set': [CONFIGURATION_SET] },
    };
    expect(events).toMatchObject([
      { eventType: 'Send', mail, send: {} },
      { eventType: 'Delivery', mail, delivery: { recipients: ['kim@school.example.org'] } },
    ]);
  });

  test('Bounce, and no Delivery, for the simulator’s bouncing address', async () => {
    const address = 'bounce+kim@simulator.amazonses.com';
    const { events } = await eventsOf([address]);
    expect(events).toMatchObject([
      { eventType: 'Send' },
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: address, status: '5.1.1', action: 'failed' }],
        },
      },
    ]);
  });

  test('Bounce for a suppressed address', async () => {
    const { events } = await eventsOf([simulator('suppressionlist')]);
    expect(events[1]).toMatchObject({
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' },
    });
  });

  test('Delivery and a passing Bounce for who is out of office', async () => {
    const { events } = await eventsOf([simulator('ooto')]);
    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery', 'Bounce']);
    expect(events[2]).toMatchObject({ bounce: { bounceType: 'Transient' } });
  });

  test('Delivery and Complaint for who presses "spam"', async () => {
    const { events } = await eventsOf([simulator('complaint')]);
    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery', 'Complaint']);
    expect(events[2]).toMatchObject({
      complaint: {
        complainedRecipients: [{ emailAddress: simulator('complaint') }],
        complaintFeedbackType: 'abuse',
      },
    });
  });

  test('Reject for an email with the test virus, which no inbox gets', async () => {
    const virus = [
      'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
      'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
    ].join('');
    const { events } = await eventsOf(
      ['kim@school.example.org'],
      message({ Subject: 'A virus' }, `${virus}\r\n`),
    );
    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Reject']);
    expect(await inInbox()).not.toContain('A virus');
  });

  test('each recipient’s own fate when one email has several', async () => {
    const { events } = await eventsOf(['kim@school.example.org', simulator('bounce')]);
    expect(events).toMatchObject([
      { eventType: 'Send' },
      { eventType: 'Bounce' },
      { eventType: 'Delivery', delivery: { recipients: ['kim@school.example.org'] } },
    ]);
  });

  test('again, after a restart, when the topic did not take it the first time', async () => {
    const refusing = await startMailPost({
      inboxSmtpPort: inbox.smtpPort,
      publish: () => Promise.reject(new Error('not now')),
    });
    await send(refusing, message({ Subject: 'Told late' }), {
      ConfigurationSetName: CONFIGURATION_SET,
    });
    await vi.waitFor(async () => expect(await inInbox()).toContain('Told late'), PATIENCE);
    expect(refusing.mail.idle()).toBe(false);
    await refusing.stop();

    const to = await openPost({ directory: refusing.directory });
    await delivered(to);
    expect(to.published.map(({ event }) => event['eventType'])).toEqual(['Send', 'Delivery']);
    expect((await inInbox()).filter((subject) => subject === 'Told late')).toHaveLength(1);
  });

  test('Bounce when the inbox refuses it for good, and goes on with the next one', async () => {
    const refused: string[] = [];
    const strict = createServer((socket) => {
      let text = '';
      socket.write('220 strict\r\n');
      socket.on('data', (bytes) => {
        text += bytes.toString();
        if (text.endsWith('\r\n.\r\n')) {
          if (text.includes('Subject: Refused')) refused.push(text);
          socket.write(text.includes('Subject: Refused') ? '554 not this one\r\n' : '250 ok\r\n');
          text = '';
        } else if (/^DATA\r\n$/i.test(text.slice(-6))) {
          socket.write('354 go on\r\n');
          text = '';
        } else if (!text.includes('Subject:') && text.endsWith('\r\n')) {
          socket.write('250 ok\r\n');
        }
      });
    });
    await new Promise<void>((done) => strict.listen(0, '127.0.0.1', done));
    const address = strict.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const to = await openPost({ inboxSmtpPort: port });
    for (const Subject of ['Refused', 'Taken']) {
      await send(to, message({ Subject }), { ConfigurationSetName: CONFIGURATION_SET });
    }
    await delivered(to);
    strict.close();
    expect(refused).toHaveLength(3);
    const outcomes = to.published.map(({ event }) => event);
    expect(outcomes.filter(({ eventType }) => eventType !== 'Send')).toMatchObject([
      {
        eventType: 'Bounce',
        bounce: { bouncedRecipients: [{ diagnosticCode: 'smtp; 554 not this one' }] },
      },
      { eventType: 'Delivery', mail: { commonHeaders: { subject: 'Taken' } } },
    ]);
  });

  test('nothing of an email that was sent without a configuration set', async () => {
    const to = await openPost();
    await send(to, message());
    await delivered(to);
    expect(to.published).toEqual([]);
  });
});
