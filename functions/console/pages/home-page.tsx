import { planInWords } from '../../../shared/domain/timeline-sentences.ts';
import { count, Day } from './at.tsx';
import { StackedBar } from './bars.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { SendingSwitch } from './sending-switch.tsx';

export interface ToDo {
  kind:
    | 'calls-overdue'
    | 'calls-today'
    | 'mentors'
    | 'dead-letters'
    | 'reviews'
    | 'quarantine'
    | 'imports'
    | 'schools'
    | 'shared'
    | 'not-reachable';
  count: number;
}

export interface HomeView {
  people: number;
  reachable: number;
  positionsKnown: number;
  emailsAhead: number;
  daysAhead: number;
  nextEmails: { day: string; invitations: number; reminders: number } | undefined;
  survey:
    | {
        plan: string;
        everyone: number;
        owed: number;
        invited: number;
        answered: number;
        closed: number;
        notReachable: number;
        optedOut: number;
        rate: number | undefined;
      }
    | undefined;
  running: readonly { importId: string; fileName: string }[];
  toDo: readonly ToDo[];
}

/** What matters now. */
export function homePage(frame: Frame, home: HomeView): Response {
  return consoleResponse(
    frame,
    { title: 'Home', part: 'home' },
    <>
      <h1>What matters now</h1>
      {home.people === 0 ? <Begin /> : <Figures home={home} />}
      <div class="columns">
        <ToDoList home={home} />
        <SurveyCard home={home} timeZone={frame.timeZone} />
        <SendingSwitch stopped={frame.sendingStopped} back="home" />
      </div>
    </>,
  );
}

function Begin() {
  return (
    <div class="panel stack">
      <h2>Bring in your graduates</h2>
      <p>
        Ask the registrar for the graduates’ export as a CSV file. You see what it would do before
        anything happens.
      </p>
      <p class="actions">
        <a class="button" href="/console/imports">
          Bring in a file
        </a>
        <a href="/console/graduations/new">Record one graduation by hand</a>
      </p>
    </div>
  );
}

function Figures({ home }: { home: HomeView }) {
  const { people, survey } = home;
  return (
    <div class="figures">
      <a class="figure" href="/console/people">
        <span class="number">{people.toLocaleString('en-US')}</span>
        <span class="label">graduates</span>
      </a>
      <a class="figure" href="/console/people?reach=reachable">
        <span class="number">{share(home.reachable, people)}</span>
        <span class="label">can be reached ({home.reachable.toLocaleString('en-US')})</span>
      </a>
      <a class="figure" href="/console/people?employment=known">
        <span class="number">{share(home.positionsKnown, people)}</span>
        <span class="label">
          of positions known ({home.positionsKnown.toLocaleString('en-US')})
        </span>
      </a>
      <a
        class="figure"
        href={survey === undefined ? '/console/surveys' : `/console/surveys/${survey.plan}`}
      >
        <span class="number">{survey?.rate === undefined ? '–' : `${survey.rate} %`}</span>
        <span class="label">
          {survey?.rate === undefined
            ? 'no survey has gone out yet'
            : 'of those written to answered'}
        </span>
      </a>
      <a class="figure" href="/console/planned">
        <span class="number">{home.emailsAhead.toLocaleString('en-US')}</span>
        <span class="label">
          {home.emailsAhead === 1 ? 'email' : 'emails'} in the next {home.daysAhead} days
        </span>
      </a>
    </div>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function ToDoList({ home }: { home: HomeView }) {
  return (
    <section class="panel stack" aria-labelledby="to-do">
      <h2 id="to-do">Needs somebody</h2>
      {home.running.map(({ importId, fileName }) => (
        <p>
          <a href={`/console/imports/${importId}`}>{fileName}</a> is being worked on.
        </p>
      ))}
      {home.toDo.length === 0 ? (
        <p class="muted">Nothing does.</p>
      ) : (
        <ul class="bare rows">
          {home.toDo.map((each) => {
            const { href, sentence } = toDoInWords(each);
            return (
              <li>
                <a href={href}>{sentence}</a>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function toDoInWords({ kind, count: amount }: ToDo): { href: string; sentence: string } {
  switch (kind) {
    case 'calls-overdue':
      return {
        href: '/console/calls?show=overdue',
        sentence: `${count(amount, 'call')} ${amount === 1 ? 'is' : 'are'} overdue`,
      };
    case 'calls-today':
      return {
        href: '/console/calls',
        sentence: `${count(amount, 'call')} ${amount === 1 ? 'is' : 'are'} to be made today`,
      };
    case 'mentors':
      return {
        href: '/console/mentoring',
        sentence: `${count(amount, 'list')} of mentors ${amount === 1 ? 'waits' : 'wait'} for your approval`,
      };
    case 'reviews':
      return {
        href: '/console/reviews',
        sentence: `${count(amount, 'statement')} ${amount === 1 ? 'waits' : 'wait'} for you to say whom ${amount === 1 ? 'it is' : 'they are'} about`,
      };
    case 'dead-letters':
      return {
        href: '/console/dead-letters',
        sentence: `${count(amount, 'piece of work', 'pieces of work')} could not be done`,
      };
    case 'quarantine':
      return {
        href: '/console/quarantine',
        sentence: `${count(amount, 'event')} could not be admitted`,
      };
    case 'imports':
      return {
        href: '/console/imports',
        sentence: `${count(amount, 'file')} ${amount === 1 ? 'waits' : 'wait'} for your word`,
      };
    case 'schools':
      return {
        href: '/console/schools/to-confirm',
        sentence: `${count(amount, 'school name')} ${amount === 1 ? 'was' : 'were'} typed: say which ${amount === 1 ? 'school it is' : 'schools they are'}`,
      };
    case 'shared':
      return {
        href: '/console/not-reachable#shared-address',
        sentence: `${count(amount, 'graduate')} ${amount === 1 ? 'shares' : 'share'} an address: say whose it is`,
      };
    case 'not-reachable':
      return {
        href: '/console/not-reachable',
        sentence: `${count(amount, 'graduate')} ${amount === 1 ? 'has' : 'have'} no usable address`,
      };
  }
}

function SurveyCard(props: { home: HomeView; timeZone: string }) {
  const { survey, nextEmails } = props.home;
  return (
    <section class="panel stack" aria-labelledby="survey">
      <h2 id="survey">
        {survey === undefined ? (
          'Survey'
        ) : (
          <a href={`/console/surveys/${survey.plan}`}>{planInWords(survey.plan)}</a>
        )}
      </h2>
      {survey === undefined ? (
        <p class="muted">Nobody is in a survey yet.</p>
      ) : (
        <StackedBar
          label={`${survey.answered} of ${survey.everyone} have answered`}
          parts={[
            { name: 'Answered', amount: survey.answered, tone: 'answered' },
            { name: 'Invited', amount: survey.invited, tone: 'invited' },
            { name: 'Ended unanswered', amount: survey.closed, tone: 'closed' },
            { name: 'Planned', amount: survey.owed, tone: 'owed' },
            { name: 'Not reachable', amount: survey.notReachable, tone: 'unreachable' },
            { name: 'Want none', amount: survey.optedOut, tone: 'opted-out' },
          ]}
        />
      )}
      {nextEmails !== undefined && (
        <p>
          Next emails: <Day iso={nextEmails.day} timeZone={props.timeZone} /> (
          {nextEmails.invitations + nextEmails.reminders}).{' '}
          <a href="/console/planned">All planned emails</a>
        </p>
      )}
    </section>
  );
}
