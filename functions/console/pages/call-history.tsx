import type { CallOutcome, NextStep } from '../../../events/vocabulary/call.ts';
import { nextStepsInWords, outcomesInWords } from '../../../shared/domain/call-words.ts';
import { checkInWords, milestoneInWords, moodOf } from '../../../shared/domain/check-in-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { telephoneInWords } from '../../../shared/domain/telephone-in-words.ts';
import type { TimelineLine } from '../../../shared/domain/timeline.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { At, Day, dayInWords } from './at.tsx';

/** What somebody said in a check-in. */
export interface SaidView {
  milestone: string;
  mood: number | undefined;
  /** `Workload, Families`; empty when they ticked nothing. */
  needs: string;
  words: string | undefined;
  callMe: boolean;
  answeredAt: string;
}

export interface AttemptView {
  /** From 1. */
  attempt: number;
  at: string;
  by: string;
  outcome: CallOutcome;
  nextStep: NextStep;
  note?: string | undefined;
  needs: string;
  newNumber?: string | undefined;
  takenBackAt?: string | undefined;
  mayTakeBack: boolean;
}

/** A check-in's answer, in short. */
export function Said(props: { said: SaidView; timeZone: string }) {
  const { said } = props;
  const mood = moodOf(said.mood);
  return (
    <div class="stack-small">
      <p>
        {mood !== undefined && (
          <Tag tone={mood <= 2 ? 'danger' : mood === 3 ? 'warning' : 'success'}>
            {checkInWords[defaultLocale].moods[mood]} ({mood} of 5)
          </Tag>
        )}{' '}
        {said.callMe && <Tag tone="info">Asked for a call</Tag>}
      </p>
      {said.needs !== '' && <p>Would help: {said.needs}.</p>}
      {said.words !== undefined && said.words !== '' && (
        <blockquote>
          <p class="words">{said.words}</p>
        </blockquote>
      )}
      <p class="muted small">
        Check-in {milestoneInWords(said.milestone)}, answered{' '}
        <Day iso={said.answeredAt} timeZone={props.timeZone} />
      </p>
    </div>
  );
}

/** What was noted of the calls so far; the latest can be taken back where nothing has followed by itself. */
export function Attempts(props: {
  attempts: readonly AttemptView[];
  /** Where the call's own forms go. */
  action: string;
  timeZone: string;
}) {
  if (props.attempts.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="attempts">
      <h2 id="attempts">Calls so far</h2>
      <ol class="bare rows" reversed>
        {props.attempts.toReversed().map((each) => (
          <li class="stack-small">
            <Attempt each={each} action={props.action} timeZone={props.timeZone} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Attempt(props: { each: AttemptView; action: string; timeZone: string }) {
  const { each, timeZone } = props;
  const back = each.takenBackAt !== undefined;
  return (
    <>
      <p>
        {back ? (
          <>
            <del>{outcomesInWords[each.outcome]}</del> <Tag>Noted by mistake</Tag>
          </>
        ) : (
          <>
            <span class="strong">{outcomesInWords[each.outcome]}</span>
            {each.nextStep !== 'none' && <> · Next: {nextStepsInWords[each.nextStep]}</>}
          </>
        )}
      </p>
      {each.note !== undefined && <p class="words">{each.note}</p>}
      {each.needs !== '' && <p>Would help: {each.needs}.</p>}
      {each.newNumber !== undefined && !back && (
        <p>Gave another number: {telephoneInWords(each.newNumber)}.</p>
      )}
      <p class="muted small">
        <At iso={each.at} timeZone={timeZone} /> · by {each.by}
      </p>
      {each.mayTakeBack && (
        <form method="post" action={`${props.action}/take-back`} class="small-actions">
          <input type="hidden" name="attempt" value={String(each.attempt)} />
          <Button kind="quiet">I noted this by mistake: take it back</Button>
        </form>
      )}
    </>
  );
}

/** What happened last, and where the rest stands. */
export function Lately(props: {
  personId: string;
  lines: readonly TimelineLine[];
  timeZone: string;
}) {
  return (
    <section class="panel stack" aria-labelledby="lately">
      <h2 id="lately">What happened last</h2>
      <ul class="bare rows">
        {props.lines.map((line) => (
          <li>
            {line.sentence}{' '}
            <span class="muted small nowrap">{dayInWords(line.at, props.timeZone)}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/console/people/${props.personId}#timeline`}>Everything that happened</a>
      </p>
    </section>
  );
}
