import { planInWords } from '../../../shared/domain/timeline-sentences.ts';
import { schoolYearInWords } from './at.tsx';
import { Bar, type BarPart, StackedBar } from './bars.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { addressWith, Paging } from './paging.tsx';
import { ScrollTable } from './scroll-table.tsx';

interface Standing {
  everyone: number;
  owed: number;
  invited: number;
  waiting: number;
  answered: number;
  closed: number;
  notReachable: number;
  optedOut: number;
}

function barParts(standing: Standing): BarPart[] {
  return [
    { name: 'Answered', amount: standing.answered, tone: 'answered' },
    { name: 'Invited', amount: standing.invited, tone: 'invited' },
    { name: 'Ended unanswered', amount: standing.closed, tone: 'closed' },
    { name: 'Planned', amount: standing.owed, tone: 'owed' },
    { name: 'Not reachable', amount: standing.notReachable, tone: 'unreachable' },
    { name: 'Want none', amount: standing.optedOut, tone: 'opted-out' },
  ];
}

const percent = (rate: number | undefined) => (rate === undefined ? '–' : `${rate} %`);

/** All surveys, latest first. */
export function surveysPage(
  frame: Frame,
  props: { surveys: readonly { plan: string; standing: Standing; rate: number | undefined }[] },
): Response {
  return consoleResponse(
    frame,
    { title: 'Surveys', part: 'surveys' },
    <>
      <h1>Surveys</h1>
      {props.surveys.length === 0 ? (
        <p class="empty">
          Nobody is in a survey yet. Graduates are put into one when they are recorded; it goes out
          when the season opens, 90 days after completion at the earliest.
        </p>
      ) : (
        <ul class="bare stack-wide">
          {props.surveys.map(({ plan, standing, rate }) => (
            <li class="panel stack">
              <h2>
                <a href={`/console/surveys/${plan}`}>{planInWords(plan)}</a>
              </h2>
              <StackedBar
                label={
                  rate === undefined
                    ? `${standing.everyone} planned, none gone out yet`
                    : `${rate} % of those written to have answered`
                }
                parts={barParts(standing)}
              />
            </li>
          ))}
        </ul>
      )}
    </>,
  );
}

interface SurveyProps {
  plan: string;
  total: Standing;
  rate: number | undefined;
  cohorts: readonly { cohort: number; standing: Standing; rate: number | undefined }[];
  unanswered: readonly { personId: string; name: string; cohort: number }[];
  unansweredInAll: number;
  page: number;
  pages: number;
}

/** One survey: where everyone stands, by cohort, and who has not answered. */
export function surveyPage(frame: Frame, props: SurveyProps): Response {
  const { plan, total } = props;
  return consoleResponse(
    frame,
    { title: planInWords(plan), part: 'surveys' },
    <>
      <div class="stack">
        <p>
          <a href="/console/surveys">Surveys</a>
        </p>
        <h1>{planInWords(plan)}</h1>
      </div>
      <div class="figures">
        <Figure number={total.everyone} label="in this survey" />
        <Figure number={total.owed} label="planned, not begun" />
        <Figure
          number={total.invited + total.closed}
          label={`invited, not answered${total.waiting === 0 ? '' : ` (${total.waiting} have an email waiting to go)`}`}
        />
        <Figure
          number={total.answered}
          label={`answered (${percent(props.rate)} of those invited)`}
        />
        <Figure
          number={total.notReachable}
          label="not reachable"
          href={total.notReachable === 0 ? undefined : '/console/not-reachable'}
        />
        <Figure number={total.optedOut} label="want no surveys" />
      </div>
      <section class="stack" aria-labelledby="cohorts">
        <h2 id="cohorts">By cohort</h2>
        <CohortTable cohorts={props.cohorts} total={total} rate={props.rate} />
      </section>
      <Unanswered {...props} />
    </>,
  );
}

function Figure(props: { number: number; label: string; href?: string | undefined }) {
  const content = (
    <>
      <span class="number">{props.number.toLocaleString('en-US')}</span>
      <span class="label">{props.label}</span>
    </>
  );
  return props.href === undefined ? (
    <div class="figure">{content}</div>
  ) : (
    <a class="figure" href={props.href}>
      {content}
    </a>
  );
}

function CohortTable(props: Pick<SurveyProps, 'cohorts' | 'total' | 'rate'>) {
  return (
    <ScrollTable label="Cohorts">
      <thead>
        <tr>
          <th scope="col">Cohort</th>
          <td class="chart" aria-hidden="true" />
          <NumberHead>Everyone</NumberHead>
          <NumberHead>Planned</NumberHead>
          <NumberHead>Invited</NumberHead>
          <NumberHead>Answered</NumberHead>
          <NumberHead>Ended unanswered</NumberHead>
          <NumberHead>Not reachable</NumberHead>
          <NumberHead>Want none</NumberHead>
          <NumberHead>Answer rate</NumberHead>
        </tr>
      </thead>
      <tbody>
        {props.cohorts.map(({ cohort, standing, rate }) => (
          <CohortRow name={schoolYearInWords(cohort)} standing={standing} rate={rate} />
        ))}
      </tbody>
      <tfoot>
        <CohortRow name="All" standing={props.total} rate={props.rate} />
      </tfoot>
    </ScrollTable>
  );
}

function NumberHead(props: { children: string }) {
  return (
    <th scope="col" class="number">
      {props.children}
    </th>
  );
}

function CohortRow(props: { name: string; standing: Standing; rate: number | undefined }) {
  const { name, standing, rate } = props;
  const numbers = [
    standing.everyone,
    standing.owed,
    standing.invited,
    standing.answered,
    standing.closed,
    standing.notReachable,
    standing.optedOut,
  ];
  return (
    <tr>
      <th scope="row" class="nowrap">
        {name}
      </th>
      <td class="chart" aria-hidden="true">
        <Bar parts={barParts(standing)} />
      </td>
      {numbers.map((number) => (
        <td class="number">{number.toLocaleString('en-US')}</td>
      ))}
      <td class="number">{percent(rate)}</td>
    </tr>
  );
}

function Unanswered(props: SurveyProps) {
  const { unanswered, unansweredInAll, plan } = props;
  return (
    <section class="stack" aria-labelledby="unanswered">
      <h2 id="unanswered">
        Written to and not answered ({unansweredInAll.toLocaleString('en-US')})
      </h2>
      {unanswered.length === 0 ? (
        <p class="empty">Nobody.</p>
      ) : (
        <ul class="bare names">
          {unanswered.map(({ personId, name, cohort }) => (
            <li>
              <a href={`/console/people/${personId}`}>{name}</a>{' '}
              <span class="muted small">{schoolYearInWords(cohort)}</span>
            </li>
          ))}
        </ul>
      )}
      <Paging
        label="Pages of people who have not answered"
        page={props.page}
        pages={props.pages}
        hrefOf={(page) =>
          `${addressWith(`/console/surveys/${plan}`, { page: String(page) })}#unanswered`
        }
      />
    </section>
  );
}
