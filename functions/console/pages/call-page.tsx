import type { CallReason } from '../../../events/vocabulary/call.ts';
import type { CallScript } from '../../../shared/domain/call-script.ts';
import { outcomesInWords, reasonsInWords } from '../../../shared/domain/call-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { telephoneInWords } from '../../../shared/domain/telephone-in-words.ts';
import type { TimelineLine } from '../../../shared/domain/timeline.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { Day, schoolYearInWords } from './at.tsx';
import { CallLog, type CallFormView } from './call-form.tsx';
import { Attempts, type AttemptView, Lately, Said, type SaidView } from './call-history.tsx';
import { type CallRow, DueTag } from './calls-page.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { positionInWords } from './person-words.ts';

export interface CallView {
  personId: string;
  callId: string;
  name: string;
  telephone: string | undefined;
  /** When the number turned out to be somebody else's. */
  wrongSince: string | undefined;
  /** When they asked not to be called. */
  noCallsSince: string | undefined;
  revoked: boolean;
  emailAddress: string | undefined;
  reason: CallReason;
  about: string | undefined;
  dueDate: string;
  due: CallRow['due'];
  open: boolean;
  owner: { name: string; address: string; mine: boolean };
  /** The admin who looks at it. */
  self: { name: string; address: string };
  script: CallScript;
  /** The check-in that asks for this call. */
  said: SaidView | undefined;
  /** Their other check-ins, the latest first. */
  earlier: readonly SaidView[];
  cohort: number;
  degrees: readonly string[];
  current: { status?: string | undefined; school?: string | undefined } | undefined;
  history: readonly TimelineLine[];
  attempts: readonly AttemptView[];
  others: readonly Pick<CallRow, 'callId' | 'reason' | 'status' | 'dueDate' | 'last'>[];
  barrier: 'opted-out' | 'degree-revoked' | 'not-reachable' | undefined;
  /** One more call without an answer is the last. */
  lastTry: boolean;
}

/** One call: the number, what to know and to say, and the form for how it went. */
export function callPage(frame: Frame, call: CallView, log: CallFormView, status = 200): Response {
  const { timeZone } = frame;
  const action = `/console/calls/${call.personId}/${call.callId}`;
  return consoleResponse(
    frame,
    { title: `Call ${call.name}`, part: 'calls', status, wrong: log.errors.length > 0 },
    <>
      <div class="stack">
        <p>
          <a href="/console/calls">Calls</a>
        </p>
        <h1>Call {call.name}</h1>
        <p>
          <span class="strong">{reasonsInWords[call.reason]}</span>, by{' '}
          <Day iso={call.dueDate} timeZone={timeZone} /> <DueTag due={call.due} />
        </p>
        {call.about !== undefined && <p class="words">{call.about}</p>}
      </div>
      <ErrorSummary locale={defaultLocale} errors={log.errors} />
      <Warnings call={call} timeZone={timeZone} />
      <div class="columns">
        <div class="stack-wide">
          <Number call={call} />
          <Known call={call} timeZone={timeZone} />
          <Script script={call.script} />
        </div>
        <div class="stack-wide">
          <Attempts attempts={call.attempts} action={action} timeZone={timeZone} />
          <CallLog
            {...log}
            about={{
              personId: call.personId,
              action,
              open: call.open,
              attempts: call.attempts.length,
              barrier: call.barrier,
              lastTry: call.lastTry,
            }}
          />
        </div>
      </div>
      <div class="columns">
        <Lately personId={call.personId} lines={call.history} timeZone={timeZone} />
        <Owner call={call} action={action} log={log} />
      </div>
    </>,
  );
}

function Warnings(props: { call: CallView; timeZone: string }) {
  const { call, timeZone } = props;
  return (
    <>
      {call.noCallsSince !== undefined && (
        <Notice tone="danger">
          <p>
            They asked not to be called (<Day iso={call.noCallsSince} timeZone={timeZone} />
            ). Write to them instead.
          </p>
        </Notice>
      )}
      {call.wrongSince !== undefined && (
        <Notice tone="warning">
          <p>
            This number was somebody else’s on <Day iso={call.wrongSince} timeZone={timeZone} />.
          </p>
        </Notice>
      )}
      {call.revoked && (
        <Notice tone="warning">
          <p>Every degree of theirs was taken back.</p>
        </Notice>
      )}
    </>
  );
}

function Number({ call }: { call: CallView }) {
  return (
    <section class="panel stack" aria-labelledby="number">
      <h2 id="number">The number</h2>
      {call.telephone === undefined ? (
        <p>
          None is known. <a href={`/console/people/${call.personId}`}>Their page</a> shows what is.
        </p>
      ) : (
        <p class="telephone">
          <a href={`tel:${call.telephone.replaceAll(/[^+\d]/g, '')}`}>
            {telephoneInWords(call.telephone)}
          </a>
        </p>
      )}
      <p class="muted">
        {call.emailAddress === undefined ? (
          <>
            No email reaches them. A new address comes in with{' '}
            <a href="/console/graduations/new">a graduation’s form</a> or the next file.
          </>
        ) : (
          <>
            By email: <a href={`mailto:${call.emailAddress}`}>{call.emailAddress}</a>
          </>
        )}
      </p>
    </section>
  );
}

function Script({ script }: { script: CallScript }) {
  return (
    <section class="panel stack" aria-labelledby="script">
      <h2 id="script">A few words to begin with</h2>
      <p class="words">{script.opening}</p>
      <ul>
        {script.questions.map((question) => (
          <li>{question}</li>
        ))}
      </ul>
      <p>{script.ending}</p>
      <h3>When somebody else or a machine answers</h3>
      <p>{script.leftWord}</p>
    </section>
  );
}

function Known(props: { call: CallView; timeZone: string }) {
  const { call, timeZone } = props;
  return (
    <section class="panel stack" aria-labelledby="known">
      <h2 id="known">Who they are</h2>
      <dl class="facts">
        <dt>Cohort</dt>
        <dd>{schoolYearInWords(call.cohort)}</dd>
        {call.degrees.length > 0 && (
          <>
            <dt>Completed</dt>
            <dd>{call.degrees.join(', ')}</dd>
          </>
        )}
        <dt>Position</dt>
        <dd>{call.current === undefined ? 'Not known' : positionInWords(call.current)}</dd>
      </dl>
      {call.said !== undefined && (
        <>
          <h3>What they said</h3>
          <Said said={call.said} timeZone={timeZone} />
        </>
      )}
      {call.earlier.length > 0 && (
        <>
          <h3>{call.said === undefined ? 'What they said' : 'What they said before'}</h3>
          <ul class="bare rows">
            {call.earlier.map((said) => (
              <li>
                <Said said={said} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Others call={call} timeZone={timeZone} />
      <p>
        <a href={`/console/people/${call.personId}`}>Everything we know of {call.name}</a>
      </p>
    </section>
  );
}

function Others(props: { call: CallView; timeZone: string }) {
  const { personId, others } = props.call;
  if (others.length === 0) return null;
  return (
    <>
      <h3>Other calls</h3>
      <ul class="bare rows">
        {others.map(({ callId, reason, status, dueDate, last }) => (
          <li>
            <a href={`/console/calls/${personId}/${callId}`}>{reasonsInWords[reason]}</a>{' '}
            <span class="muted small">
              {last === undefined
                ? status === 'open'
                  ? 'to be made'
                  : 'done'
                : outcomesInWords[last.outcome]}
              , <Day iso={last?.at ?? dueDate} timeZone={props.timeZone} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Owner(props: { call: CallView; action: string; log: CallFormView }) {
  const { call, action, log } = props;
  const { owner, self } = call;
  if (!call.open) return <Over action={action} />;
  return (
    <section class="panel stack" aria-labelledby="owner">
      <h2 id="owner">Who calls</h2>
      <p>
        {owner.name}
        {owner.mine ? ' (you)' : ` (${owner.address})`}
      </p>
      {!owner.mine && (
        <form method="post" action={`${action}/owner`}>
          <input type="hidden" name="shownOwner" value={owner.address} />
          <input type="hidden" name="ownerName" value={self.name} />
          <input type="hidden" name="ownerAddress" value={self.address} />
          <Button kind="secondary">I take it over</Button>
        </form>
      )}
      <details open={log.owner !== undefined}>
        <summary>Give it to somebody else</summary>
        <form method="post" action={`${action}/owner`} class="stack">
          <input type="hidden" name="shownOwner" value={owner.address} />
          <TextField
            name="ownerName"
            label="Name"
            value={log.owner?.name}
            errors={log.errors}
            maxLength={120}
            autocomplete="off"
            required
          />
          <TextField
            name="ownerAddress"
            label="Email address"
            help="They are told by email, without the name of the person to call. To open the call they need an account here."
            type="email"
            value={log.owner?.address}
            errors={log.errors}
            maxLength={254}
            autocomplete="off"
            required
          />
          <Button kind="secondary">Give it to them</Button>
        </form>
      </details>
      <form method="post" action={`${action}/call-off`}>
        <Button kind="quiet">This call is not needed any more</Button>
      </form>
    </section>
  );
}

function Over({ action }: { action: string }) {
  return (
    <section class="panel stack" aria-labelledby="over">
      <h2 id="over">This call is over</h2>
      <form method="post" action={`${action}/open-again`}>
        <Button kind="secondary">Open it again</Button>
      </form>
    </section>
  );
}
