import type { FileLine } from '../imported-file/file-format.ts';
import { rejectedLine } from '../imported-file/file-line.ts';
import type { GatheredStudents } from './gather-students.ts';
import { hasCompleted, type RegistrarStudent, type RejectedRow } from './registrar-student.ts';
import { toSubmission } from './to-submission.ts';

/** What a graduates' export comes to: a line for each student, and for each row that names none. */
export function* studentLines(
  { students, rejected }: GatheredStudents,
  inOwnWords: (sentence: string) => string,
): Generator<FileLine, void> {
  const own = <Said extends { sentence: string }>(said: Said) => ({
    ...said,
    sentence: inOwnWords(said.sentence),
  });
  for (const student of students) {
    const line = studentLine(student);
    yield { ...line, reasons: line.reasons.map(own), notes: line.notes.map(own) };
  }
  for (const row of rejected) {
    if (row.studentId !== undefined) continue;
    yield rejectedLine(headOf(row), row.code, inOwnWords(row.sentence));
  }
}

function headOf({ row, name }: RejectedRow) {
  return { row, key: '', label: name ?? '' };
}

function studentLine(student: RegistrarStudent): FileLine {
  const { studentId, displayName, rows, reasons, notes } = student;
  const line = { rows, key: studentId, label: displayName, entries: [], reasons, notes };
  if (hasCompleted(student)) {
    const data = toSubmission(student);
    return {
      ...line,
      outcome: 'statement',
      statements: [{ type: 'graduation.submitted.v1', data }],
    };
  }
  const outcome = student.outcome === 'rejected' ? 'rejected' : 'nothing';
  return { ...line, outcome, statements: [] };
}
