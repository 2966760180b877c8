import { eventSubject, eventWords } from '../../../shared/domain/event-words.ts';
import type { ReasonInWords } from '../../../shared/domain/refused-in-words.ts';
import { Tag, type Tone } from '../../../shared/html/notice.tsx';
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
  reasons: readonly ReasonInWords[];
}

export function statusTag(status: QuarantineStatus): { label: string; tone: Tone | 'plain' } {
  switch (status) {
    case 'waiting':
      return { label: 'Waits', tone: 'warning' };
    case 'replayed':
      return { label: 'Handed in again', tone: 'success' };
    case 'discarded':
      return { label: 'Discarded', tone: 'plain' };
  }
}

/** What it states, as far as that is known. */
export function quarantinedSubject(type: string): string {
  return eventWords(type) === undefined ? 'An event of an unknown kind' : eventSubject(type);
}

/** So many reasons stand in the list; the event's own page has them all. */
const reasonsShown = 3;

/** Events that could not be admitted. Those that name no program are told by type and field only. */
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
          Events from information systems that could not be admitted. Each waits for 90 days. Mend
          it here and hand it in again; or let its sender correct it, then it leaves by itself.
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
            {events.map((event) => (
              <Row event={event} timeZone={frame.timeZone} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {unattributed.length > 0 && (
        <section class="stack" aria-labelledby="unattributed">
          <h2 id="unattributed">Without a program ({unattributed.length})</h2>
          <p class="muted">
            These do not say, in a way that can be read, whose they are. Their content is not shown
            here; whoever sends them must use the source they were given, or set{' '}
            <code>programId</code>.
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

function Row({ event, timeZone }: { event: QuarantineRow; timeZone: Frame['timeZone'] }) {
  const { label, tone } = statusTag(event.status);
  const { reasons } = event;
  return (
    <tr>
      <th scope="row">
        <a href={`/console/quarantine/${event.quarantineId}`}>{quarantinedSubject(event.type)}</a>
        <br />
        <span class="muted small">
          {event.type} from {event.source}
        </span>
      </th>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td>
        <ul class="bare">
          {reasons.slice(0, reasonsShown).map(({ sentence }) => (
            <li>{sentence}</li>
          ))}
        </ul>
        {reasons.length > reasonsShown && (
          <span class="muted small">and {reasons.length - reasonsShown} more</span>
        )}
      </td>
      <td class="nowrap">
        <At iso={event.receivedAt} timeZone={timeZone} />
      </td>
    </tr>
  );
}
