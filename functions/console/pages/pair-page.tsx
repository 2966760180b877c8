import type {
  MentoringKind,
  MentoringTopic,
  Rhythm,
  Sharing,
} from '../../../events/vocabulary/mentoring.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { mentoringWords } from '../../../shared/domain/mentoring-words.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { kindNamed } from './need-words.ts';
import { PairAnswers, type PairAnswersView } from './pair-answers.tsx';
import { type PairForms, SettlePair } from './pair-settle.tsx';
import { type HealthCode, HealthTag, pairStepNamed } from './pair-words.tsx';

type Side = 'mentor' | 'mentee';

interface SideView {
  personId: string;
  name: string;
  /** What the other is shown of them. */
  shares: readonly Sharing[];
  /** They, or an admin for them, want no emails about mentoring. */
  unwanted: boolean;
  held: boolean;
}

export interface PairView {
  personId: string;
  pairId: string;
  sides: Readonly<Record<Side, SideView>>;
  kind: MentoringKind;
  status: 'active' | 'paused' | 'completed' | 'cancelled';
  health: HealthCode;
  silent: readonly Side[];
  startedAt: string;
  endsAt: string;
  rhythm: Rhythm;
  goals: readonly MentoringTopic[];
  checks: number;
  pausedUntil: string | undefined;
  next: { step: string; dueAt: string } | undefined;
  endedAt: string | undefined;
  endedBy: 'mentor' | 'mentee' | 'staff' | 'time' | undefined;
  answers: PairAnswersView;
}

const words = mentoringWords[defaultLocale];
const shareNames: Readonly<Record<Sharing, string>> = {
  email: 'email address',
  phone: 'telephone number',
  school: 'school',
};

/** One pair: who, what they agreed on, what each side says, and what the staff can settle. */
export function pairPage(frame: Frame, pair: PairView, typed: PairForms): Response {
  const wrong = typed.errors.length > 0;
  const { mentee, mentor } = pair.sides;
  const title = `${mentee.name} and ${mentor.name}`;
  const open = pair.status === 'active' || pair.status === 'paused';
  return consoleResponse(
    frame,
    { title, part: 'mentoring', wrong, ...(wrong ? { status: 400 } : {}) },
    <>
      <ErrorSummary locale={defaultLocale} errors={typed.errors} />
      <div class="stack">
        <p>
          <a href="/console/mentoring/pairs">Pairs</a>
        </p>
        <h1>{title}</h1>
        <p class="tags">
          <HealthTag health={pair.health} />
        </p>
        {pair.silent.map((side) => (
          <p class="muted">
            {pair.sides[side].name} was asked more than a week ago and has not answered.
          </p>
        ))}
      </div>
      <div class="columns">
        <div class="stack-wide">
          <About pair={pair} timeZone={frame.timeZone} />
          {open && <SettlePair pair={pair} typed={typed} />}
        </div>
        <PairAnswers
          answers={pair.answers}
          names={{ mentee: mentee.name, mentor: mentor.name }}
          timeZone={frame.timeZone}
        />
      </div>
    </>,
  );
}

function About({ pair, timeZone }: { pair: PairView; timeZone: string }) {
  return (
    <section class="panel stack" aria-labelledby="about">
      <h2 id="about">The pair</h2>
      <dl class="facts">
        <SideLine role="Mentee" side={pair.sides.mentee} />
        <SideLine role="Mentor" side={pair.sides.mentor} />
        <dt>Kind</dt>
        <dd>{kindNamed(pair.kind)}</dd>
        <dt>Since</dt>
        <dd>
          <Day iso={pair.startedAt} timeZone={timeZone} />
        </dd>
        <dt>Mean to meet</dt>
        <dd>{words.rhythms[pair.rhythm]}</dd>
        <dt>About</dt>
        <dd>
          {pair.goals.length === 0
            ? 'nothing settled'
            : pair.goals.map((goal) => words.topics[goal]).join(', ')}
        </dd>
        <dt>Asked so far</dt>
        <dd>{pair.checks === 1 ? 'once' : `${pair.checks} times`}</dd>
        <Then pair={pair} timeZone={timeZone} />
      </dl>
    </section>
  );
}

function SideLine({ role, side }: { role: string; side: SideView }) {
  const shown = side.shares.map((share) => shareNames[share]).join(', ');
  return (
    <>
      <dt>{role}</dt>
      <dd>
        <a href={`/console/people/${side.personId}`}>{side.name}</a>
        <br />
        <span class="muted small">
          {side.held
            ? 'Directory hold: the other is shown nothing.'
            : `Shows the other: ${shown === '' ? 'nothing but the first name' : shown}.`}
          {side.unwanted && ' Wants no emails about mentoring.'}
        </span>
      </dd>
    </>
  );
}

function Then({ pair, timeZone }: { pair: PairView; timeZone: string }) {
  const { next, endedAt, endedBy } = pair;
  if (endedAt !== undefined) {
    return (
      <>
        <dt>Ended</dt>
        <dd>
          <Day iso={endedAt} timeZone={timeZone} />
          {pair.status === 'completed' ? ', completed' : ', called off'}
          {endedBy === 'time'
            ? ' (its time was over)'
            : endedBy !== undefined && ` by the ${endedBy}`}
        </dd>
      </>
    );
  }
  return (
    <>
      {next !== undefined && (
        <>
          <dt>Next</dt>
          <dd>
            <Day iso={next.dueAt} timeZone={timeZone} />: {pairStepNamed(next.step)}
          </dd>
        </>
      )}
      <dt>Ends</dt>
      <dd>
        <Day iso={pair.endsAt} timeZone={timeZone} />
      </dd>
    </>
  );
}
