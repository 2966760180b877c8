import * as z from 'zod';
import { detailSchema, type Bus, type EventContract } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';

const busNames: Readonly<Record<Bus, string>> = { intake: 'rollcall-intake', inner: 'rollcall' };
const version = '1.0.0';

/** The JSON Schema of an event's whole detail. */
export function schemaOf(contract: EventContract): Record<string, unknown> {
  return { ...z.toJSONSchema(detailSchema(contract), { io: 'input', unrepresentable: 'any' }) };
}

/** A whole, valid detail, for documentation and tests. */
export function exampleOf(contract: EventContract): Record<string, unknown> {
  const eventId = '7b1d2f0e-4a57-4f0c-9f0b-1f2b8f6f0a11';
  return {
    eventId,
    occurredAt: '2026-05-15T17:00:00Z',
    programId: 'cedar-valley',
    correlationId: eventId,
    causationId: eventId,
    data: contract.example,
  };
}

/** The catalogue as AsyncAPI 3.0 (asyncapi.com), one channel for each bus. */
export function asyncApi(): Record<string, unknown> {
  const channel = (bus: Bus, description: string) => ({
    address: busNames[bus],
    description,
    messages: Object.fromEntries(
      catalogue
        .filter((contract) => contract.bus === bus)
        .map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
  });
  return {
    asyncapi: '3.0.0',
    info: { title: 'Rollcall events', version, description: 'Events on EventBridge buses.' },
    channels: {
      intake: channel('intake', 'Submissions from outside, with personal data; never archived.'),
      inner: channel('inner', 'Facts: ids and codes, no personal data; archived for 400 days.'),
    },
    operations: {
      submit: { action: 'receive', channel: { $ref: '#/channels/intake' } },
      publish: { action: 'send', channel: { $ref: '#/channels/inner' } },
    },
    components: {
      messages: Object.fromEntries(catalogue.map((each) => [each.type, message(each)])),
    },
  };
}

function message(contract: EventContract): Record<string, unknown> {
  return {
    name: contract.type,
    title: contract.type,
    summary: contract.summary,
    contentType: 'application/json',
    payload: schemaOf(contract),
    examples: [{ name: 'example', payload: exampleOf(contract) }],
  };
}
