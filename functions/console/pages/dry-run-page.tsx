import { Button } from '../../../shared/html/form-fields.tsx';
import { Notice, Tag, type Tone } from '../../../shared/html/notice.tsx';
import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { addressWith, Paging } from './paging.tsx';
import { ScrollTable } from './scroll-table.tsx';

export type StudentAction =
  | 'create'
  | 'update'
  | 'unchanged'
  | 'revoke'
  | 'not-a-graduate'
  | 'rejected';

export interface DryRunRow {
  studentId: string;
  name: string;
  rows: string;
  action: StudentAction;
  /** Why, and what else to know; sentences. */
  remarks: readonly string[];
  changes: readonly { field: string; from: string; to: string }[];
}

interface DryRunProps {
  importId: string;
  fileName: string;
  rows: number;
  counts: Readonly<Record<StudentAction, number>>;
  /** Students whose records confirming changes. */
  changing: number;
  /** Students with completions. */
  total: number;
  warnings: readonly string[];
  rejectedRows: readonly { row: number; who: string; sentence: string }[];
  /** Which students the table shows: those of one action, or all. */
  show: StudentAction | undefined;
  students: readonly DryRunRow[];
  page: number;
  pages: number;
}

export const actions: readonly StudentAction[] = [
  'create',
  'update',
  'unchanged',
  'revoke',
  'not-a-graduate',
  'rejected',
];

function wordsFor(action: StudentAction): { label: string; tone: Tone | 'plain'; says: string } {
  switch (action) {
    case 'create':
      return { label: 'Create', tone: 'success', says: 'new graduates' };
    case 'update':
      return { label: 'Update', tone: 'info', says: 'known, with changes' };
    case 'unchanged':
      return { label: 'Unchanged', tone: 'plain', says: 'known, nothing new' };
    case 'revoke':
      return { label: 'Revoked', tone: 'warning', says: 'every degree taken back' };
    case 'not-a-graduate':
      return { label: 'Not a graduate', tone: 'plain', says: 'nothing completed' };
    case 'rejected':
      return { label: 'Rejected', tone: 'danger', says: 'rows to be mended' };
  }
}

/** What a file would do, student by student, before anything happens. */
export function dryRunPage(frame: Frame, props: DryRunProps): Response {
  const { importId, fileName, counts, changing, warnings } = props;
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
          {fileName}: {count(props.rows, 'row')}. Nothing has been changed yet.
        </p>
      </div>
      {warnings.map((warning) => (
        <Notice tone="warning">
          <p>{warning}</p>
        </Notice>
      ))}
      <Decision path={path} changing={changing} total={props.total} counts={counts} />
      <nav class="figures" aria-label="Students by what would happen">
        {actions.map((action) => (
          <FigureLink
            href={addressWith(path, { show: action })}
            current={props.show === action}
            number={counts[action]}
            action={action}
          />
        ))}
      </nav>
      <Students {...props} path={path} />
      <RejectedRows rows={props.rejectedRows} />
    </>,
  );
}

function Decision(props: {
  path: string;
  changing: number;
  total: number;
  counts: DryRunProps['counts'];
}) {
  const { path, changing, total, counts } = props;
  return (
    <section class="panel stack" aria-label="Decide">
      <p class="strong">
        {changing === 0
          ? 'Importing this file would change nothing.'
          : `Importing this file would change the records of ${count(changing, 'graduate')}.`}
      </p>
      {changing > 0 && (
        <p class="muted">
          {newAndUpdated(counts)} No email is sent by importing: surveys go out when the season
          opens. You can take the import back as long as nothing it caused was sent.
        </p>
      )}
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
  action: StudentAction;
}) {
  const { label, says } = wordsFor(props.action);
  return (
    <a
      class="figure"
      href={`${props.href}#students`}
      aria-current={props.current ? 'true' : undefined}
    >
      <span class="number">{props.number.toLocaleString('en-US')}</span>
      <span class="label">
        {label}: {says}
      </span>
    </a>
  );
}

function Students(props: DryRunProps & { path: string }) {
  const { show, students, path } = props;
  const title =
    show === undefined ? 'All students' : `Students: ${wordsFor(show).label.toLowerCase()}`;
  return (
    <section class="stack" aria-labelledby="students">
      <div class="heading">
        <h2 id="students">{title}</h2>
        {show !== undefined && <a href={`${path}#students`}>Show all students</a>}
      </div>
      {students.length === 0 ? (
        <p class="empty">There are none.</p>
      ) : (
        <ScrollTable label="Students">
          <thead>
            <tr>
              <th scope="col">Student</th>
              <th scope="col">Rows</th>
              <th scope="col">What would happen</th>
              <th scope="col">Why, and what to know</th>
            </tr>
          </thead>
          <tbody>
            {students.map((student) => (
              <StudentRow student={student} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      <Paging
        label="Pages of students"
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => `${addressWith(path, { show, page: String(page) })}#students`}
      />
    </section>
  );
}

function StudentRow(props: { student: DryRunRow }) {
  const { student } = props;
  const { tone, label } = wordsFor(student.action);
  return (
    <tr>
      <th scope="row">
        {student.name}
        <br />
        <span class="muted small">{student.studentId}</span>
      </th>
      <td class="nowrap">{student.rows}</td>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td>
        {student.remarks.length > 0 && (
          <ul class="bare">
            {student.remarks.map((remark) => (
              <li>{remark}</li>
            ))}
          </ul>
        )}
        {student.changes.length > 0 && (
          <dl class="changes">
            {student.changes.map(({ field, from, to }) => (
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

const mostRejected = 200;

function RejectedRows(props: { rows: DryRunProps['rejectedRows'] }) {
  if (props.rows.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="rejected">
      <h2 id="rejected">Rows that were not used ({props.rows.length.toLocaleString('en-US')})</h2>
      <p class="muted">
        Mend them in the file and bring it in again; students already imported stay unchanged.
      </p>
      <ScrollTable label="Rows that were not used">
        <thead>
          <tr>
            <th scope="col" class="number">
              Row
            </th>
            <th scope="col">Student</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.slice(0, mostRejected).map(({ row, who, sentence }) => (
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
      {props.rows.length > mostRejected && <p class="muted">The first {mostRejected} are shown.</p>}
    </section>
  );
}
