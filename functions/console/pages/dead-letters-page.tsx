import { Button } from '../../../shared/html/form-fields.tsx';
import { At, count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface LetterRow {
  /** Names the letter within its workflow. */
  id: string;
  type: string;
  reason: string;
  attempts: number;
  deadAt: string;
  detail: string;
  /** Why it cannot be done again; undefined when it can. */
  hopeless: string | undefined;
}

export interface DeadWorkflow {
  workflow: string;
  letters: readonly LetterRow[];
  /** How many of them can be done again. */
  redrivable: number;
}

/** Work that could not be done, by workflow, to be done again: one, some, all. */
export function deadLettersPage(
  frame: Frame,
  props: {
    workflows: readonly DeadWorkflow[];
    /** Work of no known program: told by workflow and reason only. */
    unattributed: readonly { workflow: string; type: string; reason: string; deadAt: string }[];
    settled: number;
  },
): Response {
  const { workflows, unattributed, settled } = props;
  return consoleResponse(
    frame,
    { title: 'Dead letters', part: 'dead-letters' },
    <>
      <div class="stack">
        <h1>Dead letters</h1>
        <p class="muted">
          Work that could not be done, with the reason. Once the cause is mended, have it done
          again: what was done already is not done twice.
          {settled > 0 &&
            ` ${count(settled, 'letter')} of the last 90 days ${settled === 1 ? 'is' : 'are'} settled.`}
        </p>
      </div>
      {workflows.length === 0 && <p class="empty">All work could be done.</p>}
      {workflows.map((each) => (
        <Workflow each={each} timeZone={frame.timeZone} />
      ))}
      {unattributed.length > 0 && (
        <section class="stack" aria-labelledby="unattributed">
          <h2 id="unattributed">Of no known program ({unattributed.length})</h2>
          <ul class="bare rows panel">
            {unattributed.map((letter) => (
              <li>
                <span class="strong">{letter.workflow}</span> ({letter.type}): {letter.reason}{' '}
                <span class="muted small">
                  <At iso={letter.deadAt} timeZone={frame.timeZone} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  );
}

function Workflow(props: { each: DeadWorkflow; timeZone: string }) {
  const { workflow, letters, redrivable } = props.each;
  return (
    <form
      method="post"
      action={`/console/dead-letters/${workflow}`}
      class="stack"
      aria-labelledby={workflow}
    >
      <h2 id={workflow}>
        {workflow} ({letters.length.toLocaleString('en-US')})
      </h2>
      <ScrollTable label={`Work of ${workflow}`}>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Choose</span>
            </th>
            <th scope="col">Event</th>
            <th scope="col">Reason</th>
            <th scope="col" class="number">
              Attempts
            </th>
            <th scope="col">Given up</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr>
              <td>
                <input
                  type="checkbox"
                  name="letter"
                  value={letter.id}
                  aria-label={`Choose ${letter.type} ${letter.id}`}
                />
              </td>
              <th scope="row">
                {letter.type}
                <br />
                <span class="muted small">{letter.id}</span>
                <details>
                  <summary class="small">Content</summary>
                  <pre class="small">{letter.detail}</pre>
                </details>
              </th>
              <td>
                {letter.reason}
                {letter.hopeless !== undefined && (
                  <p class="muted small">{letter.hopeless} It can only be discarded.</p>
                )}
              </td>
              <td class="number">{letter.attempts}</td>
              <td class="nowrap">
                <At iso={letter.deadAt} timeZone={props.timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <div class="actions">
        {redrivable > 0 && (
          <>
            <Button name="act" value="redrive-chosen">
              Do the chosen again
            </Button>
            <Button kind="secondary" name="act" value="redrive-all">
              {redrivable === 1
                ? 'Do it again'
                : `Do all ${redrivable.toLocaleString('en-US')} again`}
            </Button>
          </>
        )}
        <details class="confirm">
          <summary>Discard the chosen</summary>
          <p>The work is never done then. The letters are deleted when their 90 days are over.</p>
          <Button kind="danger" name="act" value="discard-chosen">
            Yes, discard the chosen
          </Button>
        </details>
      </div>
    </form>
  );
}
