import { isDeepStrictEqual } from 'node:util';
import { currentAfter, placeIn, type Position } from './position.ts';

interface Pictured {
  current?: NonNullable<ReturnType<typeof currentAfter>> | undefined;
}

interface Placed {
  place?: ReturnType<typeof placeIn>;
}

/**
 * Who has to be stored anew when somebody's positions change: the person with another current picture, and the mentor
 * with another place by which they are matched. Empty where nothing is otherwise than before.
 */
export function pictureAfter<Person extends Pictured, Profile extends Placed>(
  before: {
    mentorProfile: Profile | undefined;
    schools: readonly { schoolId: string; name: string }[];
  },
  person: Person,
  positions: readonly Position[],
): { people: Person[]; profiles: Profile[] } {
  const { schools, mentorProfile } = before;
  const nameOf = (schoolId: string) => schools.find((each) => each.schoolId === schoolId)?.name;
  const current = currentAfter(person.current, positions, nameOf);
  const place = placeIn(positions);
  return {
    people: isDeepStrictEqual(current, person.current) ? [] : [{ ...person, current }],
    profiles:
      mentorProfile === undefined || isDeepStrictEqual(place, mentorProfile.place)
        ? []
        : [{ ...mentorProfile, place }],
  };
}
