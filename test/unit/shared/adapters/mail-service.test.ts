import {
  MessageRejected,
  SendRawEmailCommand,
  SESClient,
  SESServiceException,
} from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { writtenLetter } from '../../../../shared/adapters/mail-service.ts';
import type { Letter } from '../../../../shared/ports.ts';
import { aProgram } from '../../../support/made-up-records.ts';

const ses = mockClient(SESClient);
const sender = { fromAddress: 'alumni@example.edu', configurationSet: 'email' };
const letter: Letter = {
  email: 'survey-invitation',
  model: {
    firstName: 'Ngozi',
    purpose: 'surveys',
    program: aProgram(),
    surveyUrl: 'https://alumni.example.edu/s/x',
    notMeUrl: 'https://alumni.example.edu/p/not-me/a1/x',
    newAddressUrl: 'https://alumni.example.edu/p/new-address/x',
    unsubscribeUrl: 'https://alumni.example.edu/p/unsubscribe/surveys/x',
    schoolYear: 2027,
    minutes: 2,
  },
  to: { name: 'Ngozi Ivanova', address: 'ngozi@mail.example' },
  replyTo: { name: 'Dana', address: 'dana@example.edu' },
  fromName: 'Cedar Valley University',
  listUnsubscribeUrl: 'https://alumni.example.edu/p/unsubscribe/surveys/x',
  messageId: 'p_annual-2027_invitation',
  programId: 'cedar-valley',
};

const handOver = async (more: Partial<Omit<Letter, 'email' | 'model'>> = {}) =>
  (await writtenLetter({ ...letter, ...more }, sender))();

function sesError(name: string, httpStatusCode: number, message = name) {
  return new SESServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
  });
}

/** An error of the connection, as Node reports it. */
function connectionError(code: string) {
  return Object.assign(new Error(code), { code });
}

const calls = () => ses.commandCalls(SendRawEmailCommand).length;

beforeEach(() => ses.reset());

describe('a letter', () => {
  test('is handed to the mail service with what brings the mailbox’s word back to it', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await handOver()).toEqual({ outcome: 'sent', sesMessageId: 'ses-1' });
    const [call] = ses.commandCalls(SendRawEmailCommand);
    expect(call?.args[0].input).toMatchObject({
      Source: 'alumni@example.edu',
      Destinations: ['ngozi@mail.example'],
      ConfigurationSetName: 'email',
      Tags: [
        { Name: 'message', Value: 'p_annual-2027_invitation' },
        { Name: 'program', Value: 'cedar-valley' },
      ],
    });
    expect(calls()).toBe(1);
  });

  test('is written without calling anybody', async () => {
    await writtenLetter(letter, sender);
    expect(calls()).toBe(0);
  });

  test('to an address that would break its header is refused, and nobody is called', async () => {
    const to = { name: 'Ngozi', address: 'a@example.com>\r\nBcc: x@example.com' };
    expect(await handOver({ to })).toEqual({ outcome: 'refused', reason: 'unusable-address' });
    expect(calls()).toBe(0);
  });
});

describe('the mail service', () => {
  test.each([
    [connectionError('ECONNRESET')],
    [connectionError('ETIMEDOUT')],
    [connectionError('EPIPE')],
    [Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })],
    [sesError('InternalFailure', 500)],
    [sesError('ServiceUnavailable', 503)],
    [new Error('something else')],
    [new SyntaxError('an answer that cannot be read')],
  ])(
    'may have taken the letter when all we get is %s: it is asked once, and never again',
    async (error) => {
      ses.on(SendRawEmailCommand).rejects(error);
      expect(await handOver()).toEqual({ outcome: 'unknown', reason: 'outcome-unknown' });
      expect(calls()).toBe(1);
    },
  );

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
    'cannot have taken it when there was no connection (%s): it goes a minute later',
    async (code) => {
      ses.on(SendRawEmailCommand).rejects(connectionError(code));
      expect(await handOver()).toEqual({
        outcome: 'not-now',
        reason: 'mail-service-away',
        seconds: 60,
      });
    },
  );

  test('that refuses the message refuses it for good', async () => {
    const error = new MessageRejected({
      message: 'Address blacklisted.',
      $metadata: { httpStatusCode: 400 },
    });
    ses.on(SendRawEmailCommand).rejects(error);
    expect(await handOver()).toEqual({ outcome: 'refused', reason: 'rejected-by-mail-service' });
  });

  test('that has not verified our own address has us wait: somebody will mend that', async () => {
    const error = new MessageRejected({
      message: 'Email address is not verified.',
      $metadata: { httpStatusCode: 400 },
    });
    ses.on(SendRawEmailCommand).rejects(error);
    expect(await handOver()).toMatchObject({ outcome: 'not-now', seconds: 900 });
  });

  test('whose day’s quota is used up has us wait an hour', async () => {
    ses
      .on(SendRawEmailCommand)
      .rejects(sesError('Throttling', 400, 'Daily message quota exceeded.'));
    expect(await handOver()).toEqual({ outcome: 'not-now', reason: 'daily-quota', seconds: 3600 });
    expect(calls()).toBe(1);
  });

  test('that asks for a little patience gets it in place', async () => {
    const busy = sesError('Throttling', 400, 'Maximum sending rate exceeded.');
    ses.on(SendRawEmailCommand).rejectsOnce(busy).resolves({ MessageId: 'ses-2' });
    expect(await handOver()).toEqual({ outcome: 'sent', sesMessageId: 'ses-2' });
  });

  test.each([
    ['AccessDenied', 403],
    ['ConfigurationSetDoesNotExist', 400],
    ['AccountSendingPausedException', 400],
  ])('that says %s has us wait until somebody mends it', async (name, status) => {
    ses.on(SendRawEmailCommand).rejects(sesError(name, status));
    expect(await handOver()).toEqual({ outcome: 'not-now', reason: name, seconds: 900 });
  });
});
