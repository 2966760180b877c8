import { count, Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { SendingSwitch } from './sending-switch.tsx';
import { ScrollTable } from './scroll-table.tsx';

interface PlannedProps {
  days: readonly { day: string; invitations: number; reminders: number; others: number }[];
  total: number;
  notReachable: number;
  optedOut: number;
  atLeast: boolean;
}

/** How many emails go when. */
export function plannedPage(frame: Frame, planned: PlannedProps): Response {
  const { days, total, notReachable, optedOut } = planned;
  const together = ({ invitations, reminders, others }: PlannedProps['days'][number]) =>
    invitations + reminders + others;
  const most = Math.max(1, ...days.map(together));
  return consoleResponse(
    frame,
    { title: 'Planned emails', part: 'planned' },
    <>
      <div class="stack">
        <h1>Planned emails</h1>
        <p class="muted">
          As it stands now. Reminders are added when their invitation goes, and vanish when somebody
          answers; others are about mentoring, colleagues and calls. Each email is checked once more
          when its turn comes.
        </p>
      </div>
      <section class="stack" aria-labelledby="days">
        <h2 id="days">
          {planned.atLeast ? 'At least ' : ''}
          {count(total, 'email')}
        </h2>
        {days.length === 0 ? (
          <p class="empty">No email is planned.</p>
        ) : (
          <ScrollTable label="Emails by day">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" class="number">
                  Invitations
                </th>
                <th scope="col" class="number">
                  Reminders
                </th>
                <th scope="col" class="number">
                  Others
                </th>
                <th scope="col" class="number">
                  Together
                </th>
                <td class="chart" aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {days.map((each) => (
                <tr>
                  <th scope="row" class="nowrap">
                    <Day iso={each.day} timeZone={frame.timeZone} />
                  </th>
                  <td class="number">{each.invitations.toLocaleString('en-US')}</td>
                  <td class="number">{each.reminders.toLocaleString('en-US')}</td>
                  <td class="number">{each.others.toLocaleString('en-US')}</td>
                  <td class="number">{together(each).toLocaleString('en-US')}</td>
                  <td class="chart" aria-hidden="true">
                    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none">
                      <rect
                        class="invited"
                        width={((100 * together(each)) / most).toFixed(2)}
                        height="4"
                      />
                    </svg>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
        {notReachable > 0 && (
          <p>
            {count(notReachable, 'more step')} will send nothing, because{' '}
            <a href="/console/not-reachable">nobody can be reached there</a>.
          </p>
        )}
        {optedOut > 0 && (
          <p class="muted">
            {count(optedOut, 'more step')} will send nothing, because they want no surveys.
          </p>
        )}
      </section>
      <SendingSwitch stopped={frame.sendingStopped} back="planned" />
    </>,
  );
}
