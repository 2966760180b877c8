import { edFiOrganizations } from './ed-fi-organizations.ts';
import { edFiStaff } from './ed-fi-staff.ts';
import type { FileFormat } from './file-format.ts';
import { graduatesCsv } from './graduates-csv.ts';
import { namesOf } from './guess-columns.ts';
import { hireList } from './hire-list.ts';
import { ncesSchools } from './nces-schools.ts';
import { normalizeHeading } from './normalize-heading.ts';
import { oneRosterOrgs } from './oneroster-orgs.ts';
import { oneRosterUsers } from './oneroster-users.ts';
import type { OpenedFile } from './opened-file.ts';
import { registrarExport } from './registrar-export.ts';

/** Every format there is. Adding one is a file beside this one and a line here. */
export const formats: readonly FileFormat[] = [
  registrarExport,
  graduatesCsv,
  hireList,
  oneRosterUsers,
  oneRosterOrgs,
  edFiStaff,
  edFiOrganizations,
  ncesSchools,
];

/** The format of that name. */
export function formatNamed(name: string): FileFormat | undefined {
  return formats.find((format) => format.name === name);
}

/** Headings of every format, normalized: by them a file's separator and header are found. */
export const knownHeadings: ReadonlySet<string> = new Set(
  formats.flatMap(({ fields, unread = [] }) => [
    ...fields.flatMap(namesOf),
    ...unread.map(normalizeHeading),
  ]),
);

/** Less sure than this, and somebody has to say what the file is. */
const sureEnough = 0.5;

/** What the file most likely is; undefined when it is like none. */
export function recognizedFormat(file: OpenedFile): FileFormat | undefined {
  const sure = formats.map((format) => ({ format, sure: format.recognize(file) }));
  const best = sure.reduce((a, b) => (b.sure > a.sure ? b : a));
  return best.sure >= sureEnough ? best.format : undefined;
}
