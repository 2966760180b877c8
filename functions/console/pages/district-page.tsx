import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface DistrictView {
  /** NCES id. */
  leaId: string;
  name: string;
  graduates: number;
  schools: readonly { schoolId: string; label: string; graduates: number }[];
}

/** One district: its schools where graduates work or worked. */
export function districtPage(frame: Frame, district: DistrictView): Response {
  return consoleResponse(
    frame,
    { title: district.name, part: 'schools' },
    <>
      <div class="stack">
        <p>
          <a href="/console/districts">Districts</a>
        </p>
        <h1>{district.name}</h1>
        <p class="muted">
          NCES id {district.leaId},{' '}
          <a href={`/console/people?district=${district.leaId}`}>
            {count(district.graduates, 'graduate')} at present
          </a>
        </p>
      </div>
      <section class="stack" aria-labelledby="schools">
        <h2 id="schools">Schools</h2>
        <ScrollTable label="Schools of this district">
          <thead>
            <tr>
              <th scope="col">School</th>
              <th scope="col" class="number">
                Graduates
              </th>
            </tr>
          </thead>
          <tbody>
            {district.schools.map((school) => (
              <tr>
                <th scope="row">
                  <a href={`/console/schools/${school.schoolId}`}>{school.label}</a>
                </th>
                <td class="number">{school.graduates}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </section>
    </>,
  );
}
