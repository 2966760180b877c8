import * as z from 'zod';
import { type Bus, detailSchema, type EventContract } from '../../events/contract.ts';

/** What the buses are called in AWS. */
export const busNames: Readonly<Record<Bus, string>> = {
  intake: 'rollcall-intake',
  inner: 'rollcall',
};

type Schema = Record<string, unknown>;
/** AsyncAPI’s tools read draft 7; everybody else is better served by 2020-12. */
type Draft = 'draft-2020-12' | 'draft-7';

/** The JSON Schema of an event's whole detail. */
export function schemaOf(contract: EventContract, target: Draft = 'draft-2020-12'): Schema {
  return {
    ...z.toJSONSchema(detailSchema(contract), { io: 'input', unrepresentable: 'any', target }),
  };
}

/** A whole, valid detail, for documentation and tests. */
export function exampleOf(contract: EventContract): Schema {
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

/** What is filled in by the doors when a submission comes in without it. */
const filledIn = ['programId', 'correlationId', 'causationId'];
/** What only a door writes. */
const stamped = ['provenance'];

/** A detail as whoever writes it has to: of a submission, without what the doors know by themselves. */
export function writtenSchema(contract: EventContract, target?: Draft): Schema {
  const schema = schemaOf(contract, target);
  if (contract.bus === 'inner') return schema;
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  return {
    ...schema,
    properties: without(schema['properties'], stamped),
    required: required.filter((name) => !filledIn.includes(name)),
  };
}

/** The example of such a detail. */
export function writtenExample(contract: EventContract): Schema {
  const example = exampleOf(contract);
  return contract.bus === 'inner' ? example : without(example, filledIn);
}

/** The schema as a file that stands by itself. */
export function schemaFile(contract: EventContract, origin: string): Schema {
  const { $schema, ...schema } = writtenSchema(contract);
  return {
    $schema,
    $id: `${origin}/docs/schemas/${contract.type}.json`,
    title: contract.type,
    description: contract.summary,
    ...schema,
  };
}

function without(fields: unknown, names: readonly string[]): Schema {
  const all = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
  return Object.fromEntries(all.filter(([name]) => !names.includes(name)));
}
