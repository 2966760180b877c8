import { milestoneInWords, moodOf, needsInWords } from '../../../shared/domain/check-in-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import type { HelpNeed } from '../../../events/vocabulary/check-in.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { At, Day } from './at.tsx';
import { MoodTag } from './mood-tag.tsx';
import { enrolmentInWords } from './person-words.ts';

export interface CheckInsView {
  /** An email could go, and none is under way. */
  maySend: boolean;
  checkIns: readonly {
    plan: string;
    milestone: string;
    status: Parameters<typeof enrolmentInWords>[0];
    step: string | undefined;
    dueAt: string | undefined;
    mood: number | undefined;
    needs: readonly HelpNeed[];
    words: string | undefined;
    callMe: boolean;
    answeredAt: string | undefined;
    /** The call it led to. */
    callId: string | undefined;
  }[];
}

/** How it goes for a person, as they told, and when they are asked next. */
export function CheckIns(props: { personId: string; checkIns: CheckInsView; timeZone: string }) {
  const { personId, timeZone } = props;
  const { checkIns, maySend } = props.checkIns;
  return (
    <section class="panel stack" aria-labelledby="check-ins">
      <h2 id="check-ins">Check-ins</h2>
      {checkIns.length === 0 && <p class="muted">None yet. They begin when a hire is recorded.</p>}
      <ul class="bare rows">
        {checkIns.map((checkIn) => (
          <li class="stack-small">
            <CheckInLine personId={personId} checkIn={checkIn} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      {maySend && (
        <form method="post" action={`/console/people/${personId}/send-check-in`}>
          <Button kind="secondary">Send a check-in now</Button>
        </form>
      )}
    </section>
  );
}

function CheckInLine(props: {
  personId: string;
  checkIn: CheckInsView['checkIns'][number];
  timeZone: string;
}) {
  const { checkIn, timeZone } = props;
  const { label, tone } = enrolmentInWords(checkIn.status);
  const mood = moodOf(checkIn.mood);
  const needs = needsInWords(checkIn.needs, defaultLocale);
  return (
    <>
      <p>
        <span class="strong">Check-in {milestoneInWords(checkIn.milestone)}</span>{' '}
        {mood === undefined ? <Tag tone={tone}>{label}</Tag> : <MoodTag mood={mood} />}
        {checkIn.answeredAt !== undefined && (
          <>
            {' '}
            <span class="muted small">
              <Day iso={checkIn.answeredAt} timeZone={timeZone} />
            </span>
          </>
        )}
      </p>
      {checkIn.step !== undefined && checkIn.dueAt !== undefined && (
        <p class="muted small">
          Next: {stepInWords(checkIn.step)}, <At iso={checkIn.dueAt} timeZone={timeZone} />
        </p>
      )}
      {needs !== '' && <p class="small">Would help: {needs}</p>}
      {checkIn.words !== undefined && <p class="small">“{checkIn.words}”</p>}
      {checkIn.callId !== undefined && (
        <p class="small">
          <a href={`/console/calls/${props.personId}/${checkIn.callId}`}>
            {checkIn.callMe ? 'They asked for a call' : 'The call that followed'}
          </a>
        </p>
      )}
    </>
  );
}

function stepInWords(step: string): string {
  switch (step) {
    case 'invitation':
      return 'the invitation';
    case 'reminder':
      return 'the reminder';
    default:
      return 'the close';
  }
}
