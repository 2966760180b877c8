import { otherNameListing } from '../../shared/domain/same-school.ts';
import type { School } from '../../shared/records/school.ts';

/** A name of a school as somebody typed it, under its own id. */
export interface TypedName {
  programId: string;
  schoolId: string;
  name: string;
}

/** A record that only says which school is meant, or that none is. */
export function otherName({ programId, schoolId, name }: TypedName, sameAs?: string): School {
  return {
    programId,
    schoolId,
    version: 0,
    name,
    members: [],
    ...(sameAs !== undefined && { sameAs }),
    ...otherNameListing(programId, { schoolId }),
  };
}
