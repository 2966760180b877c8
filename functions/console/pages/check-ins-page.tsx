import type { HelpNeed } from '../../../events/vocabulary/check-in.ts';
import {
  checkInWords,
  type Mood,
  milestoneInWords,
  moods,
} from '../../../shared/domain/check-in-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { MoodTag } from './mood-tag.tsx';
import { ScrollTable } from './scroll-table.tsx';

interface CheckInsProps {
  milestones: readonly {
    milestone: string;
    owed: number;
    invited: number;
    answered: number;
    closed: number;
    notReachable: number;
    optedOut: number;
    low: number;
    rate: number | undefined;
  }[];
  months: readonly {
    month: string;
    answers: number;
    moods: Readonly<Record<Mood, number>>;
    needs: Readonly<Record<HelpNeed, number>>;
    callMe: number;
  }[];
  needs: readonly HelpNeed[];
  hard: readonly {
    personId: string;
    name: string;
    milestone: string;
    mood: Mood;
    callMe: boolean;
    answeredAt: string;
    call: { callId: string; done: boolean } | undefined;
  }[];
}

const words = checkInWords[defaultLocale];

/** How it goes for graduates after their hire: who needs a hand first, then the picture in numbers. */
export function checkInsPage(frame: Frame, props: CheckInsProps): Response {
  return consoleResponse(
    frame,
    { title: 'Check-ins', part: 'check-ins' },
    <>
      <div class="stack">
        <h1>Check-ins</h1>
        <p class="muted">
          After a hire, each spring, and when a position ends, graduates are asked how it is going.
          A hard answer, or a wish for a call, plans a call at once.{' '}
          <a href="/console/settings/check-ins">When they are asked</a> is yours to settle.
        </p>
      </div>
      <Hard hard={props.hard} timeZone={frame.timeZone} />
      <section class="stack" aria-labelledby="asked">
        <h2 id="asked">Asked and answered</h2>
        {props.milestones.length === 0 ? (
          <p class="empty">No check-in is planned yet. They begin when a hire is recorded.</p>
        ) : (
          <Milestones milestones={props.milestones} />
        )}
      </section>
      {props.months.length > 0 && (
        <>
          <section class="stack" aria-labelledby="moods">
            <h2 id="moods">How it goes, by month</h2>
            <Moods months={props.months} />
          </section>
          <section class="stack" aria-labelledby="needs">
            <h2 id="needs">What would help, by month</h2>
            {props.needs.length === 0 ? (
              <p class="empty">Nobody has named anything.</p>
            ) : (
              <Needs months={props.months} needs={props.needs} />
            )}
          </section>
        </>
      )}
    </>,
  );
}

function Hard(props: { hard: CheckInsProps['hard']; timeZone: string }) {
  return (
    <section class="stack" aria-labelledby="hard">
      <h2 id="hard">Who has a hard time, or asked for a call, in the last 90 days</h2>
      {props.hard.length === 0 ? (
        <p class="empty">Nobody.</p>
      ) : (
        <ScrollTable label="Hard answers and wishes for a call">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">How it goes</th>
              <th scope="col">Check-in</th>
              <th scope="col">Answered</th>
              <th scope="col">Call</th>
            </tr>
          </thead>
          <tbody>
            {props.hard.map(({ personId, name, mood, milestone, answeredAt, callMe, call }) => (
              <tr>
                <th scope="row">
                  <a href={`/console/people/${personId}`}>{name}</a>
                </th>
                <td>
                  <MoodTag mood={mood} /> {callMe && <Tag tone="info">Please call</Tag>}
                </td>
                <td>{milestoneInWords(milestone)}</td>
                <td class="nowrap">
                  <Day iso={answeredAt} timeZone={props.timeZone} />
                </td>
                <td>
                  {call === undefined ? (
                    <span class="muted">None yet</span>
                  ) : (
                    <a href={`/console/calls/${personId}/${call.callId}`}>
                      {call.done ? 'Made' : 'To make'}
                      <span class="visually-hidden">: the call to {name}</span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}

function Milestones({ milestones }: Pick<CheckInsProps, 'milestones'>) {
  return (
    <ScrollTable label="Check-ins by milestone">
      <thead>
        <tr>
          <th scope="col">Check-in</th>
          <NumberHead>Planned</NumberHead>
          <NumberHead>Waiting for an answer</NumberHead>
          <NumberHead>Answered</NumberHead>
          <NumberHead>Ended unanswered</NumberHead>
          <NumberHead>Not reachable</NumberHead>
          <NumberHead>Want none</NumberHead>
          <NumberHead>Answer rate</NumberHead>
          <NumberHead>Hard answers</NumberHead>
        </tr>
      </thead>
      <tbody>
        {milestones.map((row) => (
          <tr>
            <th scope="row" class="nowrap">
              {milestoneInWords(row.milestone)}
            </th>
            {[row.owed, row.invited, row.answered, row.closed, row.notReachable, row.optedOut].map(
              (amount) => (
                <Amount amount={amount} />
              ),
            )}
            <td class="number">{row.rate === undefined ? '–' : `${row.rate} %`}</td>
            <Amount amount={row.low} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Moods({ months }: Pick<CheckInsProps, 'months'>) {
  return (
    <ScrollTable label="How it goes, by month">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <NumberHead>Answers</NumberHead>
          {moods.map((mood) => (
            <NumberHead>{words.moods[mood]}</NumberHead>
          ))}
          <NumberHead>Wished for a call</NumberHead>
        </tr>
      </thead>
      <tbody>
        {months.map((row) => (
          <tr>
            <th scope="row" class="nowrap">
              {monthInWords(row.month)}
            </th>
            <Amount amount={row.answers} />
            {moods.map((mood) => (
              <Amount amount={row.moods[mood]} />
            ))}
            <Amount amount={row.callMe} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Needs({ months, needs }: Pick<CheckInsProps, 'months' | 'needs'>) {
  return (
    <ScrollTable label="What would help, by month">
      <thead>
        <tr>
          <th scope="col">What would help</th>
          {months.map(({ month }) => (
            <NumberHead>{monthInWords(month)}</NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {needs.map((need) => (
          <tr>
            <th scope="row">{words.needs[need]}</th>
            {months.map((row) => (
              <Amount amount={row.needs[need]} />
            ))}
          </tr>
        ))}
      </tbody>
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

function Amount({ amount }: { amount: number }) {
  return <td class="number">{amount.toLocaleString('en-US')}</td>;
}

/** `Sep 2026` for `2026-09`. */
function monthInWords(month: string): string {
  return new Intl.DateTimeFormat('en-US', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T00:00:00Z`));
}
