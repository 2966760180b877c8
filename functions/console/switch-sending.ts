import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';

/**
 * Turns the stop switch. It is obeyed at the claim of every email, so what has not been claimed yet does not go;
 * what waits goes after it is allowed again, unless it has become too old.
 */
export function switchSending(program: Program | undefined, stop: boolean): Changes {
  if (program === undefined) return { outcome: 'skipped', because: 'not-set-up' };
  if (program.sendingStopped === stop) return { outcome: 'skipped', because: 'so-already' };
  return {
    outcome: 'done',
    what: stop ? 'sending-stopped' : 'sending-allowed',
    about: programPartition(program.programId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'program', item: { ...program, sendingStopped: stop } }],
  };
}
