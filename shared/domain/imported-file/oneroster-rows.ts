/** What the two files of OneRoster 1.1 that are read have in common. */
import type { FileField, FileRow } from './opened-file.ts';

/** A field by the name that the standard gives its column. */
export function oneRosterField(name: string, { needed = false } = {}): FileField {
  return { name, label: name, synonyms: [], ...(needed ? { group: name } : {}) };
}

/** In a delta file a row can say that what it names is gone (status `tobedeleted`). */
export function isDeleted({ cells }: FileRow): boolean {
  return /^(tobedeleted|inactive)$/i.test(cells['status'] ?? '');
}

/** How a district is called where schools have their own sourcedIds: who works at both works at the school. */
export function districtAlias(sourcedId: string): string {
  return `district/${sourcedId}`;
}
