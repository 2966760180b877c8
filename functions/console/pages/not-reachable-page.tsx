import type { Reach } from '../../../shared/domain/reach.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { schoolYearInWords } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface UnreachablePerson {
  personId: string;
  name: string;
  cohort: number;
  telephone: string | undefined;
  /** Whoever answers there is somebody else. */
  wrongNumber: boolean;
  /** Their addresses, as they are known. */
  addresses: readonly string[];
}

export type UnreachableReason = Extract<
  Reach,
  'shared-address' | 'unusable-address' | 'no-address'
>;

function headingFor(reason: UnreachableReason): { heading: string; help: string } {
  switch (reason) {
    case 'shared-address':
      return {
        heading: 'Shares an address',
        help: 'Somebody else has the same address, so it is used for neither. Open the person and say whose it is.',
      };
    case 'unusable-address':
      return {
        heading: 'No address can be used',
        help: 'What is known is no address, came back, or does not reach them. Call them, and bring the new address in with the next file or form.',
      };
    case 'no-address':
      return { heading: 'No address', help: 'The institution has none. Call them.' };
  }
}

/** Who cannot be written to, why, and the number to call. */
export function notReachablePage(
  frame: Frame,
  groups: readonly { reason: UnreachableReason; people: readonly UnreachablePerson[] }[],
): Response {
  const all = groups.reduce((sum, { people }) => sum + people.length, 0);
  return consoleResponse(
    frame,
    { title: 'Not reachable', part: 'people' },
    <>
      <div class="stack">
        <p>
          <a href="/console/people">People</a>
        </p>
        <h1>Not reachable ({all.toLocaleString('en-US')})</h1>
        <p class="muted">
          No email can go to them. Nobody here is dropped: each is kept and shown.
        </p>
      </div>
      {all === 0 && <p class="empty">Everyone can be reached, or wants no surveys.</p>}
      {groups
        .filter(({ people }) => people.length > 0)
        .map(({ reason, people }) => (
          <Group reason={reason} people={people} />
        ))}
    </>,
  );
}

function Group(props: { reason: UnreachableReason; people: readonly UnreachablePerson[] }) {
  const { reason, people } = props;
  const { heading, help } = headingFor(reason);
  return (
    <section class="stack" aria-labelledby={reason}>
      <h2 id={reason}>
        {heading} ({people.length.toLocaleString('en-US')})
      </h2>
      <p class="muted">{help}</p>
      <ScrollTable label={heading}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Cohort</th>
            <th scope="col">Telephone</th>
            <th scope="col">Known addresses</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr>
              <th scope="row">
                <a href={`/console/people/${person.personId}`}>{person.name}</a>
              </th>
              <td class="nowrap">{schoolYearInWords(person.cohort)}</td>
              <td class="nowrap">
                {person.telephone ?? <span class="muted">None</span>}
                {person.wrongNumber && (
                  <>
                    {' '}
                    <Tag tone="danger">Wrong number</Tag>
                  </>
                )}
                {person.telephone !== undefined && !person.wrongNumber && (
                  <>
                    <br />
                    <a
                      class="small"
                      href={`/console/people/${person.personId}/calls/new`}
                      aria-label={`Plan a call to ${person.name}`}
                    >
                      Plan a call
                    </a>
                  </>
                )}
              </td>
              <td>
                {person.addresses.length === 0 ? (
                  <span class="muted">None</span>
                ) : (
                  person.addresses.join(', ')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
