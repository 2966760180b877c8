import type { LineAction } from '../../../shared/domain/imported-file/line-action.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { Notice, Tag, type Tone } from '../../../shared/html/notice.tsx';
import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { addressWith, Paging } from './paging.tsx';
import { ScrollTable } from './scroll-table.tsx';

/** What a file's lines are: students with their graduations, statements about graduates, schools and districts. */
export type About = 'graduations' | 'statements' | 'directory';

export interface DryRunRow {
  /** The file's own id of them. */
  key: string;
  name: string;
  rows: string;
  action: LineAction;
  /** Why, and what else to know; sentences. */
  remarks: readonly string[];
  changes: readonly { field: string; from: string; to: string }[];
}

interface DryRunProps {
  importId: string;
  fileName: string;
  /** What kind of file it is, in words. */
  format: string;
  about: About;
  /** It is a table, whose columns can be looked at. */
  hasColumns: boolean;
  /** Some column was guessed from a name that is only like the field's. */
  unsure: boolean;
  rows: number;
  counts: Readonly<Record<LineAction, number>>;
  /** Lines by which confirming changes something. */
  changing: number;
  /** Lines with something to do. */
  total: number;
  warnings: readonly string[];
  /** The first rows that are not used, and how many there are. */
  unused: readonly { row: number; who: string; sentence: string }[];
  unusedRows: number;
  /** Which lines the table shows: those of one action, or all. */
  show: LineAction | undefined;
  lines: readonly DryRunRow[];
  page: number;
  pages: number;
}

/** The actions that such a file can come to. */
export function actionsFor(about: About): readonly LineAction[] {
  switch (about) {
    case 'graduations':
      return ['create', 'update', 'unchanged', 'revoke', 'nothing', 'rejected'];
    case 'statements':
      return ['record', 'unchanged', 'review', 'stranger', 'nothing', 'rejected'];
    case 'directory':
      return ['create', 'update', 'unchanged', 'nothing', 'rejected'];
  }
}

function wordsFor(
  action: LineAction,
  about: About,
): { label: string; tone: Tone | 'plain'; says: string } {
  const graduates = about === 'graduations';
  switch (action) {
    case 'create':
      return {
        label: 'Create',
        tone: 'success',
        says: graduates ? 'new graduates' : 'new in the directory',
      };
    case 'update':
      return { label: 'Update', tone: 'info', says: 'known, with changes' };
    case 'unchanged':
      return { label: 'Unchanged', tone: 'plain', says: 'known, nothing new' };
    case 'revoke':
      return { label: 'Revoked', tone: 'warning', says: 'every degree taken back' };
    case 'record':
      return { label: 'Record', tone: 'success', says: 'about graduates you know' };
    case 'review':
      return { label: 'To review', tone: 'warning', says: 'you say who it is' };
    case 'stranger':
      return { label: 'Not known here', tone: 'plain', says: 'left out' };
    case 'nothing':
      return graduates
        ? { label: 'Not a graduate', tone: 'plain', says: 'nothing completed' }
        : { label: 'Passed over', tone: 'plain', says: 'nothing to do' };
    case 'rejected':
      return { label: 'Rejected', tone: 'danger', says: 'rows to be mended' };
  }
}

/** What the lines are called. */
export function linesCalled(about: About): { one: string; many: string } {
  switch (about) {
    case 'graduations':
      return { one: 'student', many: 'Students' };
    case 'statements':
      return { one: 'line', many: 'Lines' };
    case 'directory':
      return { one: 'entry', many: 'Entries' };
  }
}

/** What a file would do, line by line, before anything happens. */
export function dryRunPage(frame: Frame, props: DryRunProps): Response {
  const { importId, fileName, counts, warnings, about } = props;
  const path = `/console/imports/${importId}`;
  return consoleResponse(
    frame,
    { title: `Check ${fileName}`, part: 'imports' },
    <>
      <div class="stack">
        <p>
          <a href="/console/imports">Imports</a>
        </p>
        <h1>Check before importing</h1>
        <p class="muted">
          {fileName}: {count(props.rows, 'row')}, read as {props.format}. Nothing has been changed
          yet.
        </p>
        <p class="actions">
          {props.hasColumns && (
            <a href={`${path}/columns`}>
              {props.unsure ? 'Some columns were guessed: look at them' : 'Which column holds what'}
            </a>
          )}
          <a href={`${path}/report.csv`}>Download this as a table (CSV)</a>
        </p>
      </div>
      {warnings.map((warning) => (
        <Notice tone="warning">
          <p>{warning}</p>
        </Notice>
      ))}
      <Decision {...props} path={path} />
      <nav class="figures" aria-label={`${linesCalled(about).many} by what would happen`}>
        {actionsFor(about).map((action) => (
          <FigureLink
            href={addressWith(path, { show: action })}
            current={props.show === action}
            number={counts[action]}
            action={action}
            about={about}
          />
        ))}
      </nav>
      <Lines {...props} path={path} />
      <UnusedRows first={props.unused} rows={props.unusedRows} />
    </>,
  );
}

function Decision(props: DryRunProps & { path: string }) {
  const { path, changing, total } = props;
  return (
    <section class="panel stack" aria-label="Decide">
      <p class="strong">
        {changing === 0 ? 'Importing this file would change nothing.' : whatWouldChange(props)}
      </p>
      {changing > 0 && <p class="muted">{whatFollows(props)}</p>}
      <div class="actions">
        {total > 0 && (
          <form method="post" action={`${path}/confirm`}>
            <Button kind={changing === 0 ? 'secondary' : 'primary'}>
              {changing === 0 ? 'Import all the same' : 'Import'}
            </Button>
          </form>
        )}
        <form method="post" action={`${path}/discard`}>
          <Button kind="secondary">Do not import</Button>
        </form>
      </div>
    </section>
  );
}

function whatWouldChange({ about, changing, counts }: DryRunProps): string {
  switch (about) {
    case 'graduations':
      return `Importing this file would change the records of ${count(changing, 'graduate')}.`;
    case 'statements':
      return counts.review === 0
        ? `Importing this file would note ${count(counts.record, 'line')} in the records of graduates.`
        : `Importing this file would note ${count(counts.record, 'line')} in the records of graduates, and ask you about ${count(counts.review, 'more line')}.`;
    case 'directory':
      return `Importing this file would change ${count(changing, 'place')} in the directory of schools and districts.`;
  }
}

function whatFollows({ about, counts }: DryRunProps): string {
  switch (about) {
    case 'graduations':
      return `${newAndUpdated(counts)} No email is sent by importing: surveys go out when the season opens. You can take the import back as long as nothing it caused was sent.`;
    case 'statements':
      return 'What was known before stays in the history of each graduate. Such an import cannot be taken back as a whole: correct single records on their pages.';
    case 'directory':
      return 'Nobody is written to. What is not in the file stays in the directory.';
  }
}

function newAndUpdated({ create, update }: DryRunProps['counts']): string {
  const said = [
    create === 0 ? '' : count(create, 'new graduate'),
    update === 0 ? '' : count(update, 'update'),
  ].filter((part) => part !== '');
  return said.length === 0 ? '' : `${said.join(', ')}.`;
}

function FigureLink(props: {
  href: string;
  current: boolean;
  number: number;
  action: LineAction;
  about: About;
}) {
  const { label, says } = wordsFor(props.action, props.about);
  return (
    <a
      class="figure"
      href={`${props.href}#lines`}
      aria-current={props.current ? 'true' : undefined}
    >
      <span class="number">{props.number.toLocaleString('en-US')}</span>
      <span class="label">
        {label}: {says}
      </span>
    </a>
  );
}

function Lines(props: DryRunProps & { path: string }) {
  const { show, lines, path, about } = props;
  const { many } = linesCalled(about);
  const title =
    show === undefined
      ? `All ${many.toLowerCase()}`
      : `${many}: ${wordsFor(show, about).label.toLowerCase()}`;
  return (
    <section class="stack" aria-labelledby="lines">
      <div class="heading">
        <h2 id="lines">{title}</h2>
        {show !== undefined && <a href={`${path}#lines`}>Show all {many.toLowerCase()}</a>}
      </div>
      {lines.length === 0 ? (
        <p class="empty">There are none.</p>
      ) : (
        <ScrollTable label={many}>
          <thead>
            <tr>
              <th scope="col">{headingFor(about)}</th>
              <th scope="col">Rows</th>
              <th scope="col">What would happen</th>
              <th scope="col">Why, and what to know</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LineRow line={line} about={about} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      <Paging
        label={`Pages of ${many.toLowerCase()}`}
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => `${addressWith(path, { show, page: String(page) })}#lines`}
      />
    </section>
  );
}

function headingFor(about: About): string {
  switch (about) {
    case 'graduations':
      return 'Student';
    case 'statements':
      return 'Person';
    case 'directory':
      return 'School or district';
  }
}

function LineRow(props: { line: DryRunRow; about: About }) {
  const { line } = props;
  const { tone, label } = wordsFor(line.action, props.about);
  return (
    <tr>
      <th scope="row">
        {line.name}
        <br />
        <span class="muted small">{line.key}</span>
      </th>
      <td class="nowrap">{line.rows}</td>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td>
        {line.remarks.length > 0 && (
          <ul class="bare">
            {line.remarks.map((remark) => (
              <li>{remark}</li>
            ))}
          </ul>
        )}
        {line.changes.length > 0 && (
          <dl class="changes">
            {line.changes.map(({ field, from, to }) => (
              <div>
                <dt>{field}</dt>
                <dd>
                  {from === '' ? <span class="muted">nothing</span> : <del>{from}</del>}
                  <span class="visually-hidden"> becomes </span>
                  <span aria-hidden="true"> → </span>
                  {to === '' ? <span class="muted">nothing</span> : <ins>{to}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </td>
    </tr>
  );
}

function UnusedRows(props: { first: DryRunProps['unused']; rows: number }) {
  const { first, rows } = props;
  if (rows === 0) return null;
  return (
    <section class="stack" aria-labelledby="rejected">
      <h2 id="rejected">Rows that were not used ({rows.toLocaleString('en-US')})</h2>
      <p class="muted">
        Mend them in the file and bring it in again; what is already imported stays unchanged.
      </p>
      <ScrollTable label="Rows that were not used">
        <thead>
          <tr>
            <th scope="col" class="number">
              Row
            </th>
            <th scope="col">About</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ row, who, sentence }) => (
            <tr>
              <th scope="row" class="number">
                {row}
              </th>
              <td>{who}</td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {rows > first.length && (
        <p class="muted">
          The first {first.length} are shown; the table above (CSV) has all of them.
        </p>
      )}
    </section>
  );
}
