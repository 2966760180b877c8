import { opaqueId } from '../../shared/domain/opaque-id.ts';

/** What has to be decided once: the same said again, by another event or in another file, is the same review. */
export function reviewIdOf(type: string, data: object, hashOf: (text: string) => string): string {
  const {
    evidence: _,
    importId: __,
    ...said
  } = { evidence: undefined, importId: undefined, ...data };
  return opaqueId(hashOf, `review#${type}#${JSON.stringify(sorted(said))}`);
}

/** The same text for the same content, in whatever order its fields stand. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
