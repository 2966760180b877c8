import { PermanentError } from '../../shared/domain/errors.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import {
  hasCompleted,
  type CompletedStudent,
} from '../../shared/domain/registrar-file/registrar-student.ts';
import { readUploadedFile } from '../../shared/domain/registrar-file/uploaded-file.ts';
import type { Dossier, Lists, Reader } from '../../shared/ports.ts';
import {
  studentsAtOnce,
  type ImportedStudent,
  type TakeBackState,
  type TakeBackStep,
} from './take-back-import.ts';

type Source = Reader & Pick<Lists, 'dossier'>;

/** The last file read, since the steps come one after another to the same function. */
let last: { importId: string; students: readonly CompletedStudent[] } | undefined;
const nobody: Dossier = {
  entries: [],
  enrolments: [],
  messages: [],
  responses: [],
  facts: [],
  employments: [],
  checkIns: [],
  callTasks: [],
  mentorNeeds: [],
  mentorInvitations: [],
  pairs: [],
  introductions: [],
};

/** Reads the import, its file, and everything that the students of this step have become. */
export async function readTakeBack(event: TakeBackStep, source: Source): Promise<TakeBackState> {
  const { importId, from } = event.data;
  const { found } = await source.read({ found: { record: 'import', key: { importId } } });
  if (found === undefined || found.programId !== event.programId) {
    return { import: undefined, students: [], total: 0 };
  }
  const students = await studentsOf(importId, found.parts, source);
  const chunk = students.slice(from, from + studentsAtOnce);
  return {
    import: found,
    total: students.length,
    students: await Promise.all(chunk.map((student) => readStudent(student, event, source))),
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
  const file = parts.length < count ? undefined : readUploadedFile(parts);
  if (!file?.ok) throw new PermanentError('the file of this import is not there any more');
  last = { importId, students: file.students.filter(hasCompleted) };
  return last.students;
}

async function readStudent(
  student: CompletedStudent,
  event: TakeBackStep,
  source: Source,
): Promise<ImportedStudent> {
  const { programId } = event;
  const candidateIdentifier = student.studentId;
  const { identity } = await source.read({
    identity: { record: 'identity', key: { programId, candidateIdentifier } },
  });
  if (identity?.personId === undefined) {
    return { candidateIdentifier, identity, dossier: nobody, claims: [], admission: undefined };
  }
  const { personId } = identity;
  const dossier = await source.dossier(personId);
  const admissionId = `${event.data.importId}/row-${student.rows[0] ?? 0}`;
  const admission = dossier.entries.find(
    ({ partition, workflow, eventId }) =>
      partition === personPartition(personId) &&
      workflow === 'admit-graduation' &&
      eventId === admissionId,
  );
  const addresses = [...(dossier.person?.addresses ?? []), ...(admission?.before?.addresses ?? [])];
  const { claims } = await source.read({
    claims: {
      many: 'addressClaim',
      keys: addresses.map(({ addressId }) => ({ programId, addressId })),
    },
  });
  return { candidateIdentifier, identity, dossier, claims, admission };
}
