import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { setTimeout as pause } from 'node:timers/promises';
import { renderEmail } from '../emails/catalogue.ts';
import type { Handed, Letter } from '../ports.ts';
import { toMime, UnsafeHeaderError } from './mime.ts';

let client: SESClient | undefined;

/** Too many in this second: the next may have room. Longer than that, the message goes back into the calendar. */
const triesInPlace = 4;

interface Sender {
  fromAddress: string;
  configurationSet: string;
}

/**
 * Writes a letter.
 * @returns what hands it to SES. Call it once: it never hands over again what may have been taken, as the SDK's own
 * retry could. SES gives its errors before it takes a message, so an answer with an error is a certain *no*; the one
 * that asks for a little patience is obeyed in place. It never throws.
 */
export async function writtenLetter(
  letter: Letter,
  sender: Sender,
): Promise<() => Promise<Handed>> {
  try {
    const mime = await toMime({
      ...renderEmail(letter),
      from: { name: letter.fromName, address: sender.fromAddress },
      to: letter.to,
      replyTo: letter.replyTo,
      listUnsubscribeUrl: letter.listUnsubscribeUrl,
      messageIdHint: letter.messageId,
    });
    return () => post(letter, mime, sender);
  } catch (error) {
    if (!(error instanceof UnsafeHeaderError)) throw error;
    return () => Promise.resolve({ outcome: 'refused', reason: 'unusable-address' });
  }
}

async function post(letter: Letter, mime: Buffer, sender: Sender): Promise<Handed> {
  client ??= new SESClient({ maxAttempts: 1 });
  for (let attempt = 1; ; attempt += 1) {
    const handed = await postOnce(client, letter, mime, sender);
    const impatient = handed.outcome === 'not-now' && handed.reason === 'sending-rate';
    if (!impatient || attempt === triesInPlace) return handed;
    await pause(300 + Math.random() * 700);
  }
}

async function postOnce(
  ses: SESClient,
  letter: Letter,
  mime: Buffer,
  { fromAddress, configurationSet }: Sender,
): Promise<Handed> {
  try {
    const answer = await ses.send(
      new SendRawEmailCommand({
        Source: fromAddress,
        Destinations: [letter.to.address],
        RawMessage: { Data: mime },
        ConfigurationSetName: configurationSet,
        Tags: [
          { Name: 'message', Value: letter.messageId },
          { Name: 'program', Value: letter.programId },
        ],
      }),
    );
    return { outcome: 'sent', sesMessageId: answer.MessageId ?? '' };
  } catch (error) {
    return verdictOn(error);
  }
}

function verdictOn(error: unknown): Handed {
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode ?? 500;
    if (error.name === 'Throttling' || error.name === 'ThrottlingException') {
      const daily = error.message.includes('Daily');
      return {
        outcome: 'not-now',
        reason: daily ? 'daily-quota' : 'sending-rate',
        seconds: daily ? 3600 : 60,
      };
    }
    if (error.name === 'MessageRejected' && !error.message.includes('not verified')) {
      return { outcome: 'refused', reason: 'rejected-by-mail-service' };
    }
    if (status < 500) return { outcome: 'not-now', reason: error.name, seconds: 900 };
    return { outcome: 'unknown', reason: 'outcome-unknown' };
  }
  if (neverConnected(error))
    return { outcome: 'not-now', reason: 'mail-service-away', seconds: 60 };
  return { outcome: 'unknown', reason: 'outcome-unknown' };
}

/** Errors of a connection that never stood: nothing can have been sent. */
function neverConnected(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}
