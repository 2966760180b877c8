import { eventSubject } from '../../../shared/domain/event-words.ts';
import { Notice } from '../../../shared/html/notice.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';

export interface EventOutcome {
  type: string;
  state:
    | 'on-its-way'
    | 'recorded'
    | 'unchanged'
    | 'in-review'
    | 'waiting'
    | 'quarantined'
    | 'discarded';
  /** Whom it is about, once that is known. */
  person?: { personId: string; displayName: string } | undefined;
  reviewId?: string | undefined;
  quarantineId?: string | undefined;
  /** An NCES id got back its leading zero. */
  repaired: boolean;
}

/** What became of something that was recorded by hand. */
export function eventOutcomePage(frame: Frame, outcome: EventOutcome): Response {
  const { type, person, state } = outcome;
  const title = `${eventSubject(type)} ${became(state)}`;
  return consoleResponse(
    frame,
    { title, part: 'record' },
    <>
      <h1>{title}</h1>
      <p>{sentence(outcome)}</p>
      {outcome.repaired && (
        <Notice>
          <p>
            An NCES id was one digit short: the leading zero that a spreadsheet lost was put back.
          </p>
        </Notice>
      )}
      <p class="actions">
        {state === 'on-its-way' && (
          <a class="button" href="">
            Look again
          </a>
        )}
        {state === 'in-review' && (
          <a class="button" href={`/console/reviews/${outcome.reviewId}`}>
            Say who it is
          </a>
        )}
        {state === 'quarantined' && (
          <a class="button" href={`/console/quarantine/${outcome.quarantineId ?? ''}`}>
            Open the quarantine
          </a>
        )}
        {person !== undefined && (
          <a
            class={state === 'on-its-way' ? 'button secondary' : 'button'}
            href={`/console/people/${person.personId}`}
          >
            Open {person.displayName}
          </a>
        )}
        <a href={`/console/events/${type}/new`}>Record another</a>
      </p>
    </>,
  );
}

function became(state: EventOutcome['state']): string {
  switch (state) {
    case 'on-its-way':
      return 'is on its way';
    case 'recorded':
      return 'is recorded';
    case 'unchanged':
      return 'was known already';
    case 'in-review':
      return 'waits for a decision';
    case 'waiting':
      return 'waits for its hire';
    case 'quarantined':
      return 'was not admitted';
    case 'discarded':
      return 'was discarded';
  }
}

function sentence({ state, person }: EventOutcome): string {
  switch (state) {
    case 'on-its-way':
      return 'The record will hold it within seconds. It goes through the same door as everything from outside.';
    case 'recorded':
      return person === undefined
        ? 'The records hold it now.'
        : `The record of ${person.displayName} holds it now.`;
    case 'unchanged':
      return 'It says what the record says already: nothing was changed.';
    case 'in-review':
      return 'Nobody is known by what was given, or only by a name. It is recorded once somebody says who it is.';
    case 'waiting':
      return 'No position of theirs at this school is on record. It is tried again for a day: record the hire, and this follows by itself.';
    case 'quarantined':
      return 'It waits in the quarantine, where it can be mended and handed in again.';
    case 'discarded':
      return 'Somebody of the staff decided that it is not to be recorded.';
  }
}
