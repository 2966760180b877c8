import { knownGraduate } from '../../shared/domain/known-graduate.ts';
import { PermanentError } from '../../shared/domain/errors.ts';
import { planImport } from '../../shared/domain/registrar-file/plan-import.ts';
import {
  hasCompleted,
  type CompletedStudent,
  type GraduationSubmission,
} from '../../shared/domain/registrar-file/registrar-student.ts';
import { readUploadedFile } from '../../shared/domain/registrar-file/uploaded-file.ts';
import type { Reader } from '../../shared/ports.ts';
import { studentsAtOnce, type ImportStep, type RunState } from './run-import.ts';

/** The last file read, since the steps of an import come one after another to the same function. */
let last: { importId: string; students: readonly CompletedStudent[] } | undefined;

/** Reads what a step needs: the import, its file, and what is known of the students of this step. */
export async function readImport(event: ImportStep, reader: Reader): Promise<RunState> {
  const { programId } = event;
  const { importId, from } = event.data;
  const { found } = await reader.read({ found: { record: 'import', key: { importId } } });
  if (found === undefined || found.programId !== programId) {
    return { import: undefined, planned: [], total: 0 };
  }
  const students = await studentsOf(importId, found.parts, reader);
  const chunk = students.slice(from, from + studentsAtOnce);
  const known = await knownOf(chunk, programId, reader);
  return {
    import: found,
    total: students.length,
    planned: planImport(chunk, known).map((student) =>
      student.action === 'revoke' && !known.has(student.studentId)
        ? { ...student, action: 'unchanged' }
        : student,
    ),
  };
}

async function studentsOf(
  importId: string,
  count: number,
  reader: Reader,
): Promise<readonly CompletedStudent[]> {
  if (last?.importId === importId) return last.students;
  const keys = Array.from({ length: count }, (_, part) => ({ importId, part }));
  const { parts } = await reader.read({ parts: { many: 'importPart', keys } });
  if (parts.length < count) throw new PermanentError('parts of the file are not there any more');
  const file = readUploadedFile(parts);
  if (!file.ok) throw new PermanentError('the file cannot be read any more');
  last = { importId, students: file.students.filter(hasCompleted) };
  return last.students;
}

async function knownOf(
  students: readonly CompletedStudent[],
  programId: string,
  reader: Reader,
): Promise<Map<string, GraduationSubmission>> {
  const { identities } = await reader.read({
    identities: {
      many: 'identity',
      keys: students.map(({ studentId }) => ({ programId, candidateIdentifier: studentId })),
    },
  });
  const ids = identities.flatMap(({ personId }) => (personId === undefined ? [] : [{ personId }]));
  const { persons } = await reader.read({ persons: { many: 'person', keys: ids } });
  return new Map(persons.map((person) => [person.candidateIdentifier, knownGraduate(person)]));
}
