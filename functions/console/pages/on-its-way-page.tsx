import { consoleResponse, type Frame } from './console-response.tsx';

interface OnItsWay {
  /** There once the record holds what was recorded. */
  person: { personId: string; displayName: string } | undefined;
}

/** What became of something recorded by hand, such as `The graduation`; `again` is the form for another. */
export function onItsWayPage(
  frame: Frame,
  what: { subject: string; again: string },
  { person }: OnItsWay,
): Response {
  const title =
    person === undefined ? `${what.subject} is on its way` : `${what.subject} is recorded`;
  return consoleResponse(
    frame,
    { title, part: 'people' },
    <>
      <h1>{title}</h1>
      <p>
        {person === undefined
          ? 'The record will hold it within seconds. It goes through the same door as everything from outside.'
          : `The record of ${person.displayName} holds it now.`}
      </p>
      <p class="actions">
        {person === undefined ? (
          <a class="button" href="">
            Look again
          </a>
        ) : (
          <a class="button" href={`/console/people/${person.personId}`}>
            Open {person.displayName}
          </a>
        )}
        <a href="/console/people">People</a>
        <a href={what.again}>Record another</a>
      </p>
    </>,
  );
}
