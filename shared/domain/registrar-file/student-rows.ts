import type { RegistrarRow } from './read-row.ts';
import type { RejectedRow } from './registrar-student.ts';

/** Everything the file has of one student. */
export interface StudentRows {
  studentId: string;
  /** Distinct usable rows. */
  used: readonly RegistrarRow[];
  /** Row numbers that repeat one of them exactly. */
  repeated: readonly number[];
  rejected: readonly RejectedRow[];
}
