import { eventWords } from '../../../shared/domain/event-words.ts';
import { consoleResponse, type Frame } from './console-response.tsx';

/** Everything that can be recorded by hand. */
export function eventsPage(frame: Frame, types: readonly string[]): Response {
  return consoleResponse(
    frame,
    { title: 'Record something', part: 'record' },
    <>
      <div class="stack">
        <h1>Record something</h1>
        <p class="muted">
          For what you learned of one person. Many at once come in by{' '}
          <a href="/console/imports">a file</a>. When it is about somebody who is here already,
          begin at their page under <a href="/console/people">People</a>: then it is sure to be
          theirs.
        </p>
      </div>
      <ul class="bare columns">
        {types.map((type) => {
          const words = eventWords(type);
          return (
            words !== undefined && (
              <li class="panel stack-small">
                <h2>
                  <a href={`/console/events/${type}/new`}>{words.title}</a>
                </h2>
                <p class="muted">{words.says}</p>
              </li>
            )
          );
        })}
      </ul>
    </>,
  );
}
