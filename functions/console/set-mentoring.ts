import { isDeepStrictEqual } from 'node:util';
import { programPartition } from '../../shared/domain/partitions.ts';
import { type MentoringPlan, mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';

/** Settles how mentors are asked. What is being asked at present goes on as it began. */
export function setMentoring(program: Program | undefined, mentoring: MentoringPlan): Changes {
  if (program === undefined) return { outcome: 'skipped', because: 'not-set-up' };
  if (isDeepStrictEqual(mentoringPlanOf(program), mentoring)) {
    return { outcome: 'skipped', because: 'so-already' };
  }
  return {
    outcome: 'done',
    what: 'settings-changed',
    about: programPartition(program.programId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'program', item: { ...program, mentoring } }],
  };
}
