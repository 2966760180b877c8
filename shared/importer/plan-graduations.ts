import type { FileLine } from '../domain/imported-file/file-format.ts';
import { type KnownGraduate, planGraduation } from '../domain/imported-file/plan-graduation.ts';
import { knownGraduate } from '../domain/known-graduate.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import type { Reader } from '../ports.ts';
import { planned, type PlannedLine } from './planned-line.ts';

/** What a file of graduates would do, student by student. */
export async function planGraduations(
  records: Reader,
  programId: string,
  lines: readonly FileLine[],
): Promise<PlannedLine[]> {
  const known = await knownGraduates(records, programId, lines.flatMap(idsOf));
  return lines.map((line) => planStudent(line, known));
}

function planStudent(line: FileLine, known: ReadonlyMap<string, KnownGraduate>): PlannedLine {
  const [statement] = line.statements;
  if (statement?.type !== 'graduation.submitted.v1') return planned(line, 'nothing');
  const before = known.get(statement.data.candidateIdentifier);
  const { action, reasons, changes, submission } = planGraduation(
    statement.data,
    before,
    line.rows,
  );
  // A graduation that was taken back before anybody here knew of it makes no person.
  const submits = submission !== undefined && (action !== 'revoke' || before !== undefined);
  return planned(line, action, {
    reasons: [...line.reasons, ...reasons],
    changes,
    statements: submits ? [{ ...statement, data: submission }] : [],
  });
}

function idsOf({ statements }: FileLine): string[] {
  return statements.flatMap((statement) =>
    statement.type === 'graduation.submitted.v1' ? [statement.data.candidateIdentifier] : [],
  );
}

/** What the program knows of these students, by their ids. */
async function knownGraduates(
  records: Reader,
  programId: string,
  ids: readonly string[],
): Promise<Map<string, KnownGraduate>> {
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
