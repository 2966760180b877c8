import type { PersonRef } from '../../events/fields/person-ref.ts';
import type { FileLine, FileStatement } from '../domain/imported-file/file-format.ts';
import type { PersonMatch } from '../domain/match-person.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import { knownStatements } from './known-statements.ts';
import type { ImportSources } from './import-sources.ts';
import { planned, type PlannedLine } from './planned-line.ts';

/** What a file of statements would do, line by line: whom each is about is looked up as admitting looks it up. */
export async function planStatements(
  sources: ImportSources,
  programId: string,
  lines: readonly FileLine[],
): Promise<PlannedLine[]> {
  const refs = lines.flatMap(({ statements }, line) =>
    statements.flatMap((statement) => {
      const person = personOf(statement);
      return person === undefined ? [] : [{ line, statement, person }];
    }),
  );
  const matched = await readInChunks(refs, async (chunk) => {
    const matches = await sources.finder.findPersons(
      programId,
      chunk.map(({ person }) => person),
    );
    return chunk.flatMap((ref, at) => {
      const match = matches[at];
      return match === undefined ? [] : [{ ...ref, match }];
    });
  });
  const byLine = Map.groupBy(matched, ({ line }) => line);
  const known = await knownStatements(
    sources,
    programId,
    matched.flatMap(({ statement, match }) =>
      match.outcome === 'found' ? [{ statement, personId: match.personId }] : [],
    ),
  );
  return lines.map((line, at) => planLine(line, byLine.get(at) ?? [], known));
}

type Matched = { statement: FileStatement; match: PersonMatch };

function planLine(
  line: FileLine,
  matched: readonly Matched[],
  known: ReadonlySet<FileStatement>,
): PlannedLine {
  const found = matched.filter(({ match }) => match.outcome === 'found');
  const unsure = matched.filter(
    ({ match }) => match.outcome === 'unknown' && match.candidates.length > 0,
  );
  const statements = [...found, ...unsure]
    .map(({ statement }) => statement)
    .filter((statement) => !known.has(statement));
  if (found.length > 0) {
    const warnings = found.flatMap(({ match }) =>
      match.outcome === 'found' ? match.warnings : [],
    );
    const notes = warnings.map(({ field, problem }) => ({
      code: 'match',
      sentence: `${field.split('.').at(-1) ?? field} ${problem}.`,
      rows: line.rows,
    }));
    const action = statements.length === 0 ? 'unchanged' : 'record';
    return planned(line, action, { statements, notes: [...line.notes, ...notes] });
  }
  if (unsure.length > 0) {
    const most = Math.max(
      ...unsure.map(({ match }) => (match.outcome === 'unknown' ? match.candidates.length : 0)),
    );
    const sentence = `May be ${most === 1 ? 'a graduate' : `one of ${most} graduates`} of the same name: you will be asked who it is.`;
    const reason = { code: 'review', sentence, rows: line.rows };
    return planned(line, 'review', { statements, reasons: [...line.reasons, reason] });
  }
  return planned(line, 'stranger');
}

function personOf(statement: FileStatement): PersonRef | undefined {
  return 'person' in statement.data ? statement.data.person : undefined;
}
