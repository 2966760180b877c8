import { htmlPage } from '../../../shared/html/html-page.ts';
import { Code, type CodeExample, DocsPage } from './docs-page.tsx';

/** What an institution may have to say, in its own words, and the event that says it. */
export interface Saying {
  say: string;
  type: string;
}

export interface FieldView {
  path: string;
  required: boolean;
  kind: string;
  description: string;
}

export interface EventView {
  type: string;
  source: string;
  summary: string;
  submission: boolean;
  fields: readonly FieldView[];
  schema: string;
  example: string;
  examples: readonly CodeExample[];
}

type Listed = Pick<EventView, 'type' | 'summary' | 'submission'>;

/** The front door: where each kind of visitor goes. */
export function frontPage(): Response {
  return htmlPage(
    <DocsPage title="Keeping in touch with our graduates">
      <p>
        Rollcall is how a teacher-preparation program keeps in touch with the teachers it prepared.
      </p>
      <ul>
        <li>
          <a href="/console">Program staff: the console</a>
        </li>
        <li>
          <a href="/docs">Integrators: the catalogue of events</a>
        </li>
        <li>Graduates: follow the link in the newest email from your program.</li>
      </ul>
    </DocsPage>,
  );
}

/** Every event there is, and how to hand one in. */
export function cataloguePage(events: readonly Listed[], sayings: readonly Saying[]): Response {
  return htmlPage(
    <DocsPage title="Catalogue of events">
      <p>
        Student information systems, districts and states tell Rollcall what they know by{' '}
        <em>submissions</em>; Rollcall tells what happened by <em>facts</em>. New here?{' '}
        <a href="/docs/start">Your first afternoon</a> leads from a token to an event whose fate you
        can see. Whole files are brought in <a href="/docs/files">as files</a>.
      </p>
      <h2 id="say">What you want to say, and which event says it</h2>
      <div class="table-scroll" role="region" aria-labelledby="say" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">What happened</th>
              <th scope="col">Event</th>
            </tr>
          </thead>
          <tbody>
            {sayings.map(({ say, type }) => (
              <tr>
                <td>{say}</td>
                <td class="words">
                  <EventLink type={type} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>For your tools</h2>
      <ul>
        <li>
          <a href="/docs/openapi.json">OpenAPI 3.1</a>: events, what became of them, and files, over
          HTTP
        </li>
        <li>
          <a href="/docs/asyncapi.json">AsyncAPI 3.0</a>: both buses with all events
        </li>
        <li>
          A JSON Schema (2020-12) of each event, on its page and as{' '}
          <code>/docs/schemas/&lt;type&gt;.json</code>
        </li>
      </ul>
      <EventList
        title="Submissions"
        about="Yours to send, on the bus rollcall-intake or by HTTP. They may hold names, addresses and your institution’s ids; those are kept with the person and go no further."
        events={events.filter((event) => event.submission)}
      />
      <EventList
        title="Facts"
        about="Rollcall’s own, on the bus rollcall: ids and codes, no names and no addresses. They are kept for 400 days and can be replayed; a replay changes no record and sends no email."
        events={events.filter((event) => !event.submission)}
      />
    </DocsPage>,
  );
}

function EventLink(props: { type: string }) {
  return (
    <a href={`/docs/events/${props.type}`}>
      <code>{props.type}</code>
    </a>
  );
}

function EventList(props: { title: string; about: string; events: readonly Listed[] }) {
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      <p>{props.about}</p>
      <dl>
        {props.events.map((event) => (
          <>
            <dt>
              <EventLink type={event.type} />
            </dt>
            <dd>{event.summary}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** One event: fields, an example and the code that sends it, the schema. */
export function eventPage(event: EventView): Response {
  return htmlPage(
    <DocsPage title={event.type}>
      <p>{event.summary}</p>
      <p>{event.submission ? <Sent /> : <Told source={event.source} />}</p>
      <h2 id="fields">Fields of the detail</h2>
      <div class="table-scroll" role="region" aria-labelledby="fields" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {event.fields.map((field) => (
              <tr>
                <th scope="row" class="words">
                  <code>{field.path}</code>
                </th>
                <td class="words">
                  <p>
                    {[field.required ? 'needed' : 'may be left out', field.kind]
                      .filter(Boolean)
                      .join('; ')}
                  </p>
                  {field.description !== '' && <p>{field.description}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>Example of a detail</h2>
      <Code label="Example of a detail">{event.example}</Code>
      {event.examples.length > 0 && <h2>To copy</h2>}
      {event.examples.map(({ title, code }) => (
        <>
          <h3>{title}</h3>
          <Code label={title}>{code}</Code>
        </>
      ))}
      <h2>JSON Schema</h2>
      <p>
        As a file: <a href={`/docs/schemas/${event.type}.json`}>{`${event.type}.json`}</a>
      </p>
      <Code label="JSON Schema">{event.schema}</Code>
    </DocsPage>,
  );
}

function Sent() {
  return (
    <>
      Yours to send: on the bus <code>rollcall-intake</code> under your own source, or by{' '}
      <code>POST /v1/events</code>. <a href="/docs/start">How to begin</a>
    </>
  );
}

function Told(props: { source: string }) {
  return (
    <>
      Rollcall’s own, on the bus <code>rollcall</code>, source <code>{props.source}</code>
    </>
  );
}

export function noEventPage(): Response {
  return htmlPage(
    <DocsPage title="There is no such page">
      <p>
        See the <a href="/docs">catalogue of events</a>.
      </p>
    </DocsPage>,
    { status: 404 },
  );
}
