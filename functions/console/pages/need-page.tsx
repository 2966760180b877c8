import { defaultLocale } from '../../../shared/domain/locale.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { count, Day } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import type { NeedRow } from './mentoring-page.tsx';
import { kindNamed, needStatusInWords, originInWords, outcomeInWords } from './need-words.ts';

export interface NeedView extends NeedRow {
  /** In the mentee's own words. */
  words: string | undefined;
  school: string | undefined;
  mayFindAgain: boolean;
  mayCancel: boolean;
}

/** One need: what is wished, who might be asked and why, who was asked, and what the staff can do. */
export function needPage(frame: Frame, need: NeedView): Response {
  const status = needStatusInWords(need.status);
  return consoleResponse(
    frame,
    { title: `A mentor for ${need.mentee}`, part: 'mentoring' },
    <>
      <div class="stack">
        <p>
          <a href="/console/mentoring">Mentoring</a>
        </p>
        <h1>A mentor for {need.mentee}</h1>
        <p class="tags">
          <Tag tone={status.tone}>{status.label}</Tag>
        </p>
      </div>
      <div class="columns">
        <Wish need={need} timeZone={frame.timeZone} />
        <Asked need={need} timeZone={frame.timeZone} />
      </div>
      <Candidates need={need} />
      <Further need={need} />
    </>,
  );
}

const pathOf = (need: NeedView) => `/console/mentoring/needs/${need.personId}/${need.needId}`;

function Wish({ need, timeZone }: { need: NeedView; timeZone: string }) {
  const labels = mentoringLabels(defaultLocale);
  const lines: readonly (readonly [string, string])[] = [
    ['Subjects', need.subjects.map((code) => labels.subjects[code]).join(', ')],
    ['Grade levels', need.gradeBands.map((code) => labels.gradeBands[code]).join(', ')],
    ['Topics', need.topics.map((code) => labels.topics[code]).join(', ')],
    ['School', need.school ?? ''],
  ];
  return (
    <section class="panel stack" aria-labelledby="wish">
      <h2 id="wish">What is wished</h2>
      <dl class="facts">
        <dt>Who</dt>
        <dd>
          <a href={`/console/people/${need.personId}`}>{need.mentee}</a>
        </dd>
        <dt>Kind</dt>
        <dd>{kindNamed(need.kind)}</dd>
        <dt>Why</dt>
        <dd>
          {originInWords(need.origin)}, <Day iso={need.createdAt} timeZone={timeZone} />
        </dd>
        {lines
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </>
          ))}
      </dl>
      {need.words !== undefined && <blockquote class="words">{need.words}</blockquote>}
    </section>
  );
}

function Asked({ need, timeZone }: { need: NeedView; timeZone: string }) {
  return (
    <section class="panel stack" aria-labelledby="asked">
      <h2 id="asked">Who was asked</h2>
      {need.asked.length === 0 ? (
        <p class="muted">Nobody yet.</p>
      ) : (
        <ul class="bare rows">
          {need.asked.map(({ personId, name, at, outcome }) => (
            <li>
              <a href={`/console/people/${personId}`}>{name}</a> {outcomeInWords(outcome)}
              <br />
              <span class="muted small">
                <Day iso={at} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="muted small">
        One mentor is asked at a time, {count(need.mostAsked, 'mentor')} at most; then somebody
        calls.
      </p>
      {need.status === 'matched' && (
        <p>
          <a href={`/console/mentoring/pairs/${need.personId}/${need.needId}`}>How the pair goes</a>
        </p>
      )}
    </section>
  );
}

function Candidates({ need }: { need: NeedView }) {
  if (need.candidates.length === 0 || need.status === 'matched') return null;
  const choosing = need.status === 'proposed' || need.status === 'inviting';
  return (
    <section class="stack" aria-labelledby="list">
      <h2 id="list">Who may be asked</h2>
      <p class="muted">
        Best first. Of those who suit equally well, whoever was asked least lately is invited first,
        unless you choose who. Nobody is on the list whom a rule forbids to ask.
      </p>
      <div class="panel">
        <ol class="bare rows">
          {need.candidates.map(({ personId, name, reasons }, at) => (
            <li class="stack-small">
              <p>
                {at + 1}. <a href={`/console/people/${personId}`}>{name}</a>
                {reasons.length > 0 && `: ${reasons.join(', ')}`}
              </p>
              {choosing && (
                <form method="post" class="small-actions">
                  <input type="hidden" name="mentor" value={personId} />
                  <button
                    class="button secondary"
                    type="submit"
                    formaction={`${pathOf(need)}/approve`}
                  >
                    {need.asking === undefined ? 'Ask first' : 'Ask next'}
                    <span class="visually-hidden">: {name}</span>
                  </button>
                  <button
                    class="button quiet"
                    type="submit"
                    formaction={`${pathOf(need)}/leave-out`}
                  >
                    Leave out<span class="visually-hidden">: {name}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ol>
      </div>
      {need.status === 'proposed' && (
        <form method="post" action={`${pathOf(need)}/approve`} class="actions">
          <Button>Approve the list</Button>
        </form>
      )}
    </section>
  );
}

function Further({ need }: { need: NeedView }) {
  if (!need.mayFindAgain && !need.mayCancel) return null;
  return (
    <section class="stack" aria-labelledby="further">
      <h2 id="further">Or else</h2>
      <div class="small-actions">
        {need.mayFindAgain && (
          <form method="post" action={`${pathOf(need)}/find-again`}>
            <Button kind="secondary">Make a new list</Button>
          </form>
        )}
      </div>
      {need.mayCancel && (
        <details class="confirm">
          <summary>Call it off</summary>
          <form method="post" action={`${pathOf(need)}/cancel`} class="stack">
            <p>
              Nobody is looked for any more. Who is being asked need not answer, and emails that
              have not gone do not go.
            </p>
            <Button kind="danger">Call it off</Button>
          </form>
        </details>
      )}
    </section>
  );
}
