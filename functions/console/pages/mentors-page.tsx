import type { MentoringKind } from '../../../events/vocabulary/mentoring.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { count, Day, schoolYearInWords } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { Fairness, type FairnessView } from './fairness.tsx';
import { kindNamed } from './need-words.ts';
import { addressWith, Paging } from './paging.tsx';
import { ScrollTable } from './scroll-table.tsx';

export interface MentorRow {
  personId: string;
  name: string;
  cohort: number;
  willing: 'yes' | 'flash-only' | 'not-now';
  pausedUntil: string | undefined;
  kinds: readonly MentoringKind[];
  capacity: number;
  active: number;
  asked: number;
  accepted: number;
  lastAskedAt: string | undefined;
}

interface MentorsProps {
  mentors: readonly MentorRow[];
  all: number;
  page: number;
  pages: number;
  fairness: FairnessView;
}

/** Everyone who said whether they would mentor. */
export function mentorsPage(frame: Frame, props: MentorsProps): Response {
  return consoleResponse(
    frame,
    { title: 'Mentors', part: 'mentoring' },
    <>
      <div class="stack">
        <p>
          <a href="/console/mentoring">Mentoring</a>
        </p>
        <h1>Mentors</h1>
        <p class="muted">
          Everyone who said whether they would mentor, in the survey or on their own page. Who was
          asked least lately comes first.
        </p>
      </div>
      <section class="stack" aria-labelledby="mentors">
        <h2 id="mentors">{count(props.all, 'graduate')}</h2>
        {props.all > 0 && <Table mentors={props.mentors} timeZone={frame.timeZone} />}
        <Paging
          label="Pages of mentors"
          page={props.page}
          pages={props.pages}
          hrefOf={(page) => addressWith('/console/mentoring/mentors', { page: String(page) })}
        />
      </section>
      <Fairness fairness={props.fairness} />
    </>,
  );
}

function Table({ mentors, timeZone }: { mentors: readonly MentorRow[]; timeZone: string }) {
  return (
    <ScrollTable label="Mentors">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Would mentor</th>
          <th scope="col">Offers</th>
          <th scope="col" class="number">
            Mentees
          </th>
          <th scope="col" class="number">
            Asked
          </th>
          <th scope="col" class="number">
            Said yes
          </th>
          <th scope="col">Asked last</th>
        </tr>
      </thead>
      <tbody>
        {mentors.map((mentor) => (
          <tr>
            <th scope="row">
              <a href={`/console/people/${mentor.personId}`}>{mentor.name}</a>
              <br />
              <span class="muted small">{schoolYearInWords(mentor.cohort)}</span>
            </th>
            <td>
              <WillingTag willing={mentor.willing} />
              {mentor.pausedUntil !== undefined && (
                <>
                  <br />
                  <span class="muted small">
                    not before <Day iso={mentor.pausedUntil} timeZone={timeZone} />
                  </span>
                </>
              )}
            </td>
            <td>{mentor.kinds.map(kindNamed).join(', ')}</td>
            <td class="number nowrap">
              {mentor.active} of {mentor.capacity}
            </td>
            <td class="number">{mentor.asked}</td>
            <td class="number">{mentor.accepted}</td>
            <td class="nowrap">
              {mentor.lastAskedAt === undefined ? (
                <span class="muted">Never</span>
              ) : (
                <Day iso={mentor.lastAskedAt} timeZone={timeZone} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Whether somebody would mentor, in a word or two. */
export function WillingTag({ willing }: Pick<MentorRow, 'willing'>) {
  switch (willing) {
    case 'yes':
      return <Tag tone="success">Yes</Tag>;
    case 'flash-only':
      return <Tag tone="info">Half an hour only</Tag>;
    case 'not-now':
      return <Tag>Not now</Tag>;
  }
}
