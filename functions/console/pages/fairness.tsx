import { count } from './at.tsx';
import { Bar } from './bars.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface FairnessView {
  /** How many would mentor. */
  willing: number;
  /** Sent to them so far. */
  invitations: number;
  /** How often the one was asked who was asked most. */
  most: number;
  /** What the most asked tenth of them got. */
  busiestTenth: { mentors: number; percent: number } | undefined;
  rows: readonly { times: number; orMore: boolean; mentors: number }[];
}

/** How invitations are shared among the willing: a picture, and the same in numbers. */
export function Fairness({ fairness }: { fairness: FairnessView }) {
  const { willing, invitations, most, busiestTenth, rows } = fairness;
  return (
    <section class="panel stack" aria-labelledby="fairness">
      <h2 id="fairness">How invitations are shared</h2>
      {willing === 0 ? (
        <p class="empty">
          Nobody has said yet that they would mentor. The yearly survey asks, and each graduate has
          a page for it.
        </p>
      ) : (
        <>
          <p>
            {count(willing, 'graduate')} would mentor; {count(invitations, 'invitation')} so far,{' '}
            {most} at most to one of them
            {busiestTenth !== undefined &&
              `. The ${busiestTenth.mentors === 1 ? 'one' : busiestTenth.mentors} asked most got ${busiestTenth.percent} %`}
            .
          </p>
          <ScrollTable label="Mentors by how often they were asked">
            <thead>
              <tr>
                <th scope="col">Asked</th>
                <td class="chart" aria-hidden="true" />
                <th scope="col" class="number">
                  Mentors
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ times, orMore, mentors }) => (
                <tr>
                  <th scope="row" class="nowrap">
                    {timesInWords(times)}
                    {orMore && ' or more'}
                  </th>
                  <td class="chart" aria-hidden="true">
                    <Bar
                      parts={[{ name: 'Mentors', amount: mentors, tone: 'answered' }]}
                      of={willing}
                    />
                  </td>
                  <td class="number">{mentors.toLocaleString('en-US')}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </>
      )}
    </section>
  );
}

function timesInWords(times: number): string {
  if (times === 0) return 'Never';
  return times === 1 ? 'Once' : `${times} times`;
}
