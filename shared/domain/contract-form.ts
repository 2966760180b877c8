import type { FormField, FormLeaf, FormRows, FormSeveral } from './contract-fields.ts';
import { statedCode, statedDescriptor } from './stated-descriptor.ts';

/** What a form holds: each field's text under its name, `degrees.0.completionDate`. */
export type FormValues = ReadonlyMap<string, string>;

/** The name of a field of a form: its path in the data. */
export function fieldName(above: string, name: string): string {
  return [above, name].filter((part) => part !== '').join('.');
}

// From the data to the form.

/** What a form shows of data, however wrong; what it has no field for is left out. */
export function valuesOf(fields: readonly FormField[], data: unknown): Map<string, string> {
  return new Map(fields.flatMap((field) => shown(field, '', partOf(data, field.name))));
}

function partOf(data: unknown, name: string): unknown {
  const parts: readonly [string, unknown][] =
    typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return parts.find(([key]) => key === name)?.[1];
}

function shown(field: FormField, above: string, value: unknown): [string, string][] {
  const name = fieldName(above, field.name);
  switch (field.kind) {
    case 'group':
      return field.fields.flatMap((part) => shown(part, name, partOf(value, part.name)));
    case 'rows':
      return itemsOf(value).flatMap((item, at) => shown(field.item, `${name}.${at}`, item));
    case 'several':
      return itemsOf(value).map((item) => [`${name}.${textOf(item)}`, 'yes']);
    default: {
      const text = textOf(value);
      return text === '' ? [] : [[name, text]];
    }
  }
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      return statedCode(value);
  }
}

// From the form to the data.

/**
 * The form with its rows in the order in which `dataOf` lists them, so that a breach of `degrees.1` is at the second
 * row: those that are filled in first. Lists inside of rows are left as they are; no contract has any.
 */
export function tidied(fields: readonly FormField[], form: FormValues): FormValues {
  const moved = fields.flatMap((field): [string, string][] => {
    if (field.kind !== 'rows') return [];
    const { name, item } = field;
    const filled = (at: number) => isFilledIn(item, `${name}.${at}`, form);
    const rows = rowNumbers(name, form);
    return [...rows.filter(filled), ...rows.filter((at) => !filled(at))].map((at, place) => [
      `${name}.${at}`,
      `${name}.${place}`,
    ]);
  });
  const places = new Map(moved);
  const renamed = (key: string) => {
    const [row = key] = /^[^.]+\.\d+/.exec(key) ?? [];
    return (places.get(row) ?? row) + key.slice(row.length);
  };
  return new Map([...form].map(([key, value]) => [renamed(key), value]));
}

/** What a form says, as data for its contract to judge: empty fields are left out, wrong ones stay as they were typed. */
export function dataOf(fields: readonly FormField[], form: FormValues): Record<string, unknown> {
  return objectOf(fields, '', form);
}

function objectOf(
  fields: readonly FormField[],
  above: string,
  form: FormValues,
): Record<string, unknown> {
  const parts = fields.map((field) => [field.name, said(field, above, form)] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

function said(field: FormField, above: string, form: FormValues): unknown {
  const name = fieldName(above, field.name);
  switch (field.kind) {
    case 'group': {
      const whole = objectOf(field.fields, name, form);
      return field.required || Object.keys(whole).length > 0 ? whole : undefined;
    }
    case 'rows':
      return listed(field, rowsIn(field, name, form));
    case 'several':
      return listed(field, tickedIn(field, name, form));
    default:
      return saidLeaf(field, form.get(name) ?? '');
  }
}

function listed(field: FormField, items: readonly unknown[]): readonly unknown[] | undefined {
  return field.required || items.length > 0 ? items : undefined;
}

/** No list of ours is longer; a form that somebody made up shall not keep us busy. */
const mostRows = 50;

/** The numbers of the rows that a form has of a list. */
export function rowNumbers(name: string, form: FormValues): number[] {
  const numbers = [...form.keys()].flatMap((key) => {
    const row = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split('.')[0] : undefined;
    return row !== undefined && /^\d{1,3}$/.test(row) ? [Number(row)] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, mostRows);
}

function rowsIn(field: FormRows, name: string, form: FormValues): unknown[] {
  const rows = rowNumbers(name, form);
  const filled = rows.filter((at) => isFilledIn(field.item, `${name}.${at}`, form));
  // Where there must be one, the first counts though nothing is in it: then each of its fields is asked for.
  const counted = filled.length === 0 && field.least > 0 ? [rows[0] ?? 0] : filled;
  return counted.map((at) => said(field.item, `${name}.${at}`, form));
}

/** Whether something was typed: what is only chosen was perhaps chosen for them. */
function isFilledIn(field: FormField, above: string, form: FormValues): boolean {
  const name = fieldName(above, field.name);
  switch (field.kind) {
    case 'group':
      return field.fields.some((part) => isFilledIn(part, name, form));
    case 'rows':
      return rowsIn(field, name, form).length > 0;
    case 'several':
      return tickedIn(field, name, form).length > 0;
    case 'text':
    case 'date':
    case 'number':
      return plain(form.get(name) ?? '') !== '';
    default:
      return false;
  }
}

function tickedIn(field: FormSeveral, name: string, form: FormValues): unknown[] {
  const ticked = [...form].flatMap(([key, value]) =>
    value === 'yes' && key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : [],
  );
  const known = field.choices.map(({ code }) => code).filter((code) => ticked.includes(code));
  const others = ticked.filter((code) => !known.includes(code)).slice(0, mostRows);
  return [...known, ...others].map((code) =>
    field.of === 'descriptor' ? statedDescriptor(code) : code,
  );
}

/** One line: what a field cannot show is a blank. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function saidLeaf(field: FormLeaf, typed: string): unknown {
  const text = plain(typed);
  if (text === '') return undefined;
  switch (field.kind) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'yes-no':
      return yesOrNo(text);
    case 'choice':
      return field.choices.every(({ code }) => code === 'yes' || code === 'no')
        ? yesOrNo(text)
        : text;
    case 'descriptor':
      return statedDescriptor(text);
    case 'text':
    case 'date':
      return text;
  }
}

function yesOrNo(text: string): string | boolean {
  if (text === 'yes') return true;
  return text === 'no' ? false : text;
}
