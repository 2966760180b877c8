import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface DistrictRow {
  /** NCES id. */
  leaId: string;
  name: string;
  /** Where graduates work or worked. */
  schools: number;
  graduates: number;
}

/** Every district where graduates work. */
export function districtsPage(
  frame: Frame,
  props: {
    districts: readonly DistrictRow[];
    /** Schools of which no district is known. */
    elsewhere: number;
  },
): Response {
  const { districts, elsewhere } = props;
  return consoleResponse(
    frame,
    { title: 'Districts', part: 'schools' },
    <>
      <div class="stack">
        <p>
          <a href="/console/schools">Schools</a>
        </p>
        <h1>Districts</h1>
        <p class="muted">Where graduates work at present, as far as is known.</p>
      </div>
      {districts.length === 0 ? (
        <p class="empty">
          No district is known yet. A school’s district is known by its NCES id:{' '}
          <a href="/console/schools/to-confirm">confirm schools whose names were typed</a>.
        </p>
      ) : (
        <ScrollTable label="Districts">
          <thead>
            <tr>
              <th scope="col">District</th>
              <th scope="col">NCES id</th>
              <th scope="col" class="number">
                Schools
              </th>
              <th scope="col" class="number">
                Graduates
              </th>
            </tr>
          </thead>
          <tbody>
            {districts.map((district) => (
              <tr>
                <th scope="row">
                  <a href={`/console/districts/${district.leaId}`}>{district.name}</a>
                </th>
                <td>{district.leaId}</td>
                <td class="number">{district.schools}</td>
                <td class="number">{district.graduates}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {elsewhere > 0 && districts.length > 0 && (
        <p class="muted">
          {count(elsewhere, 'school')} without a known district: abroad, private, or{' '}
          <a href="/console/schools/to-confirm">still to confirm</a>.
        </p>
      )}
    </>,
  );
}
