import { isDeepStrictEqual } from 'node:util';
import { programPartition } from '../../shared/domain/partitions.ts';
import { type CheckInPlan, checkInPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';

/** Settles when graduates are asked how it is going. What is owed already keeps its day. */
export function setCheckInPlan(program: Program | undefined, plan: CheckInPlan): Changes {
  if (program === undefined) return { outcome: 'skipped', because: 'not-set-up' };
  if (isDeepStrictEqual(checkInPlanOf(program), plan)) {
    return { outcome: 'skipped', because: 'so-already' };
  }
  return {
    outcome: 'done',
    what: 'settings-changed',
    about: programPartition(program.programId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'program', item: { ...program, checkIns: { ...plan, days: [...plan.days] } } }],
  };
}
