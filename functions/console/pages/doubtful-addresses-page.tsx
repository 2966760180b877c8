import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { addressInWords, type AddressStatus } from './person-words.ts';
import { ScrollTable } from './scroll-table.tsx';

export interface DoubtfulAddress {
  address: string;
  people: readonly { personId: string; name: string }[];
}

export interface AddressGroup {
  status: Exclude<AddressStatus, 'usable' | 'someone-else'>;
  addresses: readonly DoubtfulAddress[];
}

/** Addresses that are not written to, also of people who can be reached at another one. */
export function doubtfulAddressesPage(frame: Frame, groups: readonly AddressGroup[]): Response {
  return consoleResponse(
    frame,
    { title: 'Addresses not used', part: 'people' },
    <>
      <div class="stack">
        <p>
          <a href="/console/people">People</a>
        </p>
        <h1>Addresses not used</h1>
        <p class="muted">
          Also of people who can be reached at another address. Open a person to decide.
        </p>
      </div>
      {groups.length === 0 && <p class="empty">Every known address can be used.</p>}
      {groups.map(({ status, addresses }) => (
        <section class="stack" aria-labelledby={status}>
          <h2 id={status}>
            {addressInWords(status).label} ({count(addresses.length, 'address', 'addresses')})
          </h2>
          <p class="muted">{addressInWords(status).reason}</p>
          <ScrollTable label={addressInWords(status).label}>
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">Whose</th>
              </tr>
            </thead>
            <tbody>
              {addresses.map(({ address, people }) => (
                <tr>
                  <th scope="row">{address}</th>
                  <td>
                    {people.map(({ personId, name }, at) => (
                      <>
                        {at > 0 && ', '}
                        <a href={`/console/people/${personId}`}>{name}</a>
                      </>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      ))}
    </>,
  );
}
