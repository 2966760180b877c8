/** Lists and maps out of the flat fields of a Query call: `Entries.member.1.Id`, `Attributes.entry.1.Name`. */
import { type Fields, isRecord } from './wire-input.ts';

/** The members of a list, in order, each with its own fields; nested fields keep their dotted names. */
export function listOf(fields: Fields, name: string): Record<string, unknown>[] {
  return numberedFields(fields, `${name}.member.`);
}

/** A map of names to values, given as `name.entry.N.Name` (or `key`) and `name.entry.N.Value.…`. */
export function mapOf(fields: Fields, name: string): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const entry of numberedFields(fields, `${name}.entry.`)) {
    const key = entry['Name'] ?? entry['key'];
    if (typeof key !== 'string') continue;
    const plain = entry['Value'] ?? entry['value'];
    map[key] = plain ?? nested(entry, 'Value');
  }
  return map;
}

function nested(fields: Fields, name: string): Record<string, unknown> {
  const prefix = `${name}.`;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

/** `prefix1.Id`, `prefix1.Name`, `prefix2.Id` … → one object of fields a number, in order. */
export function numberedFields(fields: Fields, prefix: string): Record<string, unknown>[] {
  const members = new Map<number, Record<string, unknown>>();
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith(prefix)) continue;
    const [number, ...rest] = name.slice(prefix.length).split('.');
    const index = Number(number);
    if (!Number.isInteger(index) || rest.length === 0) continue;
    const member = members.get(index) ?? {};
    member[rest.join('.')] = value;
    members.set(index, member);
  }
  return [...members.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, member]) => member)
    .filter(isRecord);
}
