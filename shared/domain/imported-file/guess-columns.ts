import { editDistance } from './edit-distance.ts';
import { normalizeHeading } from './normalize-heading.ts';
import type { Columns, FileField } from './opened-file.ts';

export interface ColumnGuess {
  columns: Columns;
  /** Fields whose heading is only like theirs. */
  unsure: readonly string[];
  /** Fields that several headings claim by name: none of them is taken. */
  claimed: readonly { field: string; positions: readonly number[] }[];
}

/**
 * Which column holds which field: by the heading's own names first; then, of headings and fields that are left, those
 * that are most alike. No column is taken twice.
 */
export function guessColumns(
  fields: readonly FileField[],
  headings: readonly string[],
): ColumnGuess {
  const names = headings.map(normalizeHeading);
  const columns = new Map<string, number>();
  const claimed: { field: string; positions: readonly number[] }[] = [];
  for (const field of fields) {
    const own = namesOf(field);
    const positions = names.flatMap((name, at) => (own.includes(name) ? [at] : []));
    const [only, ...others] = positions;
    if (others.length > 0) claimed.push({ field: field.name, positions });
    else if (only !== undefined) columns.set(field.name, only);
  }
  const unsure = guessAlike(fields, names, columns, claimed);
  return { columns, unsure, claimed };
}

/** The names a field goes by, normalized. */
export function namesOf({ name, label, synonyms }: FileField): string[] {
  return [name, label, ...synonyms].map(normalizeHeading);
}

function guessAlike(
  fields: readonly FileField[],
  names: readonly string[],
  columns: Map<string, number>,
  claimed: ColumnGuess['claimed'],
): string[] {
  const taken = new Set([...columns.values(), ...claimed.flatMap(({ positions }) => positions)]);
  const open = fields.filter(
    ({ name }) => !columns.has(name) && claimed.every(({ field }) => field !== name),
  );
  const pairs = open
    .flatMap((field) =>
      names.map((name, at) => ({ field: field.name, at, likeness: likeness(field, name) })),
    )
    .filter(({ at, likeness: how }) => how > 0 && !taken.has(at))
    .toSorted((a, b) => b.likeness - a.likeness);
  const unsure: string[] = [];
  for (const { field, at } of pairs) {
    if (columns.has(field) || taken.has(at)) continue;
    columns.set(field, at);
    taken.add(at);
    unsure.push(field);
  }
  return unsure;
}

/** From 0 (another name) to 1: by slips of the pen, or one name within the other. */
function likeness(field: FileField, heading: string): number {
  if (heading.length < 4) return 0;
  return Math.max(...namesOf(field).map((name) => likenessOf(name, heading)));
}

function likenessOf(name: string, heading: string): number {
  const [shorter, longer] = name.length < heading.length ? [name, heading] : [heading, name];
  if (shorter.length >= 4 && longer.includes(shorter)) return shorter.length / longer.length / 2;
  const slips = editDistance(name, heading);
  return slips <= Math.max(1, Math.floor(longer.length / 5)) ? 1 - slips / longer.length : 0;
}
