/** Plans students of a registrar's file against what is known, as the importer plans their lines. */
import {
  type GraduationPlan,
  type KnownGraduate,
  planGraduation,
} from '../../../../../shared/domain/imported-file/plan-graduation.ts';
import {
  hasCompleted,
  type RegistrarStudent,
} from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { toSubmission } from '../../../../../shared/domain/registrar-file/to-submission.ts';

type Planned = Omit<GraduationPlan, 'action'> & {
  action: GraduationPlan['action'] | 'not-a-graduate';
} & Pick<RegistrarStudent, 'studentId' | 'rows'>;

export function planImport(
  students: readonly RegistrarStudent[],
  known: ReadonlyMap<string, KnownGraduate>,
): Planned[] {
  return students.map((student) => {
    const { studentId, rows, reasons } = student;
    if (hasCompleted(student)) {
      const plan = planGraduation(toSubmission(student), known.get(studentId), rows);
      return { ...plan, studentId, rows };
    }
    return { action: student.outcome, studentId, rows, reasons, changes: [] };
  });
}

export function countActions(planned: readonly Planned[]): Record<Planned['action'], number> {
  const counts = {
    create: 0,
    update: 0,
    unchanged: 0,
    'not-a-graduate': 0,
    revoke: 0,
    rejected: 0,
  };
  for (const { action } of planned) counts[action] += 1;
  return counts;
}
