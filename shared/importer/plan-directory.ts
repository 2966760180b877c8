import { directoryListing } from '../domain/directory.ts';
import type { DirectoryEntry, FileLine } from '../domain/imported-file/file-format.ts';
import type { FieldChange } from '../domain/imported-file/plan-graduation.ts';
import { opaqueId } from '../domain/opaque-id.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import { schoolDomainKey, schoolIdByNces } from '../domain/school.ts';
import type { Reader, Write } from '../ports.ts';
import type { DirectorySchool } from '../records/directory-school.ts';
import type { District } from '../records/district.ts';
import type { OrgAlias } from '../records/org-alias.ts';
import type { ImportSources } from './import-sources.ts';
import { planned, type PlannedLine } from './planned-line.ts';

/** An entry as it would be kept, under a name that is one for equal keys. */
type Kept =
  | { kind: 'school'; name: string; item: DirectorySchool }
  | { kind: 'district'; name: string; item: District }
  | { kind: 'alias'; name: string; item: OrgAlias };

/** What a file of schools and districts would do to the directory. The first line that names an entry writes it. */
export function directoryPlanner(
  { records, links }: ImportSources,
  programId: string,
): (lines: readonly FileLine[]) => Promise<PlannedLine[]> {
  const written = new Set<string>();
  return async (lines) => {
    const wanted = lines.map(({ entries }) =>
      entries.map((entry) => keptAs(entry, programId, links.hashOf)),
    );
    const known = await readKnown(records, wanted.flat());
    return lines.map((line, at) => {
      const entries = (wanted[at] ?? []).filter(({ name }) => !written.has(name));
      for (const { name } of entries) written.add(name);
      return planLine(line, entries, known);
    });
  };
}

function planLine(
  line: FileLine,
  entries: readonly Kept[],
  known: ReadonlyMap<string, Known>,
): PlannedLine {
  const plans = entries.map((entry) => planEntry(entry, known.get(entry.name)));
  const writes = plans.flatMap(({ write }) => write ?? []);
  const changes = plans.flatMap((plan) => plan.changes);
  if (writes.length === 0) return planned(line, 'unchanged');
  const isNew = plans.some(({ action }) => action === 'create');
  return planned(line, isNew ? 'create' : 'update', { writes, changes });
}

function keptAs(entry: DirectoryEntry, programId: string, hashOf: (text: string) => string): Kept {
  switch (entry.kind) {
    case 'district': {
      const { kind: _, ...district } = entry;
      const item = { ...district, programId, version: 0 };
      return { kind: 'district', name: `district#${entry.leaId}`, item };
    }
    case 'school': {
      const { kind: _, ...school } = entry;
      const schoolId =
        school.ncesSchoolId === undefined
          ? `s-${opaqueId(hashOf, schoolDomainKey(school))}`
          : schoolIdByNces(school.ncesSchoolId);
      const listing = directoryListing(programId, { schoolId, name: school.name });
      const item = { ...school, schoolId, programId, version: 0, ...listing };
      return { kind: 'school', name: `school#${schoolId}`, item };
    }
    case 'alias': {
      const { sourcedId, organization } = entry;
      const item = { ...organization, sourcedId, programId, version: 0 };
      return { kind: 'alias', name: `alias#${sourcedId}`, item };
    }
  }
}

type Known = DirectorySchool | District | OrgAlias;

async function readKnown(records: Reader, wanted: readonly Kept[]): Promise<Map<string, Known>> {
  const found = await readInChunks(wanted, async (chunk) => {
    const { schools, districts, aliases } = await records.read({
      schools: {
        many: 'directorySchool',
        keys: chunk.flatMap(({ kind, item }) => (kind === 'school' ? [item] : [])),
      },
      districts: {
        many: 'district',
        keys: chunk.flatMap(({ kind, item }) => (kind === 'district' ? [item] : [])),
      },
      aliases: {
        many: 'orgAlias',
        keys: chunk.flatMap(({ kind, item }) => (kind === 'alias' ? [item] : [])),
      },
    });
    return [
      ...schools.map((item) => [`school#${item.schoolId}`, item] as const),
      ...districts.map((item) => [`district#${item.leaId}`, item] as const),
      ...aliases.map((item) => [`alias#${item.sourcedId}`, item] as const),
    ];
  });
  return new Map<string, Known>(found);
}

interface EntryPlan {
  action: 'create' | 'update' | 'unchanged';
  write?: Write;
  changes: FieldChange[];
}

function planEntry(entry: Kept, known: Known | undefined): EntryPlan {
  const version = known?.version ?? 0;
  // What another source knew besides stays.
  const changes = known === undefined ? [] : changesOf(known, entry.item);
  if (known !== undefined && changes.length === 0) return { action: 'unchanged', changes: [] };
  return {
    action: known === undefined ? 'create' : 'update',
    changes,
    write: writeOf(entry, known, version),
  };
}

function writeOf(entry: Kept, known: Known | undefined, version: number): Write {
  switch (entry.kind) {
    case 'school':
      return { put: 'directorySchool', item: { ...known, ...entry.item, version } };
    case 'district':
      return { put: 'district', item: { ...known, ...entry.item, version } };
    case 'alias':
      return { put: 'orgAlias', item: { ...known, ...entry.item, version } };
  }
}

const shown: Readonly<Record<string, string>> = {
  name: 'name',
  districtName: 'district',
  city: 'city',
  stateAbbreviation: 'state',
  level: 'level',
  leaId: 'NCES id of the district',
  ncesSchoolId: 'NCES id',
  ncesLeaId: 'NCES id of the district',
  nameOfInstitution: 'name',
  country: 'country',
};

function changesOf(known: Known, item: Known): FieldChange[] {
  const before = new Map(Object.entries(known));
  return Object.entries(item).flatMap(([name, value]) => {
    const field = shown[name];
    const from = before.get(name);
    return field === undefined || value === undefined || value === from
      ? []
      : [{ field, from: String(from ?? ''), to: String(value) }];
  });
}
