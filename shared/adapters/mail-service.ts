import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { renderEmail } from '../emails/catalogue.ts';
import type { Handed, Letter } from '../ports.ts';
import { toMime } from './mime.ts';

let client: SESClient | undefined;

/**
 * Writes a letter and hands it to SES, in exactly one attempt: the SDK's own retry could send it twice.
 * SES gives its errors before it takes a message, so an answer with an error is a certain *no*.
 */
export async function postLetter(
  letter: Letter,
  sender: { fromAddress: string; configurationSet: string },
): Promise<Handed> {
  const { fromAddress, configurationSet } = sender;
  const mime = await toMime({
    ...renderEmail(letter.email, letter.model),
    from: { name: letter.fromName, address: fromAddress },
    to: letter.to,
    replyTo: letter.replyTo,
    listUnsubscribeUrl: letter.listUnsubscribeUrl,
    messageIdHint: letter.messageId,
  });
  client ??= new SESClient({ maxAttempts: 1 });
  try {
    const answer = await client.send(
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
  if (neverConnected(error)) return { outcome: 'not-now', reason: 'mail-service-away', seconds: 60 };
  return { outcome: 'unknown', reason: 'outcome-unknown' };
}

/** Errors of a connection that never stood: nothing can have been sent. */
function neverConnected(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}
