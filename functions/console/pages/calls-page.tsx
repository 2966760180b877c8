import type { CallOutcome, CallReason } from '../../../events/vocabulary/call.ts';
import { outcomesInWords, reasonsInWords } from '../../../shared/domain/call-words.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { At, Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { addressWith, Paging } from './paging.tsx';
import { ScrollTable } from './scroll-table.tsx';

/** Ways to look at the queue. */
export const callsShown = ['mine', 'all', 'overdue', 'done'] as const;
export type CallsShown = (typeof callsShown)[number];

export interface CallRow {
  personId: string;
  callId: string;
  name: string;
  reason: CallReason;
  status: 'open' | 'done';
  dueDate: string;
  due: 'overdue' | 'today' | 'later' | 'done';
  owner: string;
  mine: boolean;
  attempts: number;
  last: { at: string; outcome: CallOutcome } | undefined;
}

interface CallsProps {
  show: CallsShown;
  counts: Readonly<Record<CallsShown, number>>;
  calls: readonly CallRow[];
  page: number;
  pages: number;
}

function wordsFor(show: CallsShown): { label: string; heading: string; none: string } {
  switch (show) {
    case 'mine':
      return { label: 'for you', heading: 'Calls for you', none: 'You have no call to make.' };
    case 'all':
      return { label: 'to make', heading: 'Calls to make', none: 'There is no call to make.' };
    case 'overdue':
      return { label: 'overdue', heading: 'Overdue calls', none: 'No call is overdue.' };
    case 'done':
      return { label: 'done', heading: 'Calls done', none: 'No call has been made yet.' };
  }
}

/** Who is to be called, by when, by whom; and who was. */
export function callsPage(frame: Frame, props: CallsProps): Response {
  const { show, counts, calls } = props;
  const { heading, none } = wordsFor(show);
  return consoleResponse(
    frame,
    { title: heading, part: 'calls' },
    <>
      <div class="stack">
        <h1>Calls</h1>
        <p class="muted">
          Check-ins that say it is hard, wishes for a call, positions that ended, people whom no
          email reaches: each is a call for somebody, with a day. Calls can also be planned on a
          person’s page.
        </p>
      </div>
      <nav class="figures" aria-label="Which calls are shown">
        {callsShown.map((each) => (
          <a
            class="figure"
            href={`/console/calls?show=${each}`}
            aria-current={each === show ? 'page' : undefined}
          >
            <span class="number">{counts[each].toLocaleString('en-US')}</span>
            <span class="label">{wordsFor(each).label}</span>
          </a>
        ))}
      </nav>
      <section class="stack" aria-labelledby="calls">
        <h2 id="calls">{heading}</h2>
        {calls.length === 0 ? (
          <p class="empty">{none}</p>
        ) : (
          <Table calls={calls} show={show} timeZone={frame.timeZone} />
        )}
        <Paging
          label="Pages of calls"
          page={props.page}
          pages={props.pages}
          hrefOf={(page) => addressWith('/console/calls', { show, page: String(page) })}
        />
      </section>
    </>,
  );
}

function Table(props: { calls: readonly CallRow[]; show: CallsShown; timeZone: string }) {
  const done = props.show === 'done';
  return (
    <ScrollTable label={wordsFor(props.show).heading}>
      <thead>
        <tr>
          <th scope="col">Whom</th>
          <th scope="col">Why</th>
          <th scope="col">{done ? 'Was due' : 'By'}</th>
          <th scope="col">Who calls</th>
          <th scope="col">Last call</th>
        </tr>
      </thead>
      <tbody>
        {props.calls.map((call) => (
          <tr>
            <th scope="row">
              <a href={`/console/calls/${call.personId}/${call.callId}`}>{call.name}</a>
            </th>
            <td>{reasonsInWords[call.reason]}</td>
            <td class="nowrap">
              <Day iso={call.dueDate} timeZone={props.timeZone} /> <DueTag due={call.due} />
            </td>
            <td>
              {call.owner}
              {call.mine && ' (you)'}
            </td>
            <td>
              {call.last === undefined ? (
                <span class="muted">{done ? 'Called off' : 'None yet'}</span>
              ) : (
                <>
                  {outcomesInWords[call.last.outcome]}
                  <br />
                  <span class="muted small">
                    <At iso={call.last.at} timeZone={props.timeZone} />
                    {call.attempts > 1 && `, the ${ordinal(call.attempts)} attempt`}
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** How a call stands to its day; nothing where there is nothing to say. */
export function DueTag({ due }: { due: CallRow['due'] }) {
  switch (due) {
    case 'overdue':
      return <Tag tone="danger">Overdue</Tag>;
    case 'today':
      return <Tag tone="warning">Today</Tag>;
    case 'done':
      return <Tag tone="success">Done</Tag>;
    case 'later':
      return null;
  }
}

/** `2nd`, `3rd`, `11th`. */
export function ordinal(count: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(count);
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${count}${endings[rule] ?? 'th'}`;
}
