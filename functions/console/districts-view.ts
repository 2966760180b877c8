import { schoolLabel } from '../../shared/domain/school.ts';
import type { ListedPerson } from '../../shared/ports.ts';
import type { DistrictRow } from './pages/districts-page.tsx';
import type { DistrictView } from './pages/district-page.tsx';
import type { Places } from './read-places.ts';

/** Districts where graduates work, those with most of them first. */
export function districtsView(
  people: readonly ListedPerson[],
  places: Places,
): { districts: DistrictRow[]; elsewhere: number } {
  const schools = Map.groupBy(places.schools, ({ leaId }) => leaId);
  const graduates = countBy(people.map((person) => places.districtOf(person)));
  const districts = [...schools].flatMap(([leaId, theirs]) =>
    leaId === undefined
      ? []
      : [
          {
            leaId,
            name: places.districtNames(leaId),
            schools: theirs.length,
            graduates: graduates.get(leaId) ?? 0,
          },
        ],
  );
  return {
    districts: districts.toSorted(
      (a, b) => b.graduates - a.graduates || a.name.localeCompare(b.name),
    ),
    elsewhere: schools.get(undefined)?.length ?? 0,
  };
}

/** One district: its schools where graduates work or worked. Undefined when there is none. */
export function districtView(
  leaId: string,
  people: readonly ListedPerson[],
  places: Places,
): DistrictView | undefined {
  const schools = places.schools.filter((school) => school.leaId === leaId);
  if (schools.length === 0) return undefined;
  const graduates = countBy(people.map((person) => places.schoolOf(person)));
  return {
    leaId,
    name: places.districtNames(leaId),
    graduates: people.filter((person) => places.districtOf(person) === leaId).length,
    schools: schools
      .map((school) => ({
        schoolId: school.schoolId,
        label: schoolLabel(school),
        graduates: graduates.get(school.schoolId) ?? 0,
      }))
      .toSorted((a, b) => b.graduates - a.graduates || a.label.localeCompare(b.label)),
  };
}

function countBy(keys: readonly (string | undefined)[]): Map<string | undefined, number> {
  return new Map([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]));
}
