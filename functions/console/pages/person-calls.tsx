import { outcomesInWords, reasonsInWords } from '../../../shared/domain/call-words.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';
import { type CallRow, DueTag } from './calls-page.tsx';

export interface PersonCallsView {
  personId: string;
  noCallsSince: string | undefined;
  wrongSince: string | undefined;
  calls: readonly Pick<CallRow, 'callId' | 'reason' | 'status' | 'dueDate' | 'last' | 'due'>[];
}

/** The calls to a person, made and to be made, and the way to plan one. */
export function Calls(props: { calls: PersonCallsView; timeZone: string }) {
  const { timeZone } = props;
  const { personId, calls, noCallsSince, wrongSince } = props.calls;
  return (
    <section class="panel stack" aria-labelledby="calls">
      <h2 id="calls">Calls</h2>
      {noCallsSince !== undefined && (
        <p>
          <Tag tone="danger">Asked not to be called</Tag>{' '}
          <span class="muted small">
            <Day iso={noCallsSince} timeZone={timeZone} />
          </span>
        </p>
      )}
      {wrongSince !== undefined && (
        <p>
          <Tag tone="warning">Wrong number</Tag>{' '}
          <span class="muted small">
            noted <Day iso={wrongSince} timeZone={timeZone} />
          </span>
        </p>
      )}
      {calls.length === 0 ? (
        <p class="muted">None yet.</p>
      ) : (
        <ul class="bare rows">
          {calls.map(({ callId, reason, dueDate, last, due }) => (
            <li>
              <a href={`/console/calls/${personId}/${callId}`}>{reasonsInWords[reason]}</a>{' '}
              <DueTag due={due} />
              <br />
              <span class="muted small">
                {last === undefined ? (
                  <>
                    by <Day iso={dueDate} timeZone={timeZone} />
                  </>
                ) : (
                  <>
                    {outcomesInWords[last.outcome]}, <Day iso={last.at} timeZone={timeZone} />
                    {due !== 'done' && (
                      <>
                        ; again by <Day iso={dueDate} timeZone={timeZone} />
                      </>
                    )}
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`/console/people/${personId}/calls/new`}>Plan a call</a>
      </p>
    </section>
  );
}
