import { isDeepStrictEqual } from 'node:util';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';

/** Who makes the calls that nobody took, and who is told of refused events. */
export type MailboxName = 'caller' | 'integrationContact';

/** Settles whose mailbox it is; `undefined`: that of whoever reads the answers to emails. */
export function setMailbox(
  program: Program | undefined,
  name: MailboxName,
  mailbox: Program[MailboxName],
): Changes {
  if (program === undefined) return { outcome: 'skipped', because: 'not-set-up' };
  if (isDeepStrictEqual(program[name], mailbox)) {
    return { outcome: 'skipped', because: 'so-already' };
  }
  const { [name]: _, ...rest } = program;
  const item = { ...rest, ...(mailbox === undefined ? {} : { [name]: mailbox }) };
  return {
    outcome: 'done',
    what: 'settings-changed',
    about: programPartition(program.programId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'program', item }],
  };
}
