import type { CompletedStudent, GraduationSubmission } from './registrar-student.ts';

/** The data of `graduation.submitted.v1`, without `importId`; of a revoked student every degree is revoked. */
export function toSubmission(student: CompletedStudent): GraduationSubmission {
  const { telephone, homeDistrictLeaId, campus } = student;
  return {
    candidateIdentifier: student.studentId,
    name: student.name,
    electronicMail: [...student.addresses],
    ...(telephone === undefined ? {} : { telephone }),
    ...(homeDistrictLeaId === undefined ? {} : { homeDistrictLeaId }),
    directoryHold: student.directoryHold,
    cohortYear: student.cohortYear,
    degrees: student.degrees.map((degree) => ({
      degreeCode: degree.degreeCode,
      programCode: degree.programCode,
      majorSpecialization: degree.majorSpecialization,
      ...(degree.majorCode === undefined ? {} : { majorCode: degree.majorCode }),
      ...(degree.concentration === undefined ? {} : { concentration: degree.concentration }),
      completionDate: degree.completionDate,
      reasonExited: 'Completed' as const,
      status: degree.status,
    })),
    ...(campus === undefined ? {} : { campus }),
  };
}
