import type { TimelineLine } from '../../../shared/domain/timeline.ts';
import { At } from './at.tsx';

function wordsFor(kind: TimelineLine['kind']): string {
  switch (kind) {
    case 'event':
      return 'Event';
    case 'email':
      return 'Email';
    case 'answer':
      return 'Answer';
    case 'action':
      return 'By the staff';
  }
}

/** Everything that happened, latest first, each with its reason. */
export function Timeline(props: { lines: readonly TimelineLine[]; timeZone: string }) {
  return (
    <section class="stack" aria-labelledby="timeline">
      <h2 id="timeline">What happened</h2>
      {props.lines.length === 0 ? (
        <p class="empty">Nothing yet.</p>
      ) : (
        <ol class="timeline" reversed>
          {props.lines.map((line) => (
            <li class={line.kind}>
              <p>{line.sentence}</p>
              <p class="when">
                {wordsFor(line.kind)} · <At iso={line.at} timeZone={props.timeZone} />
                {line.because !== undefined && <> · because {line.because}</>}
                {line.by !== undefined && <> · by {line.by}</>}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
