import * as z from 'zod';
import { claimMessage, recordMessage } from '../../shared/adapters/door.ts';
import { links } from '../../shared/adapters/links.ts';
import { handToSes } from '../../shared/adapters/mail-service.ts';
import { records } from '../../shared/adapters/records.ts';
import { annualSurvey } from '../../shared/domain/annual-survey.ts';
import { withoutDue } from '../../shared/domain/enrolment.ts';
import { PermanentError } from '../../shared/domain/errors.ts';
import { messageId } from '../../shared/domain/message-id.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { renderEmail } from '../../shared/emails/catalogue.ts';
import { toMime } from '../../shared/emails/mime.ts';
import type { Message } from '../../shared/records/message.ts';
import { now } from '../../shared/runtime/clock.ts';
import { env } from '../../shared/runtime/env.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { linksFor } from './compose-message.ts';
import { sendMessage, type Door, type Sendable } from './send-message.ts';

export const handler = onQueue({
  async handle(record) {
    const release = releaseOf(record.body);
    if (release === undefined) throw new PermanentError('the queue gave no message to send');
    return { outcome: await sendMessage(release, door), message: messageId(release) };
  },
  describe: (record) => ({
    programId: releaseOf(record.body)?.programId ?? 'unattributed',
    eventId: record.messageId,
    type: 'message',
    source: 'rollcall.messages',
    bus: 'none',
    detail: record.body.slice(0, 1000),
  }),
});

const Release = z.object({
  programId: z.string(),
  personId: z.string(),
  plan: z.string(),
  step: z.string(),
});

function releaseOf(body: string) {
  const release = Release.safeParse(JSON.parse(body));
  return release.success ? release.data : undefined;
}

const door: Door = {
  now,
  read: ({ programId, personId, plan, step }) =>
    records().read({
      message: { record: 'message', key: { personId, plan, step } },
      person: { record: 'person', key: { personId } },
      enrolment: { record: 'enrolment', key: { personId, plan } },
      program: { record: 'program', key: { programId } },
    }),
  claim: (message, { person }) => claimMessage(message, person),
  hand,
  record: recordMessage,
  refuse,
};

async function hand(sendable: Sendable) {
  const { person, program, message, address } = sendable;
  const schoolYear = Number(message.plan.split('-').at(-1));
  const urls = linksFor(sendable, schoolYear, await links(), env('PUBLIC_URL'));
  const email = renderEmail(message.email, {
    firstName: person.firstName,
    program,
    minutes: annualSurvey.minutes,
    ...urls,
  });
  const mime = await toMime({
    from: { name: program.name, address: env('FROM_ADDRESS') },
    to: { name: person.displayName, address: address.address },
    replyTo: program.replyTo,
    listUnsubscribeUrl: urls.unsubscribeUrl,
    messageIdHint: messageId(message),
    ...email,
  });
  return handToSes({
    mime,
    from: env('FROM_ADDRESS'),
    to: address.address,
    configurationSet: env('CONFIGURATION_SET'),
    messageId: messageId(message),
    programId: program.programId,
  });
}

/** A *no* is a line on the person's timeline; when the person is gone, only the message remembers. */
async function refuse(message: Message, reason: string): Promise<void> {
  const { step } = message;
  const settled = {
    ...withoutDue(message),
    step,
    status: 'not-sent' as const,
    reason,
    settledAt: now(),
  };
  if (reason === 'person-gone') {
    await recordMessage(settled);
    return;
  }
  await records().commit(
    {
      outcome: 'done',
      what: 'email-not-sent',
      details: { plan: message.plan, step, reason },
      about: personPartition(message.personId),
      writes: [{ put: 'message', item: settled }],
    },
    {
      workflow: env('WORKFLOW'),
      eventId: `${message.plan}/${step}/${message.version}`,
      programId: message.programId,
      correlationId: message.correlationId,
      occurredAt: now(),
      now: now(),
      cause: 'email due',
    },
  );
}
