import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  ListIdentitiesCommand,
  SendEmailCommand,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
  SESServiceException,
} from '@aws-sdk/client-ses';
import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FROM, type MailPost, message, startMailPost } from './mail-post.ts';

let post: MailPost;

beforeEach(async () => {
  post = await startMailPost();
});

afterEach(async () => {
  await post.stop();
  post.remove();
});

function send(data: Buffer, input: Partial<SendRawEmailCommandInput> = {}) {
  return post.ses.send(new SendRawEmailCommand({ RawMessage: { Data: data }, ...input }));
}

/** What SES refused a call with; fails when it did not. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SESServiceException))
    throw new Error('SES did not refuse.', { cause: error });
  return { name: error.name, message: error.message, status: error.$metadata.httpStatusCode };
}

/** Starts SES anew on the same data, with other limits. */
async function restart(quota?: { max24HourSend: number; maxSendRate: number }): Promise<void> {
  const { directory } = post;
  await post.stop();
  post = await startMailPost({ directory, ...(quota === undefined ? {} : { quota }) });
}

describe('an email is accepted', () => {
  test('with a message id in the form of SES’s', async () => {
    const { MessageId } = await send(message());
    expect(MessageId).toMatch(/^0100[0-9a-f]{12}-[0-9a-f-]{36}-000000$/);
  });

  test('from an address, a subdomain or another case of a verified domain', async () => {
    await send(message({ From: 'Alumni <Alumni@Mail.CedarValley.example.edu>' }));
    post.mail.createIdentity('one@elsewhere.example.org');
    await send(message({ From: 'one@elsewhere.example.org' }));
  });

  test('with ten megabytes', async () => {
    const small = message({}, '');
    const line = `${'x'.repeat(76)}\r\n`;
    const body = line.repeat(Math.floor((10_485_760 - small.length) / line.length));
    expect((await send(message({}, body))).MessageId).toBeDefined();
  });
});

describe('an email is refused', () => {
  test.each([
    ['without From', { From: undefined }, "Missing required header 'From'."],
    ['without a recipient', { To: undefined }, "Missing required header 'To'."],
    ['to an address without a domain', { To: 'kim' }, "Missing final '@domain'"],
    ['to an address with two dots', { To: 'kim@school..org' }, 'Domain contains dot-dot'],
    ['to a name with umlauts', { To: 'jürg@school.org' }, 'Local address contains control'],
    ['to a list with one bad address', { To: 'a@b.org, c@' }, 'Missing domain'],
    [
      'with a tag that SES cannot keep',
      { 'X-SES-MESSAGE-TAGS': 'a b=c' },
      'Invalid tag name <a b>',
    ],
  ])('%s, as an invalid parameter', async (_title, fields, words) => {
    const refused = await refusal(send(message(fields)));
    expect(refused).toMatchObject({ name: 'InvalidParameterValue', status: 400 });
    expect(refused.message).toContain(words);
  });

  test('from an address that nobody verified, whoever gets it', async () => {
    await expect(send(message({ From: 'me@elsewhere.example.org' }))).rejects.toMatchObject({
      name: 'MessageRejected',
      message:
        'Email address is not verified. The following identities failed the check in region US-EAST-1: me@elsewhere.example.org',
    });
    await expect(send(message(), { Source: 'me@elsewhere.example.org' })).rejects.toMatchObject({
      name: 'MessageRejected',
    });
  });

  test('with a configuration set that does not exist, which the error names', async () => {
    await expect(send(message(), { ConfigurationSetName: 'other' })).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
      ConfigurationSetName: 'other',
      message: 'Configuration set <other> does not exist.',
    });
  });

  test('when it is longer than ten megabytes', async () => {
    const data = Buffer.concat([message(), Buffer.alloc(10_485_760, 'x')]);
    await expect(send(data)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: `Message length is more than 10485760 bytes long: '${data.length}'.`,
    });
  });

  test('with a header field twice that may stand once, and with more than fifty recipients', async () => {
    const twice = Buffer.concat([Buffer.from('Subject: One\r\n'), message()]);
    await expect(send(twice)).rejects.toMatchObject({ message: "Duplicate header 'Subject'." });
    const many = Array.from({ length: 51 }, (_, place) => `p${place}@school.example.org`);
    await expect(send(message(), { Destinations: many })).rejects.toMatchObject({
      message: 'Recipient count exceeds 50.',
    });
  });

  test('through any operation that is not played, by its name', async () => {
    const simple = new SendEmailCommand({
      Source: FROM,
      Destination: { ToAddresses: ['kim@school.example.org'] },
      Message: { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'Hi' } } },
    });
    const refused = await refusal(post.ses.send(simple));
    expect(refused.name).toBe('InvalidAction');
    expect(refused.message).toContain('Could not find operation SendEmail');
  });

  test('and nothing of it is counted', async () => {
    await refusal(send(message({ From: undefined })));
    expect((await post.ses.send(new GetSendQuotaCommand({}))).SentLast24Hours).toBe(0);
    expect(post.mail.idle()).toBe(true);
  });
});

describe('the sending rate', () => {
  test('is fourteen recipients a second of virtual time', async () => {
    const now = post.clock.now() + 60_000;
    post.clock.advanceTo(now);
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => send(message())));
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    // The virtual clock runs on meanwhile: a slow machine may get into a second second.
    const seconds = Math.ceil((post.clock.now() - now) / 1000);
    expect(accepted).toBeGreaterThanOrEqual(14);
    expect(accepted).toBeLessThanOrEqual(14 * seconds);
    const refused = outcomes.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({
      reason: { name: 'Throttling', message: 'Maximum sending rate exceeded.' },
    });
    post.clock.advanceTo(post.clock.now() + 1_000);
    await send(message());
  });

  test('counts recipients, not emails', async () => {
    const ten = Array.from({ length: 10 }, (_, place) => `p${place}@school.example.org`);
    await send(message(), { Destinations: ten });
    await expect(send(message(), { Destinations: ten })).rejects.toMatchObject({
      name: 'Throttling',
    });
  });
});

describe('the quota of 24 hours', () => {
  test('holds over a restart, and is free again a virtual day later', async () => {
    await restart({ max24HourSend: 3, maxSendRate: 100 });
    for (let sent = 0; sent < 3; sent += 1) await send(message());
    await restart({ max24HourSend: 3, maxSendRate: 100 });
    await expect(send(message())).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Daily message quota exceeded.',
    });
    expect(await post.ses.send(new GetSendQuotaCommand({}))).toMatchObject({
      Max24HourSend: 3,
      MaxSendRate: 100,
      SentLast24Hours: 3,
    });
    post.clock.advanceTo(post.clock.now() + 24 * 60 * 60_000);
    await send(message());
    expect((await post.ses.send(new GetSendQuotaCommand({}))).SentLast24Hours).toBe(1);
  });

  test('is 50,000 with 14 a second when nothing else is said', async () => {
    expect(await post.ses.send(new GetSendQuotaCommand({}))).toMatchObject({
      Max24HourSend: 50_000,
      MaxSendRate: 14,
      SentLast24Hours: 0,
    });
  });
});

test('SES tells of its identities, its statistics and that sending is on', async () => {
  await send(message());
  post.mail.createIdentity('one@elsewhere.example.org');
  const listed = await post.ses.send(new ListIdentitiesCommand({ IdentityType: 'Domain' }));
  expect(listed.Identities).toEqual(['cedarvalley.example.edu']);
  const asked = ['cedarvalley.example.edu', 'nobody.example.org'];
  const attributes = await post.ses.send(
    new GetIdentityVerificationAttributesCommand({ Identities: asked }),
  );
  expect(attributes.VerificationAttributes).toEqual({
    'cedarvalley.example.edu': { VerificationStatus: 'Success' },
    'nobody.example.org': { VerificationStatus: 'NotStarted' },
  });
  const { SendDataPoints } = await post.ses.send(new GetSendStatisticsCommand({}));
  expect(SendDataPoints).toMatchObject([{ DeliveryAttempts: 1, Bounces: 0, Rejects: 0 }]);
  expect((await post.ses.send(new GetAccountSendingEnabledCommand({}))).Enabled).toBe(true);
});

const aws = spawnSync('aws', ['--version']).status === 0;
const boto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;
const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'integrator',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Runs a program beside this one, which goes on answering; resolves with what it printed, also when it failed. */
async function run(command: string, args: readonly string[]): Promise<string> {
  const config = join(post.directory, 'aws-config');
  // The command line's first version takes messages as they are, its second only when told to.
  writeFileSync(config, '[default]\ncli_binary_format = raw-in-base64-out\n');
  const env = { ...environment, AWS_CONFIG_FILE: config };
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { env });
    return stdout + stderr;
  } catch (error) {
    if (error instanceof Error && 'stderr' in error) return String(error.stderr);
    throw error;
  }
}

test.skipIf(!aws)('the aws command line sends, and shows refusals in SES’s words', async () => {
  const ses = (...args: string[]) => run('aws', ['--endpoint-url', post.endpoint, 'ses', ...args]);
  const raw = (data: Buffer) => ['--raw-message', JSON.stringify({ Data: data.toString() })];

  expect(JSON.parse(await ses('send-raw-email', ...raw(message())))).toHaveProperty('MessageId');
  expect(await ses('send-raw-email', ...raw(message({ To: 'kim' })))).toContain(
    "An error occurred (InvalidParameterValue) when calling the SendRawEmail operation: Missing final '@domain'",
  );
  expect(
    await ses('send-raw-email', ...raw(message()), '--configuration-set-name', 'other'),
  ).toContain('(ConfigurationSetDoesNotExist)');
  expect(JSON.parse(await ses('get-send-quota'))).toMatchObject({
    Max24HourSend: 50_000,
    MaxSendRate: 14,
    SentLast24Hours: 1,
  });
});

test.skipIf(!boto3)('boto3 sends, and raises SES’s own exceptions', async () => {
  const script = `
import base64, boto3, json, sys
ses = boto3.client('ses', endpoint_url=sys.argv[1])
data = base64.b64decode(sys.argv[2])
tags = [{'Name': 'messageId', 'Value': 'm1'}]
sent = ses.send_raw_email(RawMessage={'Data': data}, ConfigurationSetName='email', Tags=tags)
raised = []
for change in [{'ConfigurationSetName': 'other'}, {'Source': 'me@elsewhere.example.org'}]:
    try:
        ses.send_raw_email(RawMessage={'Data': data}, **change)
    except ses.exceptions.ConfigurationSetDoesNotExistException as error:
        raised.append(error.response['Error']['Code'])
    except ses.exceptions.MessageRejected as error:
        raised.append(error.response['Error']['Message'])
points = ses.get_send_statistics()['SendDataPoints']
print(json.dumps([sent['MessageId'], raised, points[0]['DeliveryAttempts']]))
`;
  const data = message().toString('base64');
  const printed = await run('python3', ['-c', script, post.endpoint, data]);
  const [messageId, raised, attempts] = z
    .tuple([z.string(), z.array(z.string()), z.number()])
    .parse(JSON.parse(printed));
  expect(messageId).toMatch(/^0100/);
  expect(raised[0]).toBe('ConfigurationSetDoesNotExist');
  expect(raised[1]).toContain('Email address is not verified.');
  expect(attempts).toBe(1);
});
