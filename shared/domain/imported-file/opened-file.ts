/** A file after its encoding and its rows were made out, before anybody knows what it means. */

/** A column that a format reads. */
export interface FileField {
  /** `cells[name]` holds it. */
  name: string;
  /** As an admin calls it. */
  label: string;
  /** Other headings it goes by; compared without case, spaces and signs. Its name and label count as well. */
  synonyms: readonly string[];
  /** Of each group one column must be there: fields needed by themselves stand alone in theirs. */
  group?: string;
  /** What to do when the column is missing, said with what is missing; a sentence. */
  whenMissing?: string;
}

/** Where each field stands: the number of the column, from 0. Fields that the file lacks are absent. */
export type Columns = ReadonlyMap<string, number>;

/** One row as a format reads it. */
export interface FileRow {
  /** As a spreadsheet counts. */
  row: number;
  /** By the field's name: composed letters, single spaces, no control characters; '' for what is not there. */
  cells: Readonly<Record<string, string>>;
  /** Why its cells cannot be told apart: it has fewer or more of them than the header. */
  ragged?: string;
  /** Of such a row, all of its cells as they came. */
  raw?: readonly string[];
}

export interface OpenedTable {
  kind: 'table';
  /** As the file has them. */
  headings: readonly string[];
  /** As a spreadsheet counts. */
  headerRow: number;
  /** The first rows below the header, raw. */
  sample: readonly (readonly string[])[];
  /** What was guessed or repaired in opening it; sentences. */
  notes: readonly string[];
  /**
   * What `rowOf` makes of every row below the header that holds something.
   * @throws FileProblemError when the rows cannot be told apart: whoever asked for the reading gives it on
   */
  read<Row>(fields: readonly FileField[], columns: Columns, rowOf: (row: FileRow) => Row): Row[];
}

export interface OpenedXml {
  kind: 'xml';
  text: string;
  /** Name of the first element, without its prefix: `InterchangeStaffAssociation`. */
  root: string;
  notes: readonly string[];
}

export type OpenedFile = OpenedTable | OpenedXml;
