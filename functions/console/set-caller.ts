import { isDeepStrictEqual } from 'node:util';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';

/** Settles who makes the calls that nobody took; `undefined`: whoever reads the answers to emails. */
export function setCaller(program: Program | undefined, caller: Program['caller']): Changes {
  if (program === undefined) return { outcome: 'skipped', because: 'not-set-up' };
  if (isDeepStrictEqual(program.caller, caller)) {
    return { outcome: 'skipped', because: 'so-already' };
  }
  const { caller: _, ...rest } = program;
  return {
    outcome: 'done',
    what: 'settings-changed',
    about: programPartition(program.programId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'program', item: { ...rest, ...(caller === undefined ? {} : { caller }) } }],
  };
}
