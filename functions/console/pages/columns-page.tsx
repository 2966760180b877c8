import { defaultLocale } from '../../../shared/domain/locale.ts';
import type { FormError } from '../../../shared/html/form-error.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { ScrollTable } from './scroll-table.tsx';

/** A field of the format, and the column that holds it. */
export interface ColumnOfField {
  name: string;
  label: string;
  /** The import cannot do without it, or without another of its group. */
  needed: boolean;
  /** The number of the column, from 0; undefined when none was found. */
  position: number | undefined;
}

export interface ColumnsProps {
  importId: string;
  fileName: string;
  formats: readonly { name: string; label: string; holds: string }[];
  /** The chosen format; undefined until somebody says what the file is. */
  format: string | undefined;
  fields: readonly ColumnOfField[];
  /** The file's columns with some of their values. */
  columns: readonly { heading: string; sample: readonly string[] }[];
  errors: readonly FormError[];
  /** A sentence about why the file waits for an answer. */
  problem?: string | undefined;
  status?: number;
}

/** What a file is, and which of its columns holds what. */
export function columnsPage(frame: Frame, props: ColumnsProps): Response {
  const path = `/console/imports/${props.importId}`;
  return consoleResponse(
    frame,
    {
      title: `Columns of ${props.fileName}`,
      part: 'imports',
      status: props.status ?? 200,
      wrong: props.errors.length > 0,
    },
    <>
      <div class="stack">
        <p>
          <a href="/console/imports">Imports</a>
        </p>
        <h1>Which column holds what?</h1>
        <p class="muted">
          {props.fileName}. Nothing has been changed yet. What you choose is remembered: the next
          file with the same column names is read in the same way.
        </p>
      </div>
      <ErrorSummary locale={defaultLocale} errors={props.errors} />
      {props.problem !== undefined && props.errors.length === 0 && <p>{props.problem}</p>}
      <FormatForm {...props} path={path} />
      {props.format !== undefined && <ColumnsForm {...props} path={path} />}
      <Samples columns={props.columns} />
      <form method="post" action={`${path}/discard`}>
        <Button kind="secondary">Do not import</Button>
      </form>
    </>,
  );
}

function FormatForm(props: ColumnsProps & { path: string }) {
  const chosen = props.formats.find(({ name }) => name === props.format);
  return (
    <form
      method="get"
      action={`${props.path}/columns`}
      class="panel stack"
      aria-label="Kind of file"
    >
      <SelectField
        name="format"
        label="What is this file?"
        help={chosen?.holds}
        choices={[
          ...(props.format === undefined ? [{ code: '', label: 'Choose' }] : []),
          ...props.formats.map(({ name, label }) => ({ code: name, label })),
        ]}
        chosen={props.format}
      />
      <div>
        <Button kind={props.format === undefined ? 'primary' : 'secondary'}>
          {props.format === undefined ? 'Go on' : 'Show the columns of this kind'}
        </Button>
      </div>
    </form>
  );
}

function ColumnsForm(props: ColumnsProps & { path: string }) {
  const choices = [
    { code: '', label: 'Not in the file' },
    ...props.columns.map(({ heading, sample }, at) => ({
      code: String(at),
      label: `${heading || `Column ${at + 1}`}${sample.length === 0 ? '' : ` (${sample.join(', ')})`}`,
    })),
  ];
  return (
    <form method="post" action={`${props.path}/columns`} class="stack" aria-label="Columns">
      <input type="hidden" name="format" value={props.format} />
      {props.fields.map(({ name, label, needed, position }) => (
        <SelectField
          name={`column-${name}`}
          label={needed ? `${label} (needed)` : label}
          choices={choices}
          chosen={position === undefined ? '' : String(position)}
          errors={props.errors}
        />
      ))}
      <div>
        <Button>See what it would do</Button>
      </div>
    </form>
  );
}

function Samples({ columns }: Pick<ColumnsProps, 'columns'>) {
  return (
    <section class="stack" aria-labelledby="samples">
      <h2 id="samples">The file’s columns</h2>
      <ScrollTable label="The file’s columns">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Some of its values</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ heading, sample }, at) => (
            <tr>
              <th scope="row">{heading || `Column ${at + 1}`}</th>
              <td>{sample.length === 0 ? <span class="muted">empty</span> : sample.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
