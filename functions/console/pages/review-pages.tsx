import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { Tag, type Tone } from '../../../shared/html/notice.tsx';
import { At, Day, schoolYearInWords } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

type Status = 'waiting' | 'decided' | 'discarded';

export interface ReviewRow {
  reviewId: string;
  subject: string;
  about: string;
  candidates: number;
  status: Status;
  receivedAt: string;
}

/** One field of a statement, in words. */
export interface Said {
  label: string;
  value: string;
}

interface Somebody {
  personId: string;
  name: string;
  cohort: number;
  degrees: readonly string[];
  school: string | undefined;
}

export interface ReviewView {
  reviewId: string;
  subject: string;
  status: Status;
  receivedAt: string;
  decidedAt: string | undefined;
  decidedBy: string | undefined;
  decidedFor: Somebody | undefined;
  sender: string | undefined;
  /** What it says of whom it is about. */
  person: readonly Said[];
  said: readonly Said[];
  candidates: readonly (Somebody & { because: 'name-and-cohort' | 'name' | 'address-shared' })[];
  search: { text: string; found: readonly Somebody[] } | undefined;
}

function statusTag(status: Status): { label: string; tone: Tone | 'plain' } {
  switch (status) {
    case 'waiting':
      return { label: 'Waits', tone: 'warning' };
    case 'decided':
      return { label: 'Decided', tone: 'success' };
    case 'discarded':
      return { label: 'Discarded', tone: 'plain' };
  }
}

/** Statements about somebody whom only a person can recognize. */
export function reviewsPage(frame: Frame, reviews: readonly ReviewRow[]): Response {
  return consoleResponse(
    frame,
    { title: 'Reviews', part: 'reviews' },
    <>
      <div class="stack">
        <h1>Whom is it about?</h1>
        <p class="muted">
          Systems and files said something about these people, and gave no student id, person id or
          verified address that is known here. A name alone is never enough: you decide. Nothing is
          recorded until then.
        </p>
      </div>
      {reviews.length === 0 ? (
        <p class="empty">Everybody was recognized.</p>
      ) : (
        <ScrollTable label="Reviews">
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">What</th>
              <th scope="col">State</th>
              <th scope="col">Came in</th>
            </tr>
          </thead>
          <tbody>
            {reviews.map((review) => {
              const { label, tone } = statusTag(review.status);
              return (
                <tr>
                  <th scope="row">
                    <a href={`/console/reviews/${review.reviewId}`}>{review.about}</a>
                  </th>
                  <td>{review.subject}</td>
                  <td>
                    <Tag tone={tone}>{label}</Tag>
                    {review.status === 'waiting' && (
                      <span class="muted small"> {possible(review.candidates)}</span>
                    )}
                  </td>
                  <td class="nowrap">
                    <At iso={review.receivedAt} timeZone={frame.timeZone} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      )}
    </>,
  );
}

function possible(candidates: number): string {
  if (candidates === 0) return 'nobody suggests themselves';
  return candidates === 1 ? 'one person it may be' : `${candidates} people it may be`;
}

/** One statement: what was said, who it may be, and another person to be looked for. */
export function reviewPage(frame: Frame, review: ReviewView): Response {
  const { label, tone } = statusTag(review.status);
  return consoleResponse(
    frame,
    { title: review.subject, part: 'reviews' },
    <>
      <div class="stack">
        <p>
          <a href="/console/reviews">Reviews</a>
        </p>
        <h1>{review.subject}: whom is it about?</h1>
        <p class="tags">
          <Tag tone={tone}>{label}</Tag>
        </p>
        <p class="muted small">
          Came in <At iso={review.receivedAt} timeZone={frame.timeZone} />
          {review.sender !== undefined && `, from ${senderInWords(review.sender)}`}
        </p>
      </div>
      <div class="columns">
        <section class="panel stack" aria-labelledby="said">
          <h2 id="said">What was said</h2>
          <h3>Of whom</h3>
          <SaidList said={review.person} timeZone={frame.timeZone} />
          <h3>That</h3>
          <SaidList said={review.said} timeZone={frame.timeZone} />
        </section>
        {review.status === 'waiting' ? (
          <Decision review={review} />
        ) : (
          <Settled review={review} timeZone={frame.timeZone} />
        )}
      </div>
    </>,
  );
}

function senderInWords(sender: string): string {
  switch (sender) {
    case 'form':
      return 'a form of this console';
    case 'file':
      return 'a file';
    case 'bus':
    case 'http':
      return 'a system';
    default:
      return sender;
  }
}

function SaidList(props: { said: readonly Said[]; timeZone: string }) {
  if (props.said.length === 0) return <p class="muted">Nothing more.</p>;
  return (
    <dl class="facts">
      {props.said.map(({ label, value }) => (
        <>
          <dt>{label}</dt>
          <dd>
            {/^\d{4}-\d{2}-\d{2}$/.test(value) ? (
              <Day iso={value} timeZone={props.timeZone} />
            ) : (
              value
            )}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Decision({ review }: { review: ReviewView }) {
  const { candidates, search } = review;
  const path = `/console/reviews/${review.reviewId}`;
  return (
    <div class="stack-wide">
      <section class="panel stack" aria-labelledby="candidates">
        <h2 id="candidates">Who it may be</h2>
        {candidates.length === 0 && (
          <p class="muted">Nobody of this name is known here. Look for the person below.</p>
        )}
        <ul class="bare rows">
          {candidates.map((each) => (
            <Choice person={each} path={path} because={becauseInWords(each.because)} />
          ))}
        </ul>
      </section>
      <section class="panel stack" aria-labelledby="another">
        <h2 id="another">Another person</h2>
        <form method="post" action={`${path}/search`} class="search" role="search">
          <TextField
            name="q"
            type="search"
            label="Find by name, student id or email address"
            value={search?.text ?? ''}
            maxLength={254}
            autocomplete="off"
          />
          <Button kind="secondary">Find</Button>
        </form>
        {search !== undefined && search.found.length === 0 && (
          <p role="status">Nobody was found.</p>
        )}
        {search !== undefined && search.found.length > mostShown && (
          <p role="status">
            {search.found.length} people were found, the first {mostShown} are shown. Type more of
            the name.
          </p>
        )}
        <ul class="bare rows">
          {(search?.found ?? []).slice(0, mostShown).map((each) => (
            <Choice person={each} path={path} because={undefined} />
          ))}
        </ul>
      </section>
      <section class="panel stack" aria-labelledby="nobody">
        <h2 id="nobody">Nobody of ours</h2>
        <p class="muted">Nothing is recorded, and the same statement is not asked about again.</p>
        <form method="post" action={`${path}/discard`}>
          <Button kind="danger">Discard</Button>
        </form>
      </section>
    </div>
  );
}

/** A list of more is no choice any more. */
const mostShown = 20;

function becauseInWords(because: ReviewView['candidates'][number]['because']): string {
  switch (because) {
    case 'name-and-cohort':
      return 'The name and the cohort are theirs.';
    case 'name':
      return 'The name is theirs, or nearly.';
    case 'address-shared':
      return 'The address is known as theirs, but not theirs alone or not verified.';
  }
}

function Choice(props: { person: Somebody; path: string; because: string | undefined }) {
  const { person, path, because } = props;
  return (
    <li class="stack-small">
      <p>
        <a class="strong" href={`/console/people/${person.personId}`}>
          {person.name}
        </a>
        <br />
        <span class="muted small">
          {[schoolYearInWords(person.cohort), ...person.degrees, person.school]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {because !== undefined && <p class="small">{because}</p>}
      <form method="post" action={`${path}/decide`}>
        <input type="hidden" name="personId" value={person.personId} />
        <Button kind="secondary">
          This is them<span class="visually-hidden">: {person.name}</span>
        </Button>
      </form>
    </li>
  );
}

function Settled(props: { review: ReviewView; timeZone: string }) {
  const { status, decidedFor, decidedAt, decidedBy } = props.review;
  return (
    <section class="panel stack" aria-labelledby="settled">
      <h2 id="settled">{status === 'decided' ? 'Decided' : 'Discarded'}</h2>
      {decidedFor !== undefined && (
        <p>
          It is about <a href={`/console/people/${decidedFor.personId}`}>{decidedFor.name}</a>. The
          same statement again is recorded for them without a question.
        </p>
      )}
      {status === 'discarded' && (
        <p>It is about nobody of yours. The same statement again is discarded.</p>
      )}
      {decidedAt !== undefined && (
        <p class="muted small">
          <At iso={decidedAt} timeZone={props.timeZone} />
          {decidedBy !== undefined && `, by ${decidedBy}`}
        </p>
      )}
    </section>
  );
}
