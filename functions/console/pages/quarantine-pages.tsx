import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { Notice, Tag, type Tone } from '../../../shared/html/notice.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { At } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

export type QuarantineStatus = 'waiting' | 'replayed' | 'discarded';

export interface QuarantineRow {
  quarantineId: string;
  type: string;
  source: string;
  receivedAt: string;
  status: QuarantineStatus;
  breaches: readonly { field: string; problem: string }[];
}

function statusTag(status: QuarantineStatus): { label: string; tone: Tone | 'plain' } {
  switch (status) {
    case 'waiting':
      return { label: 'Waits', tone: 'warning' };
    case 'replayed':
      return { label: 'Handed in again', tone: 'success' };
    case 'discarded':
      return { label: 'Discarded', tone: 'plain' };
  }
}

/** Events that could not be admitted. Those that name no program are told by type and reason only. */
export function quarantinePage(
  frame: Frame,
  props: {
    events: readonly QuarantineRow[];
    unattributed: readonly { type: string; receivedAt: string; fields: readonly string[] }[];
  },
): Response {
  const { events, unattributed } = props;
  return consoleResponse(
    frame,
    { title: 'Quarantine', part: 'quarantine' },
    <>
      <div class="stack">
        <h1>Quarantine</h1>
        <p class="muted">
          Events from information systems that could not be admitted. Each waits for 90 days; mend
          it and hand it in again.
        </p>
      </div>
      {events.length === 0 ? (
        <p class="empty">Every event could be admitted.</p>
      ) : (
        <ScrollTable label="Events">
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">State</th>
              <th scope="col">What is wrong</th>
              <th scope="col">Came in</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => {
              const { label, tone } = statusTag(event.status);
              return (
                <tr>
                  <th scope="row">
                    <a href={`/console/quarantine/${event.quarantineId}`}>{event.type}</a>
                    <br />
                    <span class="muted small">{event.source}</span>
                  </th>
                  <td>
                    <Tag tone={tone}>{label}</Tag>
                  </td>
                  <td>
                    <Breaches breaches={event.breaches.slice(0, 4)} />
                    {event.breaches.length > 4 && (
                      <span class="muted small">and {event.breaches.length - 4} more</span>
                    )}
                  </td>
                  <td class="nowrap">
                    <At iso={event.receivedAt} timeZone={frame.timeZone} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      )}
      {unattributed.length > 0 && (
        <section class="stack" aria-labelledby="unattributed">
          <h2 id="unattributed">Without a program ({unattributed.length})</h2>
          <p class="muted">
            These do not say, in a way that can be read, whose they are. Their content is not shown
            here; whoever sends them must set <code>programId</code>.
          </p>
          <ul class="bare rows panel">
            {unattributed.map((event) => (
              <li>
                <span class="strong">{event.type}</span>: {event.fields.join(', ')}{' '}
                <span class="muted small">
                  <At iso={event.receivedAt} timeZone={frame.timeZone} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  );
}

function Breaches(props: { breaches: QuarantineRow['breaches'] }) {
  return (
    <ul class="bare">
      {props.breaches.map(({ field, problem }) => (
        <li>
          <code>{field}</code>: {problem}
        </li>
      ))}
    </ul>
  );
}

/** One event: why it could not be admitted, and its content to be mended. */
export function quarantinedEventPage(
  frame: Frame,
  props: QuarantineRow & {
    detail: string;
    /** Type to hand it in as. */
    chosenType: string;
    types: readonly string[];
    settledAt: string | undefined;
    settledBy: string | undefined;
    errors: readonly FormError[];
  },
): Response {
  const { errors } = props;
  const path = `/console/quarantine/${props.quarantineId}`;
  return consoleResponse(
    frame,
    {
      title: `Quarantine: ${props.type}`,
      part: 'quarantine',
      status: errors.length === 0 ? 200 : 400,
      wrong: errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/quarantine">Quarantine</a>
        </p>
        <h1>{props.type}</h1>
        <p class="muted">
          From {props.source}, <At iso={props.receivedAt} timeZone={frame.timeZone} />
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={errors} />
      <section class="panel stack" aria-labelledby="reasons">
        <h2 id="reasons">Why it was not admitted</h2>
        <Breaches breaches={props.breaches} />
      </section>
      {props.status === 'waiting' ? (
        <>
          <form method="post" action={`${path}/replay`} class="panel stack">
            <SelectField
              name="type"
              label="Hand in as"
              chosen={props.chosenType}
              choices={props.types.map((type) => ({ code: type, label: type }))}
              errors={errors}
            />
            <TextAreaField
              name="detail"
              label="Content (JSON)"
              help="Mend what is wrong. eventId and programId must stay as they are."
              value={props.detail}
              rows={22}
              errors={errors}
              code
            />
            <div class="actions">
              <Button>Hand it in again</Button>
            </div>
          </form>
          <details class="confirm panel">
            <summary>Discard this event</summary>
            <form method="post" action={`${path}/discard`} class="stack">
              <p>It is not admitted, and is deleted when its 90 days are over.</p>
              <Button kind="danger">Yes, discard it</Button>
            </form>
          </details>
        </>
      ) : (
        <Notice>
          <p>
            {statusTag(props.status).label}
            {props.settledAt !== undefined && (
              <>
                , <At iso={props.settledAt} timeZone={frame.timeZone} />
              </>
            )}
            {props.settledBy !== undefined && ` by ${props.settledBy}`}.
          </p>
        </Notice>
      )}
    </>,
  );
}
