import type { ContractBreach } from '../../events/contract.ts';
import type { FormField, FormLeaf } from './contract-fields.ts';
import { fieldName, type FormValues, rowNumbers } from './contract-form.ts';

export interface FieldProblem {
  /** The form's field. */
  field: string;
  /** A whole sentence that says how to mend it. */
  message: string;
}

interface Found {
  field: FormField;
  name: string;
}

/**
 * What breaks the contract, at the fields of its form and in their order, one sentence for each. A breach of a part
 * that has no field of its own stands at the first field of what it is in.
 */
export function formProblems(
  fields: readonly FormField[],
  breaches: readonly ContractBreach[],
  form: FormValues,
): FieldProblem[] {
  const whole: FormField = { kind: 'group', name: '', label: '', required: true, fields };
  const problems = new Map<string, string>();
  for (const { field: path, problem } of breaches) {
    const parts = path.split('.').slice(path === 'data' || path.startsWith('data.') ? 1 : 0);
    const { field, name } = found(whole, '', parts);
    const leaf = firstLeaf(field, name);
    if (!problems.has(leaf.name)) problems.set(leaf.name, sentence(field, leaf, problem, form));
  }
  return inFormOrder(
    fields,
    form,
    [...problems].map(([field, message]) => ({ field, message })),
  );
}

/** Problems as somebody meets them from the top of the form, the first of each field. */
export function inFormOrder(
  fields: readonly FormField[],
  form: FormValues,
  problems: readonly FieldProblem[],
): FieldProblem[] {
  const order = fields.flatMap((field) => namesIn(field, field.name, form));
  return problems
    .filter(({ field }, at) => problems.findIndex((other) => other.field === field) === at)
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** The field of a path, or of as much of it as there is. */
function found(field: FormField, name: string, [next, ...rest]: readonly string[]): Found {
  if (next === undefined) return { field, name };
  switch (field.kind) {
    case 'group': {
      const part = field.fields.find((each) => each.name === next);
      return part === undefined ? { field, name } : found(part, fieldName(name, part.name), rest);
    }
    case 'rows':
      return /^\d+$/.test(next) ? found(field.item, `${name}.${next}`, rest) : { field, name };
    default:
      return { field, name };
  }
}

function firstLeaf(field: FormField, name: string): Found {
  switch (field.kind) {
    case 'group': {
      const [first] = field.fields;
      return first === undefined ? { field, name } : firstLeaf(first, fieldName(name, first.name));
    }
    case 'rows':
      return firstLeaf(field.item, `${name}.0`);
    default:
      return { field, name };
  }
}

function sentence(field: FormField, leaf: Found, problem: string, form: FormValues): string {
  const text = form.get(leaf.name) ?? '';
  switch (field.kind) {
    case 'group':
      return field.wrong ?? `Look at this part again: ${said(field)}.`;
    case 'rows':
    case 'several':
      return problem.startsWith('Too big') && field.most !== undefined
        ? `Give ${field.most} at most: ${said(field)}.`
        : `Look at this part again: ${said(field)}.`;
    default:
      return text === '' ? emptyLeaf(field) : wrongLeaf(field, text, problem);
  }
}

function wrongLeaf(field: FormLeaf, text: string, problem: string): string {
  if (field.wrong !== undefined) return field.wrong;
  switch (field.kind) {
    case 'date':
      return `Enter the ${said(field)} as a date, such as 2026-05-15.`;
    case 'number':
      return field.least === undefined || field.most === undefined
        ? `Enter the ${said(field)} as a number.`
        : `Enter the ${said(field)} as a number from ${field.least} to ${field.most}.`;
    case 'text':
      return field.most !== undefined && text.length > field.most
        ? `Shorten the ${said(field)} to ${field.most} characters.`
        : `Look at the ${said(field)} again: ${problem}.`;
    case 'yes-no':
    case 'choice':
    case 'descriptor':
      return `Choose the ${said(field)} from the list.`;
  }
}

function emptyLeaf(field: FormLeaf): string {
  const chosen = field.kind === 'choice' || field.kind === 'descriptor' || field.kind === 'yes-no';
  return field.ask ?? `${chosen ? 'Choose' : 'Enter'} the ${said(field)}.`;
}

/** The label inside a sentence: `NCES id` stays, `Last name` is no name of its own. */
function said({ label }: FormField): string {
  return /^[A-Z][a-z]/.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;
}

/** The names of all fields in the order of the form. */
function namesIn(field: FormField, name: string, form: FormValues): string[] {
  switch (field.kind) {
    case 'group':
      return field.fields.flatMap((part) => namesIn(part, fieldName(name, part.name), form));
    case 'rows':
      return [...new Set([0, ...rowNumbers(name, form)])].flatMap((at) =>
        namesIn(field.item, `${name}.${at}`, form),
      );
    default:
      return [name];
  }
}
