import type { Reach } from '../../../shared/domain/reach.ts';
import { planInWords } from '../../../shared/domain/timeline-sentences.ts';
import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { count, schoolYearInWords } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { type FilterChoices, FilterForm, type Filters } from './people-filters.tsx';
import { addressWith, Paging } from './paging.tsx';
import { positionInWords, reachInWords } from './person-words.ts';
import { ScrollTable } from './scroll-table.tsx';

export interface PersonRow {
  personId: string;
  name: string;
  cohort: number;
  degrees: readonly { name: string; revoked: boolean }[];
  reach: Reach;
  answered: string | undefined;
  current: { status?: string | undefined; school?: string | undefined } | undefined;
}

interface PeopleProps {
  people: readonly PersonRow[];
  /** How many fit, on all pages. */
  found: number;
  /** How many there are, whatever is asked for. */
  all: number;
  /** What was searched for; undefined when the list is filtered, not searched. */
  searched: string | undefined;
  filters: Filters;
  choices: FilterChoices;
  page: number;
  pages: number;
}

/** Everyone, searched or filtered. */
export function peoplePage(frame: Frame, props: PeopleProps): Response {
  return consoleResponse(
    frame,
    { title: 'People', part: 'people' },
    <>
      <div class="heading">
        <h1>People</h1>
        <ul class="bare beside">
          <li>
            <a href="/console/not-reachable">Not reachable</a>
          </li>
          <li>
            <a href="/console/addresses">Addresses not used</a>
          </li>
          <li>
            <a href="/console/graduations/new">Record a graduation</a>
          </li>
          <li>
            <a href="/console/admissions/new">Record an admitted candidate</a>
          </li>
        </ul>
      </div>
      {props.all === 0 ? (
        <p class="empty">
          Nobody is here yet. <a href="/console/imports">Bring in a registrar’s file</a>, or{' '}
          <a href="/console/graduations/new">record one graduation</a>.
        </p>
      ) : (
        <>
          <Search searched={props.searched} />
          <FilterForm filters={props.filters} choices={props.choices} />
          <Results {...props} />
        </>
      )}
    </>,
  );
}

function Search(props: { searched: string | undefined }) {
  return (
    <form method="post" action="/console/people" class="search" role="search">
      <TextField
        name="q"
        type="search"
        label="Find by name, student id or email address"
        value={props.searched}
        maxLength={254}
        autocomplete="off"
      />
      <Button>Find</Button>
    </form>
  );
}

function Results(props: PeopleProps) {
  const { people, found, all, searched, filters } = props;
  const narrowed = searched !== undefined || Object.values(filters).some(Boolean);
  return (
    <section class="stack" aria-labelledby="found">
      <div class="heading">
        <h2 id="found">
          {narrowed
            ? `${count(found, 'person', 'people')} of ${all.toLocaleString('en-US')}`
            : count(all, 'person', 'people')}
        </h2>
        {narrowed && <a href="/console/people">Show everyone</a>}
      </div>
      {people.length === 0 ? (
        <p class="empty">
          {searched === undefined
            ? 'Nobody fits these filters.'
            : 'Nobody was found. A name may be spelled in another way; an email address must be typed whole.'}
        </p>
      ) : (
        <PeopleTable people={people} />
      )}
      <Paging
        label="Pages of people"
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => addressWith('/console/people', { ...filters, page: String(page) })}
      />
    </section>
  );
}

function PeopleTable(props: { people: readonly PersonRow[] }) {
  return (
    <ScrollTable label="People">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Cohort</th>
          <th scope="col">Degrees</th>
          <th scope="col">Reachable</th>
          <th scope="col">Last answered</th>
          <th scope="col">Position</th>
        </tr>
      </thead>
      <tbody>
        {props.people.map((person) => {
          const reach = reachInWords(person.reach);
          return (
            <tr>
              <th scope="row">
                <a href={`/console/people/${person.personId}`}>{person.name}</a>
              </th>
              <td class="nowrap">{schoolYearInWords(person.cohort)}</td>
              <td>
                {person.degrees.map(({ name, revoked }) => (
                  <div>
                    {name}
                    {revoked && <span class="muted"> (taken back)</span>}
                  </div>
                ))}
              </td>
              <td>
                <Tag tone={reach.tone}>{reach.label}</Tag>
              </td>
              <td class="nowrap">
                {person.answered === undefined ? (
                  <span class="muted">Never</span>
                ) : (
                  planInWords(person.answered)
                )}
              </td>
              <td>
                {person.current === undefined ? (
                  <span class="muted">Not known</span>
                ) : (
                  positionInWords(person.current)
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
