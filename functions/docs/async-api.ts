import type { Bus, EventContract } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import { busNames, writtenExample, writtenSchema } from './event-schema.ts';

const version = '1.0.0';

/** The catalogue as AsyncAPI 3.0 (asyncapi.com), one channel for each bus. */
export function asyncApi(): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Rollcall events',
      version,
      description:
        'Events on two EventBridge buses. The message is the detail of the event; its type is the detail type.',
    },
    defaultContentType: 'application/json',
    channels: {
      intake: channel('intake', 'Submissions from outside, with personal data; never archived.'),
      inner: channel('inner', 'Facts: ids and codes, no personal data; archived for 400 days.'),
    },
    operations: {
      submit: operation('intake', 'receive', 'Rollcall takes in what institutions state.'),
      publish: operation('inner', 'send', 'Rollcall tells what happened.'),
    },
    components: {
      messages: Object.fromEntries(catalogue.map((each) => [each.type, message(each)])),
    },
  };
}

function typesOn(bus: Bus): string[] {
  return catalogue.filter((contract) => contract.bus === bus).map(({ type }) => type);
}

function channel(bus: Bus, description: string) {
  return {
    address: busNames[bus],
    description,
    messages: Object.fromEntries(
      typesOn(bus).map((type) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
  };
}

function operation(bus: Bus, action: 'send' | 'receive', summary: string) {
  return {
    action,
    summary,
    channel: { $ref: `#/channels/${bus}` },
    messages: typesOn(bus).map((type) => ({ $ref: `#/channels/${bus}/messages/${type}` })),
  };
}

function message(contract: EventContract): Record<string, unknown> {
  const { $schema: _, ...schema } = writtenSchema(contract, 'draft-7');
  return {
    name: contract.type,
    title: contract.type,
    summary: contract.summary,
    contentType: 'application/json',
    payload: { schemaFormat: 'application/schema+json;version=draft-07', schema },
    examples: [{ name: 'example', payload: writtenExample(contract) }],
  };
}
