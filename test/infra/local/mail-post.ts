/** SES of the local runtime behind its AWS endpoint, with a clock that tests can move. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { createAwsEndpoint } from '../../../infra/local/aws-endpoint.ts';
import { VirtualClock } from '../../../infra/local/clock.ts';
import { CallCounts } from '../../../infra/local/counts.ts';
import { Mail, type MailOptions } from '../../../infra/local/mail.ts';
import { openStore } from '../../../infra/local/store.ts';

export const FROM = 'alumni@cedarvalley.example.edu';
export const CONFIGURATION_SET = 'email';
export const TOPIC = 'arn:aws:sns:us-east-1:000000000000:email-feedback';

const Event = z.record(z.string(), z.unknown());

export interface MailPostOptions
  extends Partial<Pick<MailOptions, 'inboxSmtpPort' | 'inboxHolds' | 'publish' | 'quota'>> {
  /** Where store and inbox lie; a new folder when left out. */
  readonly directory?: string;
}

/** Without an inbox port nothing is handed over. */
export async function startMailPost(options: MailPostOptions = {}) {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'rollcall-mail-'));
  const store = openStore(join(directory, 'store.sqlite'));
  const clock = new VirtualClock(store);
  const counts = new CallCounts();
  const published: { topicArn: string; event: Record<string, unknown> }[] = [];
  const mail = new Mail({
    store,
    clock,
    counts,
    inboxSmtpPort: options.inboxSmtpPort ?? (() => undefined),
    publish:
      options.publish ??
      ((topicArn, message) => {
        published.push({ topicArn, event: Event.parse(JSON.parse(message)) });
      }),
    ...(options.inboxHolds === undefined ? {} : { inboxHolds: options.inboxHolds }),
    ...(options.quota === undefined ? {} : { quota: options.quota }),
  });
  mail.createIdentity('cedarvalley.example.edu');
  mail.createConfigurationSet(CONFIGURATION_SET);
  mail.createEventDestination({
    configurationSet: CONFIGURATION_SET,
    topicArn: TOPIC,
    eventTypes: ['SEND', 'reject', 'delivery', 'bounce', 'complaint'],
    enabled: true,
  });
  const server = createAwsEndpoint({
    services: { ses: mail },
    permissions: { authorize: () => undefined },
    counts,
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const endpoint = `http://127.0.0.1:${port}`;
  const ses = new SESClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'SendMessage', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  /** Keeps the folder, for a start on the same data. */
  const stop = async (): Promise<void> => {
    ses.destroy();
    await mail.stop();
    clock.stop();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    store.close();
  };
  return {
    ...{ directory, store, clock, counts, mail, published, endpoint, ses, stop },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export type MailPost = Awaited<ReturnType<typeof startMailPost>>;

/** A small message; `fields` are added to or replace its header fields, undefined leaves one out. */
export function message(
  fields: Readonly<Record<string, string | undefined>> = {},
  body = 'Dear Kim,\r\n\r\nwhere do you teach?\r\n',
): Buffer {
  const all: Record<string, string | undefined> = {
    From: `Cedar Valley Teacher Alumni <${FROM}>`,
    To: 'kim@school.example.org',
    Subject: 'Where do you teach?',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...fields,
  };
  const header = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return Buffer.from(`${header}\r\n${body}`);
}
