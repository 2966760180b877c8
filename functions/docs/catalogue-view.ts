import type { EventContract } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import { examplesOf, type Place } from './code-examples.ts';
import { schemaFile, writtenExample } from './event-schema.ts';
import type { EventView, FieldView } from './pages/docs-pages.tsx';

/** The catalogue for people: submissions first, since those are what an integrator writes. */
export function catalogueView(): Pick<EventView, 'type' | 'summary' | 'submission'>[] {
  return [...catalogue]
    .sort(
      (a, b) =>
        Number(b.bus === 'intake') - Number(a.bus === 'intake') || a.type.localeCompare(b.type),
    )
    .map(({ type, summary, bus }) => ({ type, summary, submission: bus === 'intake' }));
}

/** One event: its fields in words, its schema, its example and the code that sends it. */
export function eventView(contract: EventContract, place: Place): EventView {
  const { type, source, summary, bus } = contract;
  const schema = schemaFile(contract, place.origin);
  return {
    type,
    source,
    summary,
    submission: bus === 'intake',
    fields: fieldsIn(schema, ''),
    schema: JSON.stringify(schema, null, 2),
    example: JSON.stringify(writtenExample(contract), null, 2),
    examples: bus === 'intake' ? examplesOf(contract, place) : [],
  };
}

/** Fields of a JSON Schema, flattened: `data.degrees[].completionDate`. */
function fieldsIn(schema: unknown, path: string): FieldView[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('items' in schema) return fieldsIn(schema.items, `${path}[]`);
  if (!('properties' in schema)) return [];
  const required: readonly unknown[] =
    'required' in schema && Array.isArray(schema.required) ? schema.required : [];
  return entriesOf(schema.properties).flatMap(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [
      {
        path: at,
        required: required.includes(name),
        kind: kindOf(field),
        description: text(field, 'description'),
      },
      ...fieldsIn(field, at),
    ];
  });
}

function kindOf(field: unknown): string {
  if (typeof field !== 'object' || field === null) return '';
  if ('const' in field) return JSON.stringify(field.const);
  if ('enum' in field && Array.isArray(field.enum)) return field.enum.join(' | ');
  return [text(field, 'type'), text(field, 'format')].filter(Boolean).join(', ');
}

function text(field: unknown, name: string): string {
  const found = entriesOf(field).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : '';
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
