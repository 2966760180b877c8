import type { Reach } from '../../../shared/domain/reach.ts';
import type { TimelineLine } from '../../../shared/domain/timeline.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { Day, schoolYearInWords } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { Addresses, type AddressView } from './person-addresses.tsx';
import { Calls, type PersonCallsView } from './person-calls.tsx';
import { CheckIns, type CheckInsView } from './person-check-ins.tsx';
import { Known, type KnownView } from './person-known.tsx';
import { Messages, type MessagesView } from './person-messages.tsx';
import { Mentoring, type PersonMentoringView } from './person-mentoring.tsx';
import { type AwardView, Credentials, type CredentialView } from './person-credentials.tsx';
import { Positions, type PositionView } from './person-positions.tsx';
import { RecordOf } from './person-record.tsx';
import { Surveys, type SurveysView } from './person-surveys.tsx';
import { Timeline } from './person-timeline.tsx';
import { reachInWords } from './person-words.ts';

export interface PersonView extends KnownView {
  personId: string;
  name: string;
  studentId: string;
  cohort: number;
  term: string | undefined;
  campus: string | undefined;
  completionDate: string | undefined;
  telephone: string | undefined;
  homeDistrict: string | undefined;
  directoryHold: boolean;
  reach: Reach;
  revoked: boolean;
  /** Admitted, and has completed nothing yet. */
  candidate: boolean;
  degrees: readonly {
    degree: string;
    major: string;
    program: string;
    concentration: string | undefined;
    completionDate: string;
    revoked: boolean;
  }[];
  addresses: readonly AddressView[];
  positions: readonly PositionView[];
  credentials: readonly CredentialView[];
  awards: readonly AwardView[];
  calls: PersonCallsView;
  mentoring: PersonMentoringView;
  checkIns: CheckInsView;
  messages: MessagesView;
  surveys: SurveysView;
  timeline: readonly TimelineLine[];
}

/** One person: who they are, how to reach them, what we know and from where, and everything that happened. */
export function personPage(frame: Frame, person: PersonView): Response {
  const reach = reachInWords(person.reach);
  const { timeZone } = frame;
  return consoleResponse(
    frame,
    { title: person.name, part: 'people' },
    <>
      <div class="stack">
        <p>
          <a href="/console/people">People</a>
        </p>
        <h1>{person.name}</h1>
        <p class="tags">
          <Tag tone={reach.tone}>{reach.label}</Tag>
          {person.candidate && <Tag>Candidate</Tag>}
          {person.revoked && <Tag tone="danger">Degree taken back</Tag>}
          {person.directoryHold && <Tag tone="warning">Directory hold</Tag>}
        </p>
        {person.directoryHold && (
          <p class="muted small">
            A directory hold (FERPA) bars disclosing anything about them: no directory, no
            introductions, no exports. It does not bar writing to them.
          </p>
        )}
      </div>
      <div class="columns">
        <div class="stack-wide">
          <Who person={person} timeZone={timeZone} />
          <Known known={person} timeZone={timeZone} />
          <Positions personId={person.personId} positions={person.positions} timeZone={timeZone} />
          <Credentials
            credentials={person.credentials}
            awards={person.awards}
            timeZone={timeZone}
          />
          <Mentoring mentoring={person.mentoring} timeZone={timeZone} />
        </div>
        <div class="stack-wide">
          <Addresses
            personId={person.personId}
            addresses={person.addresses}
            telephone={person.telephone}
            timeZone={timeZone}
          />
          <Surveys personId={person.personId} surveys={person.surveys} timeZone={timeZone} />
          <CheckIns personId={person.personId} checkIns={person.checkIns} timeZone={timeZone} />
          <Calls calls={person.calls} timeZone={timeZone} />
          <Messages personId={person.personId} messages={person.messages} timeZone={timeZone} />
        </div>
      </div>
      <RecordOf personId={person.personId} />
      <Timeline lines={person.timeline} timeZone={timeZone} />
    </>,
  );
}

function Who(props: { person: PersonView; timeZone: string }) {
  const { person, timeZone } = props;
  return (
    <section class="panel stack" aria-labelledby="who">
      <h2 id="who">Who</h2>
      <dl class="facts">
        <dt>Student id</dt>
        <dd>{person.studentId}</dd>
        <dt>Cohort</dt>
        <dd>{[schoolYearInWords(person.cohort), person.term].filter(Boolean).join(', ')}</dd>
        {person.completionDate !== undefined && (
          <>
            <dt>Completed</dt>
            <dd>
              <Day iso={person.completionDate} timeZone={timeZone} />
            </dd>
          </>
        )}
        {person.campus !== undefined && (
          <>
            <dt>Campus</dt>
            <dd>{person.campus}</dd>
          </>
        )}
        <dt>Telephone</dt>
        <dd>{person.telephone ?? <span class="muted">None</span>}</dd>
        {person.homeDistrict !== undefined && (
          <>
            <dt>Home district</dt>
            <dd>{person.homeDistrict}</dd>
          </>
        )}
      </dl>
      <h3>Degrees</h3>
      {person.degrees.length === 0 && <p class="muted">None yet.</p>}
      <ul class="bare stack">
        {person.degrees.map((degree) => (
          <li>
            <span class="strong">
              {degree.degree} {degree.major}
            </span>{' '}
            {degree.revoked && <Tag tone="danger">Taken back</Tag>}
            <br />
            <span class="muted small">
              {[degree.concentration, degree.program].filter(Boolean).join(' · ')} ·{' '}
              <Day iso={degree.completionDate} timeZone={timeZone} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
