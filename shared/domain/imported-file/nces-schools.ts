import { readNcesLeaId, readNcesSchoolId } from '../nces-id.ts';
import { districtOf } from '../school.ts';
import type { DirectoryEntry, FileFormat, FileLine } from './file-format.ts';
import { entryLine, idleLine, rejectedLine } from './file-line.ts';
import type { FileField, FileRow } from './opened-file.ts';
import { recognizeTable } from './recognize-table.ts';
import { linesOf, rowsOf } from './rows-of.ts';

/** Headings of the CCD's school directory (`ccd_sch_029_…`), and of what ELSI's table generator and the school search give. */
const fields: readonly FileField[] = [
  {
    name: 'NCESSCH',
    label: 'NCES id of the school',
    synonyms: ['NCES School ID', 'School ID (12-digit) - NCES Assigned'],
    group: 'NCESSCH',
  },
  { name: 'SCH_NAME', label: 'Name of the school', synonyms: ['School Name'], group: 'SCH_NAME' },
  {
    name: 'LEAID',
    label: 'NCES id of the district',
    synonyms: ['NCES District ID', 'Agency ID - NCES Assigned'],
    group: 'LEAID',
  },
  {
    name: 'LEA_NAME',
    label: 'Name of the district',
    synonyms: ['District', 'District Name', 'Agency Name'],
    group: 'LEA_NAME',
  },
  { name: 'LCITY', label: 'City', synonyms: ['Location City'] },
  { name: 'ST', label: 'State', synonyms: ['State Abbr'] },
  { name: 'LEVEL', label: 'Level', synonyms: ['School Level'] },
  { name: 'SY_STATUS', label: 'Status', synonyms: [] },
];

/** The rest of NCES's own file, and of its school search. */
const unread =
  'SCHOOL_YEAR FIPST STATENAME STATE_AGENCY_NO UNION ST_LEAID ST_SCHID SCHID MSTREET1 MSTREET2 MSTREET3 MCITY MSTATE MZIP MZIP4 LSTREET1 LSTREET2 LSTREET3 LSTATE LZIP LZIP4 PHONE WEBSITE SY_STATUS_TEXT UPDATED_STATUS UPDATED_STATUS_TEXT EFFECTIVE_DATE SCH_TYPE_TEXT SCH_TYPE RECON_STATUS OUT_OF_STATE_FLAG CHARTER_TEXT CHARTAUTH1 CHARTAUTHN1 CHARTAUTH2 CHARTAUTHN2 NOGRADES GSLO GSHI IGOFFERED'.split(
    ' ',
  );

/** Statuses of the CCD under which nobody can work at a school. */
const notOpen: ReadonlyMap<string, string> = new Map([
  ['2', 'closed'],
  ['closed', 'closed'],
  ['6', 'inactive'],
  ['inactive', 'inactive'],
  ['7', 'not open yet'],
  ['future', 'not open yet'],
]);

/** NCES's Common Core of Data: the directory of public schools, of the country or of one state. */
export const ncesSchools: FileFormat = {
  name: 'nces-schools',
  label: 'NCES school directory (CCD)',
  holds:
    'The public schools of a state with their NCES ids and districts, as NCES publishes them. Fills the school directory; changes no graduate’s record.',
  about: 'directory',
  fields,
  unread,
  recognize: (file) => recognizeTable(file, fields),
  read(file, columns) {
    const rows = rowsOf(file, fields, columns);
    const told = new Set<string>();
    const lines = linesOf(rows, (row) => lineOf(row, told));
    return { ok: true, lines, rows: rows.length, remarks: [] };
  },
};

/** `told`: the districts that an earlier row named; each is one entry. */
function lineOf(row: FileRow, told: Set<string>): FileLine {
  const { NCESSCH = '', SCH_NAME: name = '', SY_STATUS = '' } = row.cells;
  const head = { row: row.row, key: NCESSCH, label: name };
  if (row.ragged !== undefined) return rejectedLine(head, 'ragged', row.ragged);
  const nces = readNcesSchoolId(NCESSCH);
  if (nces === undefined) {
    return rejectedLine(
      head,
      'nces-id',
      'The school’s NCES id must have twelve digits (eleven when a spreadsheet took the leading zero).',
    );
  }
  if (name === '' || name.length > 120) {
    return rejectedLine(head, 'name', 'The school’s name must have 1 to 120 characters.');
  }
  const status = notOpen.get(SY_STATUS.toLowerCase());
  if (status !== undefined) {
    return idleLine(head, 'not-open', `The school is ${status}; it is left out.`);
  }
  const school = schoolIn(row, nces.id);
  const notes = nces.repaired
    ? [
        {
          code: 'nces-id-repaired',
          sentence: `The NCES id had lost its leading zero in a spreadsheet; it is ${nces.id}.`,
          rows: [row.row],
        },
      ]
    : [];
  return entryLine({ ...head, key: nces.id, notes }, [...districtIn(school, told), school]);
}

type SchoolEntry = Extract<DirectoryEntry, { kind: 'school' }>;

function schoolIn({ cells }: FileRow, ncesSchoolId: string): SchoolEntry {
  const { LEAID = '', LEA_NAME = '', LCITY = '', ST = '', LEVEL = '' } = cells;
  const state = ST.toUpperCase();
  return {
    kind: 'school',
    name: cells['SCH_NAME'] ?? '',
    ncesSchoolId,
    leaId: readNcesLeaId(LEAID)?.id ?? districtOf(ncesSchoolId),
    districtName: saidIn(LEA_NAME)?.slice(0, 120),
    city: saidIn(LCITY)?.slice(0, 80),
    stateAbbreviation: /^[A-Z]{2}$/.test(state) ? state : undefined,
    level: saidIn(LEVEL)?.slice(0, 60),
  };
}

/** NCES writes a dash or a dagger for what does not apply or was not told. */
function saidIn(cell: string): string | undefined {
  return cell === '' || /^[†‡–-]$/.test(cell) ? undefined : cell;
}

function districtIn(school: SchoolEntry, seen: Set<string>): DirectoryEntry[] {
  const { leaId, districtName, stateAbbreviation } = school;
  if (leaId === undefined || districtName === undefined || seen.has(leaId)) return [];
  seen.add(leaId);
  return [{ kind: 'district', leaId, name: districtName, stateAbbreviation }];
}
