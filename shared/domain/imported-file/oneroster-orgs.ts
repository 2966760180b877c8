import { readNcesLeaId, readNcesSchoolId } from '../nces-id.ts';
import { districtOf } from '../school.ts';
import type { FileFormat, FileLine } from './file-format.ts';
import { entryLine, idleLine, rejectedLine } from './file-line.ts';
import { districtAlias, isDeleted, oneRosterField } from './oneroster-rows.ts';
import type { FileRow } from './opened-file.ts';
import { recognizeTable } from './recognize-table.ts';
import { linesOf, rowsOf } from './rows-of.ts';

const fields = [
  oneRosterField('sourcedId', { needed: true }),
  oneRosterField('status'),
  oneRosterField('name', { needed: true }),
  oneRosterField('type', { needed: true }),
  oneRosterField('identifier'),
  oneRosterField('parentSourcedId', { needed: true }),
];

/**
 * OneRoster 1.1 orgs.csv (1EdTech): the schools of a district, under its own ids. Its `identifier` is the NCES id in
 * most files; the standard leaves that open, so a number is believed only when it has as many digits as one.
 */
export const oneRosterOrgs: FileFormat = {
  name: 'oneroster-orgs',
  label: 'OneRoster 1.1 orgs.csv',
  holds:
    'The schools of a district, under the district’s own ids. Fills the school directory, and lets users.csv be read after it.',
  about: 'directory',
  fields,
  unread: ['dateLastModified'],
  recognize: (file) => recognizeTable(file, fields),
  read(file, columns) {
    const rows = rowsOf(file, fields, columns);
    const districts = districtsIn(rows);
    const lines = linesOf(rows, (row) => lineOf(row, districts));
    return { ok: true, lines, rows: rows.length, remarks: [] };
  },
};

interface OrgDistrict {
  name: string;
  leaId: string | undefined;
}

function lineOf(row: FileRow, districts: ReadonlyMap<string, OrgDistrict>): FileLine {
  const { sourcedId = '', name = '', type = '' } = row.cells;
  const head = { row: row.row, key: sourcedId, label: name };
  if (row.ragged !== undefined) return rejectedLine(head, 'ragged', row.ragged);
  if (sourcedId === '') {
    return rejectedLine(head, 'no-id', 'sourcedId is empty: users.csv could not name it.');
  }
  if (isDeleted(row)) {
    return idleLine(head, 'deleted', 'Deleted in the district’s system (status tobedeleted).');
  }
  const nameProblem = problemOfName(name);
  if (nameProblem !== undefined) return rejectedLine(head, 'name', nameProblem);
  switch (kindOf(type)) {
    case 'school':
      return schoolLine(row, districts);
    case 'district': {
      const { leaId } = districts.get(sourcedId) ?? { leaId: undefined };
      const organization = { nameOfInstitution: name, ncesLeaId: leaId };
      const alias = { kind: 'alias', sourcedId: districtAlias(sourcedId), organization } as const;
      if (leaId !== undefined) return entryLine(head, [{ kind: 'district', leaId, name }, alias]);
      const sentence =
        'No NCES id of this district could be made out (seven digits in identifier, or its schools’ ids): it is known by its name only.';
      return entryLine({ ...head, notes: [{ code: 'no-nces-id', sentence, rows: [row.row] }] }, [
        alias,
      ]);
    }
    case 'other':
      return idleLine(
        head,
        'no-school',
        `The type “${type.slice(0, 40)}” is neither a school nor a district; nothing to do.`,
      );
  }
}

function problemOfName(name: string): string | undefined {
  if (name === '') return 'name is empty: give the school’s name.';
  return name.length > 120 ? 'name has more than 120 characters: shorten it.' : undefined;
}

function schoolLine({ row, cells }: FileRow, districts: ReadonlyMap<string, OrgDistrict>) {
  const { sourcedId = '', name = '', identifier = '', parentSourcedId = '' } = cells;
  const district = districts.get(parentSourcedId);
  const nces = ncesSchoolIn(identifier);
  const leaId = nces === undefined ? district?.leaId : districtOf(nces.id);
  const notes = [];
  if (nces?.repaired === true) {
    notes.push({
      code: 'nces-id-repaired',
      sentence: `The NCES id had lost its leading zero in a spreadsheet; it is ${nces.id}.`,
      rows: [row],
    });
  } else if (nces === undefined) {
    notes.push({
      code: 'no-nces-id',
      sentence:
        'identifier is no NCES id (twelve digits): the school is known by its name only, until somebody matches it.',
      rows: [row],
    });
  }
  return entryLine({ row, key: sourcedId, label: name, notes }, [
    { kind: 'school', name, ncesSchoolId: nces?.id, leaId, districtName: district?.name },
    {
      kind: 'alias',
      sourcedId,
      organization: { nameOfInstitution: name, ncesSchoolId: nces?.id, ncesLeaId: leaId },
    },
  ]);
}

/** The districts by sourcedId; one without an NCES id of its own has it from its schools, when they agree. */
function districtsIn(rows: readonly FileRow[]): ReadonlyMap<string, OrgDistrict> {
  const ofSchools = new Map<string, Set<string>>();
  for (const { cells } of rows) {
    const nces = ncesSchoolIn(cells['identifier'] ?? '');
    if (kindOf(cells['type'] ?? '') !== 'school' || nces === undefined) continue;
    const parent = cells['parentSourcedId'] ?? '';
    ofSchools.set(parent, (ofSchools.get(parent) ?? new Set()).add(districtOf(nces.id)));
  }
  return new Map(
    rows
      .filter(({ cells }) => kindOf(cells['type'] ?? '') === 'district')
      .map(({ cells }) => {
        const { sourcedId = '', name = '', identifier = '' } = cells;
        const own = /^\d{7}$/.test(identifier) ? readNcesLeaId(identifier)?.id : undefined;
        const told = [...(ofSchools.get(sourcedId) ?? [])];
        return [sourcedId, { name, leaId: own ?? (told.length === 1 ? told[0] : undefined) }];
      }),
  );
}

/** Letters are no part of the ids in use, and a district's own short names may have twelve of them. */
function ncesSchoolIn(identifier: string) {
  return /^\d{11,12}$/.test(identifier) ? readNcesSchoolId(identifier) : undefined;
}

/** OneRoster 1.1 says `local` for what 1.2 calls `district`. */
function kindOf(type: string): 'school' | 'district' | 'other' {
  const plain = type.toLowerCase();
  if (plain === 'school') return 'school';
  return plain === 'district' || plain === 'local' ? 'district' : 'other';
}
