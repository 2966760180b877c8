import * as z from 'zod';
import type { EventContract } from '../../events/contract.ts';
import { descriptors } from '../../events/vocabulary/descriptors.ts';
import { choiceLabel, type FieldLabel, labelOf } from './field-labels.ts';

interface Named {
  /** Last part of its path in the data; empty for what a row of a list is by itself. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** What to do when it does not keep the contract, or is empty, where the general sentence would not help. */
  wrong?: string | undefined;
  ask?: string | undefined;
  required: boolean;
}

export interface FormChoice {
  code: string;
  label: string;
}

export type FormLeaf = Named &
  (
    | { kind: 'text'; input: 'text' | 'email' | 'tel'; most?: number | undefined }
    | { kind: 'date' }
    | { kind: 'number'; least?: number | undefined; most?: number | undefined }
    | { kind: 'yes-no' }
    | { kind: 'choice'; choices: readonly FormChoice[] }
    /** A value of an Ed-Fi descriptor: a known one, or the sender's own. */
    | { kind: 'descriptor'; choices: readonly FormChoice[] }
  );

/** Any number of several choices. */
export type FormSeveral = Named & {
  kind: 'several';
  of: 'code' | 'descriptor';
  choices: readonly FormChoice[];
  most?: number | undefined;
};

export type FormGroup = Named & { kind: 'group'; fields: readonly FormField[] };

/** A list, each row of it asked for as `item` says. */
export type FormRows = Named & {
  kind: 'rows';
  /** What one of them is called. */
  one: string;
  item: FormLeaf | FormGroup;
  /** So many there must be. */
  least: number;
  most?: number | undefined;
};

export type FormField = FormLeaf | FormSeveral | FormGroup | FormRows;

const Part = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.union([z.string(), z.boolean()]).optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().default(0),
  maxItems: z.number().optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
  'x-descriptor': z.string().optional(),
});
type Part = z.infer<typeof Part>;

interface Place {
  type: string;
  /** Path in the data without the numbers of rows, `degrees.completionDate`. */
  path: string;
  name: string;
  required: boolean;
}

/**
 * What a form asks for to state a submission: read from its contract, said in the words of a registrar.
 * `without` names paths of the data that the form does not ask for.
 */
export function contractFields(
  contract: EventContract,
  without: readonly string[] = [],
): readonly FormField[] {
  const schema = Part.parse(z.toJSONSchema(contract.data, { io: 'input' }));
  return fieldsIn(schema, { type: contract.type, path: '' }, new Set(without));
}

function fieldsIn(
  part: Part,
  { type, path }: Pick<Place, 'type' | 'path'>,
  without: ReadonlySet<string>,
): FormField[] {
  return Object.entries(part.properties).flatMap(([name, property]) => {
    const own = path === '' ? name : `${path}.${name}`;
    if (without.has(own)) return [];
    const place = { type, path: own, name, required: part.required.includes(name) };
    return [fieldOf(Part.parse(property), place, without)];
  });
}

function fieldOf(part: Part, place: Place, without: ReadonlySet<string>): FormField {
  if (part.type === 'array') return listOf(part, place, without);
  return singleOf(part, place, without);
}

function singleOf(part: Part, place: Place, without: ReadonlySet<string>): FormLeaf | FormGroup {
  const named = namedAs(labelOf(place.type, place.path), place);
  const choices = choicesOf(part, place.path);
  const descriptor = part['x-descriptor'];
  if (descriptor !== undefined) return { ...named, kind: 'descriptor', choices };
  if (part.type === 'object') {
    return { ...named, kind: 'group', fields: fieldsIn(part, place, without) };
  }
  if (choices.length > 0) return { ...named, kind: 'choice', choices };
  switch (part.type) {
    case 'boolean':
      return { ...named, kind: 'yes-no' };
    case 'number':
    case 'integer':
      return { ...named, kind: 'number', least: part.minimum, most: part.maximum };
    default:
      return part.format === 'date'
        ? { ...named, kind: 'date' }
        : { ...named, kind: 'text', input: inputOf(place.path), most: part.maxLength };
  }
}

function listOf(part: Part, place: Place, without: ReadonlySet<string>): FormSeveral | FormRows {
  const label = labelOf(place.type, place.path);
  const named = namedAs(label, place);
  const most = part.maxItems;
  const items = Part.parse(part.items);
  const choices = choicesOf(items, place.path);
  if (choices.length > 0) {
    const of = items['x-descriptor'] === undefined ? 'code' : 'descriptor';
    return { ...named, kind: 'several', of, choices, most };
  }
  const item = singleOf(items, { ...place, name: '', required: true }, without);
  return {
    ...named,
    kind: 'rows',
    one: label.one ?? label.label,
    item,
    least: part.minItems,
    most,
  };
}

function namedAs({ label, hint, wrong, ask }: FieldLabel, { name, required }: Place): Named {
  // What a row is by itself has been said above the rows.
  return name === ''
    ? { name, label, wrong, ask, required }
    : { name, label, hint, wrong, ask, required };
}

function choicesOf(part: Part, path: string): FormChoice[] {
  const known = Object.entries(descriptors).find(([name]) => name === part['x-descriptor'])?.[1];
  const fixed = part.const === undefined ? [] : [codeOfConstant(part.const)];
  const codes: readonly string[] = known ?? part.enum ?? fixed;
  return codes.map((code) => ({ code, label: choiceLabel(path, code) }));
}

function codeOfConstant(value: string | boolean): string {
  if (typeof value === 'string') return value;
  return value ? 'yes' : 'no';
}

function inputOf(path: string): 'text' | 'email' | 'tel' {
  if (/electronicMailAddress(es)?$/i.test(path)) return 'email';
  return path.endsWith('telephoneNumber') ? 'tel' : 'text';
}
