import type { MentoringKind } from '../../../events/vocabulary/mentoring.ts';
import { count, Day } from './at.tsx';
import { type BarPart, StackedBar } from './bars.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { kindNamed } from './need-words.ts';
import { addressWith, Paging } from './paging.tsx';
import { goingNamed, type HealthCode, healthInWords, HealthTag } from './pair-words.tsx';
import { ScrollTable } from './scroll-table.tsx';

type Side = 'mentor' | 'mentee';

export interface PairRow {
  personId: string;
  pairId: string;
  mentorId: string;
  names: Readonly<Record<Side, string>>;
  kind: MentoringKind;
  startedAt: string;
  health: HealthCode;
  /** Of each side the latest answer. */
  latest: Readonly<Partial<Record<Side, { going: number; at: string; met: boolean | undefined }>>>;
  silent: readonly Side[];
}

interface PairsProps {
  show: 'running' | 'ended';
  counts: Readonly<Record<'running' | 'ended', number>>;
  healths: Readonly<Partial<Record<HealthCode, number>>>;
  pairs: readonly PairRow[];
  page: number;
  pages: number;
}

const tones: readonly [HealthCode, BarPart['tone']][] = [
  ['well', 'answered'],
  ['new', 'invited'],
  ['paused', 'owed'],
  ['silent', 'closed'],
  ['not-met', 'opted-out'],
  ['low', 'unreachable'],
];

/** How the pairs do: those first that want looking after. */
export function pairsPage(frame: Frame, props: PairsProps): Response {
  const { show, counts, pairs } = props;
  return consoleResponse(
    frame,
    { title: 'Pairs', part: 'mentoring' },
    <>
      <div class="stack">
        <p>
          <a href="/console/mentoring">Mentoring</a>
        </p>
        <h1>Pairs</h1>
        <p class="muted">
          Mentors and mentees who were introduced to each other. Each side is asked now and then how
          it goes; you see the answers, the other side never does.
        </p>
      </div>
      {counts.running > 0 && (
        <section class="panel stack" aria-labelledby="health">
          <h2 id="health">How they do</h2>
          <StackedBar
            label={`${count(counts.running, 'pair')} at present`}
            parts={tones.map(([health, tone]) => ({
              name: healthInWords(health),
              amount: props.healths[health] ?? 0,
              tone,
            }))}
          />
        </section>
      )}
      <section class="stack" aria-labelledby="pairs">
        <h2 id="pairs">
          {show === 'running' ? 'At present' : 'Ended'} ({counts[show].toLocaleString('en-US')})
        </h2>
        <p>
          {show === 'running' ? (
            <a href="/console/mentoring/pairs?show=ended">
              Pairs that have ended ({counts.ended.toLocaleString('en-US')})
            </a>
          ) : (
            <a href="/console/mentoring/pairs">
              Pairs at present ({counts.running.toLocaleString('en-US')})
            </a>
          )}
        </p>
        {pairs.length === 0 ? (
          <p class="empty">
            None. A pair begins when a mentor says yes to an invitation; see{' '}
            <a href="/console/mentoring">who is waiting for a mentor</a>.
          </p>
        ) : (
          <Table pairs={pairs} timeZone={frame.timeZone} />
        )}
        <Paging
          label="Pages of pairs"
          page={props.page}
          pages={props.pages}
          hrefOf={(page) => addressWith('/console/mentoring/pairs', { show, page: String(page) })}
        />
      </section>
    </>,
  );
}

function Table({ pairs, timeZone }: { pairs: readonly PairRow[]; timeZone: string }) {
  return (
    <ScrollTable label="Pairs">
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">How it goes</th>
          <th scope="col">The mentee says</th>
          <th scope="col">The mentor says</th>
          <th scope="col">Kind</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr>
            <th scope="row">
              <a href={`/console/mentoring/pairs/${pair.personId}/${pair.pairId}`}>
                {pair.names.mentee} and {pair.names.mentor}
              </a>
            </th>
            <td>
              <HealthTag health={pair.health} />
            </td>
            <Said pair={pair} side="mentee" timeZone={timeZone} />
            <Said pair={pair} side="mentor" timeZone={timeZone} />
            <td>{kindNamed(pair.kind)}</td>
            <td class="nowrap">
              <Day iso={pair.startedAt} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Said({ pair, side, timeZone }: { pair: PairRow; side: Side; timeZone: string }) {
  const answer = pair.latest[side];
  const silent = pair.silent.includes(side);
  return (
    <td>
      {answer === undefined ? (
        <span class="muted">{silent ? 'Has not answered' : 'Nothing yet'}</span>
      ) : (
        <>
          {goingNamed(answer.going)}
          {answer.met === false && ', not met'}
          <br />
          <span class="muted small">
            <Day iso={answer.at} timeZone={timeZone} />
            {silent && ', silent since'}
          </span>
        </>
      )}
    </td>
  );
}
