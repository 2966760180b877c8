import type { Child } from 'hono/jsx';
import { htmlPage } from '../../../shared/html/html-page.ts';
import { Code, type CodeExample, DocsPage } from './docs-page.tsx';

export interface GuideView {
  scope: string;
  source: string;
  token: CodeExample;
  examples: readonly CodeExample[];
  follow: string;
  check: string;
}

/** From nothing to an event whose fate one can see. */
export function guidePage(view: GuideView): Response {
  return htmlPage(
    <DocsPage title="Your first afternoon">
      <p>
        At its end your system has sent an event, and you have seen what became of it. Every step
        can be tried on your own machine first: <code>npm start</code> in a clone of Rollcall runs
        all of it, with credentials ready at <code>/_local</code>.
      </p>
      <Step number={1} title="What you need">
        <ul>
          <li>
            By HTTP: a client id, its secret, the address that tokens come from, and the scope{' '}
            <code>{view.scope}</code>. They come from whoever runs Rollcall for the program. One
            client speaks for one program.
          </li>
          <li>
            By the bus: your AWS account’s number, entered with your institution. Your account may
            then put events on <code>rollcall-intake</code> under your own source,{' '}
            <code>{view.source}</code>, and under no other.
          </li>
        </ul>
      </Step>
      <Step number={2} title="Get a token">
        <Code label={view.token.title}>{view.token.code}</Code>
        <p>It is good for an hour. On your own machine, /_local/clients tells all three values.</p>
      </Step>
      <Step number={3} title="Check an event without sending it">
        <Code label="Check an event">{view.check}</Code>
        <p>
          With <code>?validate=true</code> nothing is stored; the answer says for each event whether
          it would be taken in, and names each wrong field with how to mend it. Better still, send
          it with <code>"test": true</code> beside its data: it goes the whole way and its status
          tells what it would have come to, but nothing is recorded and nobody is written to.
        </p>
      </Step>
      <Step number={4} title="Send it">
        {view.examples.map(({ title, code }) => (
          <>
            <h3>{title}</h3>
            <Code label={title}>{code}</Code>
          </>
        ))}
        <p>
          From another AWS account, give the bus by its ARN,{' '}
          <code>arn:aws:events:REGION:ACCOUNT:event-bus/rollcall-intake</code>. On your own machine,
          add <code>--endpoint-url http://localhost:4566</code> to the AWS CLI, or set{' '}
          <code>AWS_ENDPOINT_URL</code>.
        </p>
        <ul>
          <li>
            <code>eventId</code> is yours: unique for what happened, the same whenever you send it
            again. Sending again changes nothing, so repeat whatever was not answered.
          </li>
          <li>
            Up to 500 events go in one request, as a list or as <code>{'{"events": [...]}'}</code>;
            each has its own result. CloudEvents 1.0 are understood too: structured, batch and
            binary.
          </li>
          <li>
            An <code>Idempotency-Key</code> brings the same answer for the same request; another
            request under the same key is refused with 409.
          </li>
          <li>
            More than 6,000 events in a minute are answered with 429 and <code>Retry-After</code>.
          </li>
        </ul>
      </Step>
      <Step number={5} title="See what became of it">
        <Code label="What became of an event">{view.follow}</Code>
        <p>
          Events from the bus are asked after in the same way. Whom an event is about is found by
          your institution’s id, then our person id, then a verified address; a name alone never
          decides, but asks an admin.
        </p>
        <Statuses />
      </Step>
      <Step number={6} title="When something is wrong">
        <p>
          By HTTP the answer is a problem document (RFC 9457): each entry of <code>errors</code>{' '}
          names a field, the kind of value that was found, never the value, and how to mend it. On
          the bus, where nobody waits for an answer, what breaks its contract is kept in quarantine
          for 90 days; the program’s integration contact gets an email, an admin can mend and replay
          it, and the status above says so.
        </p>
      </Step>
    </DocsPage>,
  );
}

function Step(props: { number: number; title: string; children: Child }) {
  return (
    <section class="stack">
      <h2>{`${props.number}. ${props.title}`}</h2>
      {props.children}
    </section>
  );
}

const statuses = [
  ['received', 'It came in and is on its way.'],
  ['admitted', 'It is on record; workflows and emails that followed are listed.'],
  ['unchanged', 'It said nothing that was not on record already.'],
  ['in-review', 'An admin has to say whom it is about.'],
  ['waiting', 'It ends a position that is not on record yet; it is tried again for a day.'],
  ['quarantined', 'It breaks its contract and waits for an admin. Bus only.'],
  ['rejected', 'It was refused when it was sent. HTTP only: send it again, mended.'],
  ['discarded', 'An admin looked at it and set it aside.'],
  ['tested', 'It was a test; nothing is recorded.'],
  ['stuck', 'Rollcall could not work it; its staff sees it and tries again.'],
] as const;

function Statuses() {
  return (
    <div class="table-scroll" role="region" aria-label="Statuses" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {statuses.map(([status, meaning]) => (
            <tr>
              <th scope="row">
                <code>{status}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
