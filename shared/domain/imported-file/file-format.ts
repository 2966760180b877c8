/** What a kind of file is: one object for each, which console, API, command and import read. */
import type { DataOf } from '../../../events/contract.ts';
import type { confirmationSubmitted } from '../../../events/confirmation-submitted.ts';
import type { credentialSubmitted } from '../../../events/credential-submitted.ts';
import type { graduationSubmitted } from '../../../events/graduation-submitted.ts';
import type { hireSubmitted } from '../../../events/hire-submitted.ts';
import type { separationSubmitted } from '../../../events/separation-submitted.ts';
import type { StatedOrganization } from '../../../events/fields/stated-employment.ts';
import type { FileProblem } from './file-problem.ts';
import type { Remark } from '../registrar-file/registrar-student.ts';
import type { Columns, FileField, OpenedFile } from './opened-file.ts';

type Stated<Contract> = Omit<DataOf<Contract>, 'importId'>;

/** One submission that a file makes: its contract by name, and what it says. The import adds its own `importId`. */
export type FileStatement =
  | { type: 'graduation.submitted.v1'; data: Stated<typeof graduationSubmitted> }
  | { type: 'hire.submitted.v1'; data: Stated<typeof hireSubmitted> }
  | { type: 'separation.submitted.v1'; data: Stated<typeof separationSubmitted> }
  | { type: 'confirmation.submitted.v1'; data: Stated<typeof confirmationSubmitted> }
  | { type: 'credential.submitted.v1'; data: Stated<typeof credentialSubmitted> };

/** A school or district of a directory, or what another system calls one. */
export type DirectoryEntry =
  | { kind: 'district'; leaId: string; name: string; stateAbbreviation?: string }
  | {
      kind: 'school';
      name: string;
      /** Twelve characters, repaired; without one the school is known by name and place. */
      ncesSchoolId?: string;
      leaId?: string;
      districtName?: string;
      city?: string;
      stateAbbreviation?: string;
      /** As the source names it: `Middle`. */
      level?: string;
    }
  | {
      kind: 'alias';
      /** Id of the organization in the district's own system (OneRoster's sourcedId). */
      sourcedId: string;
      organization: StatedOrganization;
    };

/** What one person, school or row of a file comes to. */
export interface FileLine {
  /** As a spreadsheet shows them, the header usually row 1; of XML the line on which it begins. The first one names the line. */
  rows: readonly number[];
  /** Whom or what it is about, by the file's own id; empty when the row has none. */
  key: string;
  /** For lists: a name. */
  label: string;
  /** `nothing`: read, and nothing to do, as `reasons` say. `rejected`: not usable before `reasons` are mended. */
  outcome: 'statement' | 'entry' | 'nothing' | 'rejected';
  /** At least one when the outcome is `statement`. */
  statements: readonly FileStatement[];
  /** At least one when the outcome is `entry`. */
  entries: readonly DirectoryEntry[];
  reasons: readonly Remark[];
  /** What else the admin should know: repairs, guesses, rows left out. */
  notes: readonly Remark[];
}

/** What a reader may know beside the file. */
export interface FileContext {
  /** The day, `2026-11-22`: a date after it is in the future. */
  today: string;
  /** Organizations of a district's system as orgs.csv named them before, by sourcedId: those that `needs` asked for. */
  organizations: ReadonlyMap<string, StatedOrganization>;
}

export type FileReading =
  | {
      ok: true;
      /** In the order of the file; gone through once, so that a long file is never whole in memory. */
      lines: Iterable<FileLine>;
      /** Rows of the file that hold something, or elements of XML. */
      rows: number;
      /** Sentences about the file as a whole. */
      remarks: readonly string[];
    }
  | { ok: false; problem: FileProblem };

export interface FileFormat {
  /** `oneroster-users`; kept with the import. */
  readonly name: string;
  /** `OneRoster 1.1 users.csv` */
  readonly label: string;
  /** A sentence for whoever chooses: what such a file holds and what importing it does. */
  readonly holds: string;
  /** What its lines are: graduations make people, statements speak of people who are known, entries fill the directory. */
  readonly about: 'graduations' | 'statements' | 'directory';
  /** The columns it reads; none of XML. */
  readonly fields: readonly FileField[];
  /** Headings that belong to it and are not read. */
  readonly unread?: readonly string[];
  /** How sure it is, from 0 (certainly not) to 1 (its own headings, all of them). Looks at headings, a sample, XML's root. */
  recognize(file: OpenedFile): number;
  /** The sourcedIds of organizations that `read` would like to know; left out when there are none. */
  needs?(file: OpenedFile, columns: Columns): readonly string[];
  /** Reads the whole file. Never throws on input; needs no clock. `columns`: of a table, where each field stands. */
  read(file: OpenedFile, columns: Columns, context: FileContext): FileReading;
}
