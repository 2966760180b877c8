import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { count, Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

interface Named {
  personId: string;
  name: string;
}

export interface SchoolView {
  schoolId: string;
  label: string;
  ncesSchoolId: string | undefined;
  district: { leaId: string; name: string } | undefined;
  /** `typed`: nobody has said yet which school of the directory it is. */
  standing: 'typed' | 'no-nces-id' | 'not-a-school' | undefined;
  clusterFormedAt: string | undefined;
  host: Named | undefined;
  mayHost: readonly Named[];
  mentorsBySubject: readonly { subject: string; mentors: number }[];
  members: readonly (Named & {
    since: string;
    subjects: readonly string[];
    gradeBands: readonly string[];
    hold: boolean;
    mentors: boolean;
  })[];
}

/** One school: the graduates who work there, who might bring them together, and mentors by subject. */
export function schoolPage(frame: Frame, school: SchoolView): Response {
  const { timeZone } = frame;
  return consoleResponse(
    frame,
    { title: school.label, part: 'schools' },
    <>
      <div class="stack">
        <p>
          <a href="/console/schools">Schools</a>
        </p>
        <h1>{school.label}</h1>
        <Identity school={school} />
      </div>
      <div class="columns">
        <Cluster school={school} timeZone={timeZone} />
        <section class="panel stack" aria-labelledby="mentors">
          <h2 id="mentors">Mentors by subject</h2>
          {school.mentorsBySubject.length === 0 ? (
            <p class="muted">Nobody here has said that they would mentor.</p>
          ) : (
            <dl class="facts">
              {school.mentorsBySubject.map(({ subject, mentors }) => (
                <>
                  <dt>{subject}</dt>
                  <dd>{count(mentors, 'mentor')}</dd>
                </>
              ))}
            </dl>
          )}
        </section>
      </div>
      <Members school={school} timeZone={timeZone} />
    </>,
  );
}

function Identity({ school }: { school: SchoolView }) {
  const { district, ncesSchoolId, schoolId } = school;
  return (
    <>
      <p class="muted">
        {ncesSchoolId === undefined ? 'No NCES id' : `NCES id ${ncesSchoolId}`}
        {district !== undefined && (
          <>
            , <a href={`/console/districts/${district.leaId}`}>{district.name}</a>
          </>
        )}
        , <a href={`/console/people?school=${schoolId}`}>people here</a>
      </p>
      {school.standing !== undefined && (
        <p>
          {school.standing === 'typed' ? 'Its name was typed. ' : 'Private, or abroad. '}
          <a href={`/console/schools/to-confirm/${schoolId}`}>
            {school.standing === 'typed'
              ? 'Say which school of the directory it is'
              : 'Look for it in the directory after all'}
          </a>
        </p>
      )}
    </>
  );
}

function Cluster({ school, timeZone }: { school: SchoolView; timeZone: string }) {
  return (
    <section class="panel stack" aria-labelledby="cluster">
      <h2 id="cluster">Bringing them together</h2>
      {school.clusterFormedAt === undefined ? (
        <p class="muted">
          Three graduates at one school are a cluster; whoever has been here longest is suggested as
          its host.
        </p>
      ) : (
        <p>
          A cluster since <Day iso={school.clusterFormedAt} timeZone={timeZone} />.
        </p>
      )}
      {school.host !== undefined && (
        <p>
          Host: <a href={`/console/people/${school.host.personId}`}>{school.host.name}</a>
        </p>
      )}
      {school.mayHost.length > 1 && (
        <form method="post" action={`/console/schools/${school.schoolId}/host`} class="stack">
          <SelectField
            name="host"
            label="Somebody else might host"
            chosen={school.host?.personId}
            choices={school.mayHost.map(({ personId, name }) => ({ code: personId, label: name }))}
          />
          <Button kind="secondary">Make them the host</Button>
        </form>
      )}
    </section>
  );
}

function Members({ school, timeZone }: { school: SchoolView; timeZone: string }) {
  return (
    <section class="stack" aria-labelledby="members">
      <h2 id="members">Graduates here</h2>
      {school.members.length === 0 ? (
        <p class="empty">Nobody works here at present, as far as is known.</p>
      ) : (
        <ScrollTable label="Graduates at this school">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Since</th>
              <th scope="col">Subjects</th>
              <th scope="col">Grades</th>
              <th scope="col">Notes</th>
            </tr>
          </thead>
          <tbody>
            {school.members.map((member) => (
              <tr>
                <th scope="row">
                  <a href={`/console/people/${member.personId}`}>{member.name}</a>
                </th>
                <td>
                  <Day iso={member.since} timeZone={timeZone} />
                </td>
                <td>{member.subjects.join(', ')}</td>
                <td>{member.gradeBands.join(', ')}</td>
                <td>
                  {member.mentors && <Tag tone="success">Would mentor</Tag>}{' '}
                  {member.hold && <Tag tone="warning">Directory hold: name them to nobody</Tag>}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}
