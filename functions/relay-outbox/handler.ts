import { pendingOf, relay } from '../../shared/adapters/outbox.ts';
import { env } from '../../shared/runtime/env.ts';
import { onStream } from '../../shared/runtime/on-stream.ts';
import { relayOutbox } from './relay-outbox.ts';

export const handler = onStream((records) =>
  relayOutbox(records, {
    pendingIn: (record) => pendingOf(record.dynamodb?.NewImage),
    sequenceOf: (record) => record.dynamodb?.SequenceNumber ?? '',
    keyOf: ({ pk, sk }) => `${pk}\n${sk}`,
    relay: (pending) => relay(pending, { intake: env('INTAKE_BUS'), inner: env('INNER_BUS') }),
  }),
);
