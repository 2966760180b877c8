import type { Child } from 'hono/jsx';
import { HtmlDocument } from '../../../shared/html/html-document.tsx';
import { htmlPage } from '../../../shared/html/html-page.ts';

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
}

function DocsPage(props: { title: string; children: Child }) {
  return (
    <HtmlDocument locale="en" layout="console" title={`${props.title} – Rollcall`}>
      <a class="skip-link" href="#content">
        Skip to the content
      </a>
      <header class="letterhead">
        <div>
          <p>
            <a href="/">Rollcall</a>
          </p>
          <nav aria-label="Main">
            <a href="/docs">Events</a> · <a href="/console">Console</a>
          </nav>
        </div>
      </header>
      <main id="content" class="stack-wide">
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </HtmlDocument>
  );
}

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
export function cataloguePage(events: readonly EventView[]): Response {
  return htmlPage(
    <DocsPage title="Catalogue of events">
      <h2>Handing in events</h2>
      <p>
        Put a submission on the bus <code>rollcall-intake</code>, or send it to{' '}
        <code>POST /v1/events</code> with a machine token of scope{' '}
        <code>rollcall/events.write</code>. A submission with the same <code>eventId</code> changes
        nothing. What breaks its contract is refused by HTTP with the field and the reason, and
        quarantined on the bus.
      </p>
      <p>
        Machine-readable: <a href="/docs/asyncapi.json">AsyncAPI 3.0</a>.
      </p>
      <EventList title="Submissions" events={events.filter((event) => event.submission)} />
      <EventList title="Facts" events={events.filter((event) => !event.submission)} />
    </DocsPage>,
  );
}

function EventList(props: { title: string; events: readonly EventView[] }) {
  return (
    <section>
      <h2>{props.title}</h2>
      <dl>
        {props.events.map((event) => (
          <>
            <dt>
              <a href={`/docs/events/${event.type}`}>
                <code>{event.type}</code>
              </a>
            </dt>
            <dd>{event.summary}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** One event: fields, an example to copy, the schema. */
export function eventPage(event: EventView): Response {
  return htmlPage(
    <DocsPage title={event.type}>
      <p>{event.summary}</p>
      <p>
        {event.submission ? 'Bus rollcall-intake' : 'Bus rollcall'}, source{' '}
        <code>{event.source}</code>
      </p>
      <h2 id="fields">Fields of the detail</h2>
      <div class="table-scroll" role="region" aria-labelledby="fields" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Kind</th>
              <th scope="col">Needed</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {event.fields.map((field) => (
              <tr>
                <th scope="row">
                  <code>{field.path}</code>
                </th>
                <td>{field.kind}</td>
                <td>{field.required ? 'yes' : 'no'}</td>
                <td>{field.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>Example</h2>
      <pre tabindex={0}>{event.example}</pre>
      <h2>JSON Schema</h2>
      <pre tabindex={0}>{event.schema}</pre>
    </DocsPage>,
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
