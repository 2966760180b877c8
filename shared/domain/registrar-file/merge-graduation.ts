import { byCompletion, degreeKey } from './degree-history.ts';
import { schoolYearOfDay } from './read-school-year.ts';
import type {
  CohortYear,
  GraduationSubmission,
  MailAddress,
  SubmittedDegree,
} from './registrar-student.ts';
import { bestFirst, mostAddresses } from './student-addresses.ts';

/**
 * The graduation as it stands when a later submission arrives on top of what is known. A file says only what
 * its selection covers: an earlier degree that it does not mention stays, and an empty cell erases nothing.
 * What it does say replaces what was known. Merging the same submission again changes nothing.
 */
export function mergeGraduation(
  known: GraduationSubmission,
  submitted: GraduationSubmission,
): GraduationSubmission {
  const degrees = mergeDegrees(known.degrees, submitted.degrees);
  const telephone = submitted.telephone ?? known.telephone;
  const homeDistrictLeaId = submitted.homeDistrictLeaId ?? known.homeDistrictLeaId;
  const campus = submitted.campus ?? known.campus;
  return {
    candidateIdentifier: submitted.candidateIdentifier,
    name: submitted.name,
    electronicMail: mergeAddresses(known.electronicMail, submitted.electronicMail),
    ...(telephone === undefined ? {} : { telephone }),
    ...(homeDistrictLeaId === undefined ? {} : { homeDistrictLeaId }),
    directoryHold: submitted.directoryHold,
    cohortYear: cohortOf(degrees, known, submitted),
    degrees,
    ...(campus === undefined ? {} : { campus }),
  };
}

/** Of each type the submission names, its addresses replace the known ones; once known as shared stays so. */
function mergeAddresses(
  known: readonly MailAddress[],
  submitted: readonly MailAddress[],
): MailAddress[] {
  const types = new Set(submitted.map((address) => address.electronicMailType));
  const addresses = new Set(submitted.map((address) => address.electronicMailAddress));
  const shared = new Set(
    known
      .filter((address) => address.sharedWithOthers === true)
      .map((address) => address.electronicMailAddress),
  );
  const kept = known.filter(
    (address) =>
      !types.has(address.electronicMailType) && !addresses.has(address.electronicMailAddress),
  );
  const stated = submitted.map((address) =>
    shared.has(address.electronicMailAddress) ? { ...address, sharedWithOthers: true } : address,
  );
  return bestFirst([...stated, ...kept]).slice(0, mostAddresses);
}

function mergeDegrees(
  known: readonly SubmittedDegree[],
  submitted: readonly SubmittedDegree[],
): SubmittedDegree[] {
  const knownByKey = new Map(known.map((degree) => [degreeKey(degree), degree]));
  const stated = submitted.map((degree) => {
    const before = knownByKey.get(degreeKey(degree));
    // A revocation does not change when the degree was conferred, and its file need not tell.
    return degree.status === 'revoked' && before !== undefined
      ? { ...degree, completionDate: before.completionDate }
      : degree;
  });
  const keys = new Set(submitted.map(degreeKey));
  return [...known.filter((degree) => !keys.has(degreeKey(degree))), ...stated].toSorted(
    byCompletion,
  );
}

/** The cohort is that of the first completion that stands: whoever stated that one knows its year. */
function cohortOf(
  merged: readonly SubmittedDegree[],
  known: GraduationSubmission,
  submitted: GraduationSubmission,
): CohortYear {
  const first = firstStanding(merged);
  const states = ({ degrees }: GraduationSubmission) => {
    const own = firstStanding(degrees);
    return first !== undefined && own !== undefined && degreeKey(own) === degreeKey(first);
  };
  if (first === undefined || states(submitted)) return submitted.cohortYear;
  if (states(known)) return known.cohortYear;
  return { schoolYear: schoolYearOfDay(first.completionDate) };
}

function firstStanding(degrees: readonly SubmittedDegree[]): SubmittedDegree | undefined {
  return degrees.find(({ status }) => status === 'awarded') ?? degrees[0];
}
