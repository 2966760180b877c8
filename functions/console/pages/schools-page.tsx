import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface SchoolsProps {
  schools: readonly {
    schoolId: string;
    label: string;
    district: { leaId: string; name: string } | undefined;
    /** Known by a typed name only. */
    toConfirm: boolean;
    graduates: number;
    /** Of them would mentor. */
    mentors: number;
    mentorsBySubject: readonly { subject: string; mentors: number }[];
    cluster: boolean;
  }[];
  /** Without the filters. */
  all: number;
  /** At all the schools that are shown. */
  graduates: number;
  mentors: number;
  filters: { subject?: string | undefined; district?: string | undefined };
  subjects: readonly { code: string; label: string }[];
  districts: readonly { code: string; label: string }[];
  /** Names of which nobody has said yet which school they mean. */
  toConfirm: number;
}

/** Every school where graduates work, with the mentors among them by subject. */
export function schoolsPage(frame: Frame, props: SchoolsProps): Response {
  return consoleResponse(
    frame,
    { title: 'Schools', part: 'schools' },
    <>
      <div class="stack">
        <div class="heading">
          <h1>Schools</h1>
          <ul class="bare beside">
            <li>
              <a href="/console/districts">Districts</a>
            </li>
            <li>
              <a href="/console/schools/to-confirm">
                To confirm{props.toConfirm > 0 && ` (${props.toConfirm})`}
              </a>
            </li>
          </ul>
        </div>
        <p class="muted">
          Where graduates work, and who of them would mentor: for placing candidates with a graduate
          nearby.
        </p>
      </div>
      {props.all === 0 ? (
        <p class="empty">
          No school is known yet. One comes in with the first hire: open a graduate under{' '}
          <a href="/console/people">People</a> and record it there.
        </p>
      ) : (
        <>
          <Filters {...props} />
          <Results {...props} />
        </>
      )}
    </>,
  );
}

function Filters({ filters, subjects, districts }: SchoolsProps) {
  return (
    <form method="get" action="/console/schools" class="filters" aria-label="Filters">
      <SelectField
        name="subject"
        label="With a mentor for"
        chosen={filters.subject ?? ''}
        choices={[{ code: '', label: 'Any subject, or none' }, ...subjects]}
      />
      <SelectField
        name="district"
        label="District"
        chosen={filters.district ?? ''}
        choices={[{ code: '', label: 'All' }, ...districts]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  );
}

function Results({ schools, all, graduates, mentors }: SchoolsProps) {
  return (
    <div class="stack">
      <p role="status">
        {schools.length === all
          ? count(all, 'school')
          : `${schools.length} of ${count(all, 'school')}`}
        , {count(graduates, 'graduate')}, {count(mentors, 'mentor')}
      </p>
      {schools.length > 0 && (
        <ScrollTable label="Schools">
          <thead>
            <tr>
              <th scope="col">School</th>
              <th scope="col">District</th>
              <th scope="col" class="number">
                Graduates
              </th>
              <th scope="col" class="number">
                Mentors
              </th>
              <th scope="col">Mentors by subject</th>
            </tr>
          </thead>
          <tbody>
            {schools.map((school) => (
              <tr>
                <th scope="row">
                  <a href={`/console/schools/${school.schoolId}`}>{school.label}</a>{' '}
                  {school.cluster && <Tag tone="info">Cluster</Tag>}{' '}
                  {school.toConfirm && <Tag tone="warning">To confirm</Tag>}
                </th>
                <td>
                  {school.district === undefined ? (
                    <span class="muted">Not known</span>
                  ) : (
                    <a href={`/console/districts/${school.district.leaId}`}>
                      {school.district.name}
                    </a>
                  )}
                </td>
                <td class="number">{school.graduates}</td>
                <td class="number">{school.mentors}</td>
                <td>
                  {school.mentorsBySubject
                    .map(({ subject, mentors }) => `${subject} ${mentors}`)
                    .join(', ') || <span class="muted">None</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </div>
  );
}
