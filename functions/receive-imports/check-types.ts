import type { FileFormat } from '../../shared/domain/imported-file/file-format.ts';
import { problem, type Problem } from '../../shared/domain/problem.ts';
import type { ReadLines } from '../../shared/importer/read-lines.ts';

/**
 * A file says no more than its sender may say one by one: a client that is registered for some types of events hands
 * in no others in a file, and no directory of schools.
 * @returns why it may not; undefined when it may
 */
export function checkTypes(
  types: readonly string[] | undefined,
  { about, label }: Pick<FileFormat, 'about' | 'label'>,
  { types: made }: Pick<ReadLines, 'types'>,
): Problem | undefined {
  if (types === undefined) return undefined;
  const foreign = [...made].filter((type) => !types.includes(type));
  if (about !== 'directory' && foreign.length === 0) return undefined;
  const what = about === 'directory' ? `${label} fills the directory` : foreign.join(', ');
  const sentence = `your client is registered for ${types.join(', ')}, and not for this: ${what}. Ask the program’s admin to import the file in the console`;
  return problem(
    'type',
    'Your client may not hand this in',
    [{ field: 'file', problem: sentence }],
    403,
  );
}
