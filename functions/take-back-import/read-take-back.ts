import { PermanentError } from '../../shared/domain/errors.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { FileLine } from '../../shared/domain/imported-file/file-format.ts';
import { readFile } from '../../shared/importer/read-file.ts';
import { type ReadLines, workingLines } from '../../shared/importer/read-lines.ts';
import type { Dossier, Lists, Reader } from '../../shared/ports.ts';
import type { Import } from '../../shared/records/import.ts';
import {
  studentsAtOnce,
  type ImportedStudent,
  type TakeBackState,
  type TakeBackStep,
} from './take-back-import.ts';

type Source = Reader & Pick<Lists, 'dossier'>;

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
  statedTerms: [],
  credentials: [],
  recognitions: [],
};

/** Reads the import, its file, and everything that the students of this step have become. */
export async function readTakeBack(event: TakeBackStep, source: Source): Promise<TakeBackState> {
  const { importId, from } = event.data;
  const { found } = await source.read({ found: { record: 'import', key: { importId } } });
  if (found === undefined || found.programId !== event.programId) {
    return { import: undefined, students: [], total: 0 };
  }
  const read = await readLinesOf(found, event, source);
  const chunk = workingLines(read, from, from + studentsAtOnce).flatMap(studentsOf);
  return {
    import: found,
    total: read.working.length,
    students: await Promise.all(chunk.map((student) => readStudent(student, event, source))),
  };
}

/** A student of the file, and the row that names the submission which the import made of them. */
interface FileStudent {
  candidateIdentifier: string;
  row: number;
}

async function readLinesOf(found: Import, event: TakeBackStep, source: Source): Promise<ReadLines> {
  const file = await readFile(source, found, event.occurredAt);
  if (file.state !== 'readable') {
    throw new PermanentError('the file of this import is not there any more');
  }
  return file.read;
}

/** The student of a line of a graduates' file: one for each. */
function studentsOf({ rows, statements }: FileLine): FileStudent[] {
  return statements.flatMap((statement) =>
    statement.type === 'graduation.submitted.v1'
      ? [{ candidateIdentifier: statement.data.candidateIdentifier, row: rows[0] ?? 0 }]
      : [],
  );
}

async function readStudent(
  { candidateIdentifier, row }: FileStudent,
  event: TakeBackStep,
  source: Source,
): Promise<ImportedStudent> {
  const { programId } = event;
  const { identity } = await source.read({
    identity: { record: 'identity', key: { programId, candidateIdentifier } },
  });
  if (identity?.personId === undefined) {
    return { candidateIdentifier, identity, dossier: nobody, claims: [], admission: undefined };
  }
  const { personId } = identity;
  const dossier = await source.dossier(personId);
  const admissionId = `${event.data.importId}/row-${row}`;
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
