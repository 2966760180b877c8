import { knownGraduate } from '../domain/known-graduate.ts';
import {
  type ForeignInstitution,
  foreignInstitution,
} from '../domain/registrar-file/foreign-institution.ts';
import {
  countActions,
  type ImportAction,
  type KnownGraduate,
  type PlannedStudent,
  planImport,
} from '../domain/registrar-file/plan-import.ts';
import type { RegistrarFile } from '../domain/registrar-file/read-registrar-file.ts';
import {
  hasCompleted,
  type RegistrarStudent,
  type RejectedRow,
} from '../domain/registrar-file/registrar-student.ts';
import type { Reader } from '../ports.ts';
import type { Program } from '../records/program.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';

/** What confirming an import would do. */
export interface DryRun {
  counts: Record<ImportAction, number>;
  students: readonly PlannedStudent[];
  /** Students with completions: each is looked at when the import runs. */
  total: number;
  /** Students whose records confirming would change. */
  changing: number;
  rejected: readonly RejectedRow[];
  rows: number;
  unknownColumns: readonly string[];
  foreign: ForeignInstitution | undefined;
}

type ReadableFile = Extract<RegistrarFile, { ok: true }>;

/** Sets a file against the records; changes nothing. */
export async function planDryRun(
  records: Reader,
  program: Program,
  file: ReadableFile,
): Promise<DryRun> {
  const known = await readKnown(records, program.programId, file.students);
  const students = planImport(file.students, known);
  const { emailDomain } = program;
  return {
    counts: countActions(students),
    students,
    total: countCompleted(file),
    changing: students.filter((student) => isChange(student, known)).length,
    rejected: file.rejected,
    rows: file.rows,
    unknownColumns: file.unknownColumns,
    foreign: foreignInstitution(file.students, {
      knownEmailDomains: emailDomain === undefined ? [] : [emailDomain],
      isKnown: (studentId) => known.has(studentId),
    }),
  };
}

/** A graduation that was taken back before anybody here knew of it makes no person and changes nothing. */
function isChange(
  { action, studentId }: PlannedStudent,
  known: ReadonlyMap<string, KnownGraduate>,
): boolean {
  return (
    action === 'create' || action === 'update' || (action === 'revoke' && known.has(studentId))
  );
}

/** Students of whom there is something to submit. */
export function countCompleted(file: ReadableFile): number {
  return file.students.filter(hasCompleted).length;
}

async function readKnown(
  records: Reader,
  programId: string,
  students: readonly RegistrarStudent[],
): Promise<Map<string, KnownGraduate>> {
  const ids = students.filter(hasCompleted).map(({ studentId }) => studentId);
  const identities = await readInChunks(ids, async (chunk) => {
    const keys = chunk.map((candidateIdentifier) => ({ programId, candidateIdentifier }));
    return (await records.read({ found: { many: 'identity', keys } })).found;
  });
  const personIds = identities.flatMap(({ personId }) =>
    personId === undefined ? [] : [personId],
  );
  const people = await readInChunks(personIds, async (chunk) => {
    const keys = chunk.map((personId) => ({ personId }));
    return (await records.read({ found: { many: 'person', keys } })).found;
  });
  return new Map(people.map((person) => [person.candidateIdentifier, knownGraduate(person)]));
}
