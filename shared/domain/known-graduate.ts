import type { GraduationSubmission } from './registrar-file/registrar-student.ts';

/** A person's record, as far as an institution's statement can be compared with it. */
export interface RecordedGraduate {
  candidateIdentifier: string;
  firstName: string;
  lastSurname: string;
  middleName?: string | undefined;
  generationCodeSuffix?: string | undefined;
  addresses: readonly {
    address: string;
    electronicMailType: GraduationSubmission['electronicMail'][number]['electronicMailType'];
    primary: boolean;
    status: string;
    source: string;
    statedPrimary?: boolean | undefined;
    statedShared?: boolean | undefined;
  }[];
  telephone?: string | undefined;
  homeDistrictLeaId?: string | undefined;
  directoryHold: boolean;
  cohort: number;
  term?: string | undefined;
  campus?: string | undefined;
  degrees: readonly Omit<GraduationSubmission['degrees'][number], 'reasonExited'>[];
}

/** The graduation as the institution last stated it, out of the record; what people told us themselves is left out. */
export function knownGraduate(person: RecordedGraduate): GraduationSubmission {
  const { middleName, generationCodeSuffix, telephone, homeDistrictLeaId, term, campus } = person;
  return {
    candidateIdentifier: person.candidateIdentifier,
    name: {
      firstName: person.firstName,
      lastSurname: person.lastSurname,
      ...(middleName === undefined ? {} : { middleName }),
      ...(generationCodeSuffix === undefined ? {} : { generationCodeSuffix }),
    },
    electronicMail: person.addresses
      .filter(({ source }) => source === 'sis')
      .map((address) => ({
        electronicMailAddress: address.address,
        electronicMailType: address.electronicMailType,
        primaryEmailAddressIndicator: address.statedPrimary ?? address.primary,
        ...(address.status === 'not-an-address' ? { unusable: 'not-an-address' as const } : {}),
        ...(address.statedShared === true ? { sharedWithOthers: true } : {}),
      })),
    ...(telephone === undefined ? {} : { telephone: { telephoneNumber: telephone } }),
    ...(homeDistrictLeaId === undefined ? {} : { homeDistrictLeaId }),
    directoryHold: person.directoryHold,
    cohortYear: { schoolYear: person.cohort, ...(term === undefined ? {} : { term }) },
    degrees: person.degrees.map((degree) => ({ ...degree, reasonExited: 'Completed' })),
    ...(campus === undefined ? {} : { campus }),
  };
}
