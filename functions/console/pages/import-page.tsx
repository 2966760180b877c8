import { Button } from '../../../shared/html/form-fields.tsx';
import { Notice, Tag } from '../../../shared/html/notice.tsx';
import { Progress } from '../../../shared/html/progress.tsx';
import { At, count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { type About, linesCalled } from './dry-run-page.tsx';
import { type ImportCounts, importStatusTag, type ImportStatus } from './imports-page.tsx';
import { progressScript } from './progress-script.ts';

interface ImportProps {
  importId: string;
  fileName: string;
  status: ImportStatus;
  uploadedAt: string;
  uploadedBy: string;
  total: number;
  counts: ImportCounts | undefined;
  finishedAt: string | undefined;
  refusal: string | undefined;
  about: About;
  /** What kind of file it is, in words; unknown until it is settled. */
  label: string | undefined;
  canBeTakenBack: boolean;
}

function Head(props: { each: ImportProps; timeZone: string }) {
  const { each, timeZone } = props;
  const { tone, label } = importStatusTag(each.status);
  return (
    <div class="stack">
      <p>
        <a href="/console/imports">Imports</a>
      </p>
      <h1>{each.fileName}</h1>
      <p>
        <Tag tone={tone}>{label}</Tag>{' '}
        <span class="muted">
          {each.label === undefined ? '' : `${each.label}. `}
          Brought in <At iso={each.uploadedAt} timeZone={timeZone} /> by {each.uploadedBy}
        </span>
      </p>
    </div>
  );
}

/** How far an import is, in words: the same for the page and for its script. */
export function progressInWords(far: {
  status: ImportStatus;
  done: number;
  total: number;
  about: About;
}): string {
  const doing = far.status === 'taking-back' ? 'Taking back' : 'Importing';
  const called = linesCalled(far.about);
  const lines = far.total === 1 ? called.one : called.many.toLowerCase();
  return `${doing}: ${far.done.toLocaleString('en-US')} of ${far.total.toLocaleString('en-US')} ${lines}`;
}

/** An import that is running or being taken back. */
export function runningImportPage(frame: Frame, props: ImportProps & { done: number }): Response {
  const label = progressInWords(props);
  return consoleResponse(
    frame,
    { title: props.fileName, part: 'imports', scripts: [progressScript] },
    <>
      <Head each={props} timeZone={frame.timeZone} />
      <div class="panel" data-progress-of={`/console/imports/${props.importId}/progress`}>
        <Progress label={label} done={props.done} total={props.total} />
      </div>
      <p class="muted">
        You can leave this page; it goes on by itself.
        <noscript> The page loads itself again every three seconds.</noscript>
      </p>
      {/* Written out: hono would move the element into the head, where scripts do not switch it off. */}
      <noscript dangerouslySetInnerHTML={{ __html: '<meta http-equiv="refresh" content="3">' }} />
    </>,
  );
}

/** An import that is over. */
export function finishedImportPage(frame: Frame, props: ImportProps): Response {
  const { counts, refusal, status } = props;
  return consoleResponse(
    frame,
    { title: props.fileName, part: 'imports' },
    <>
      <Head each={props} timeZone={frame.timeZone} />
      {refusal !== undefined && (
        <Notice tone={status === 'discarded' ? 'danger' : 'warning'}>
          <p>{refusal}</p>
        </Notice>
      )}
      {status === 'discarded' && <p>Nothing of this file was imported, and it is not kept.</p>}
      {status === 'taken-back' && (
        <p>
          This import was taken back: the people it had made are gone, and what it had changed is as
          it was before.
        </p>
      )}
      {counts !== undefined && (
        <div class="figures">
          {figuresOf(props.about, counts).map(([number, label]) => (
            <Figure number={number} label={label} />
          ))}
        </div>
      )}
      {status === 'done' && <WhatNow {...props} />}
    </>,
  );
}

function figuresOf(about: About, counts: ImportCounts): [number, string][] {
  switch (about) {
    case 'graduations':
      return [
        [counts.created, 'created'],
        [counts.updated, 'updated'],
        [counts.revoked, 'revoked'],
        [counts.unchanged, 'left as they were'],
      ];
    case 'statements':
      return [
        [counts.recorded ?? 0, 'noted in records'],
        [counts.review ?? 0, 'to review'],
        [counts.strangers ?? 0, 'not known here'],
        [counts.unchanged, 'known already'],
      ];
    case 'directory':
      return [
        [counts.created, 'new in the directory'],
        [counts.updated, 'updated'],
        [counts.unchanged, 'left as they were'],
      ];
  }
}

function WhatNow(props: ImportProps) {
  const path = `/console/imports/${props.importId}`;
  return (
    <>
      <p>
        <a href={`${path}/report.csv`}>Download what became of each line (CSV)</a>
      </p>
      {props.about === 'graduations' && (
        <p>
          New graduates appear under <a href="/console/people">People</a> within seconds. Those who
          share an address or have none are under <a href="/console/not-reachable">Not reachable</a>
          .
        </p>
      )}
      {props.about === 'statements' && (props.counts?.review ?? 0) > 0 && (
        <p>
          Of some lines only you can say whom they are about: <a href="/console/reviews">Reviews</a>
          .
        </p>
      )}
      {props.canBeTakenBack && (
        <p>
          <a href={`${path}/take-back`}>Take this import back</a>
        </p>
      )}
    </>
  );
}

function Figure(props: { number: number; label: string }) {
  return (
    <div class="figure">
      <span class="number">{props.number.toLocaleString('en-US')}</span>
      <span class="label">{props.label}</span>
    </div>
  );
}

/** An upload that broke off. */
export function incompleteImportPage(
  frame: Frame,
  props: ImportProps & { missing: number },
): Response {
  return consoleResponse(
    frame,
    { title: props.fileName, part: 'imports' },
    <>
      <Head each={props} timeZone={frame.timeZone} />
      <p>
        {props.missing === 0
          ? 'The file has arrived, but its last step was interrupted.'
          : 'The upload broke off before the whole file had arrived.'}{' '}
        Nothing was imported.
      </p>
      <p>
        <a class="button" href="/console/imports">
          Bring the file in again
        </a>
      </p>
      <form method="post" action={`/console/imports/${props.importId}/discard`}>
        <Button kind="secondary">Throw this upload away</Button>
      </form>
    </>,
  );
}

/** Says what taking back does, before it does it. */
export function takeBackPage(
  frame: Frame,
  props: ImportProps & { writtenTo: number; status: ImportStatus },
): Response {
  const path = `/console/imports/${props.importId}`;
  const possible = props.status === 'done' && props.writtenTo === 0 && props.canBeTakenBack;
  return consoleResponse(
    frame,
    { title: 'Take this import back?', part: 'imports', status: 200 },
    <>
      <div class="stack">
        <p>
          <a href={path}>{props.fileName}</a>
        </p>
        <h1>Take this import back?</h1>
      </div>
      {props.status !== 'done' && (
        <p>Only an import that is done can be taken back. Nothing was changed.</p>
      )}
      {props.status === 'done' && !props.canBeTakenBack && (
        <p>
          Only files of graduates can be taken back. What this file said of positions or schools is
          corrected on the pages of the people and schools.
        </p>
      )}
      {props.canBeTakenBack && props.writtenTo > 0 && (
        <Notice tone="danger">
          <p>
            This import cannot be taken back: {count(props.writtenTo, 'graduate')} it brought in{' '}
            {props.writtenTo === 1 ? 'has' : 'have'} already been written to. Correct single records
            on their pages instead, or bring in a corrected file.
          </p>
        </Notice>
      )}
      {possible && (
        <div class="panel stack">
          <ul class="stack">
            <li>People whom it created go, with everything noted about them since.</li>
            <li>People whom it changed are again as they were before it.</li>
            <li>Surveys that it caused to be planned are no longer planned.</li>
            <li>Nobody is told: nothing it caused has been sent.</li>
          </ul>
          <div class="actions">
            <form method="post" action={`${path}/take-back`}>
              <Button kind="danger">Take it back</Button>
            </form>
            <a href={path}>Keep it</a>
          </div>
        </div>
      )}
    </>,
  );
}
