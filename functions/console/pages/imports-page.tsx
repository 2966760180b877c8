import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag, type Tone } from '../../../shared/html/notice.tsx';
import { At } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { uploadScript } from './upload-script.ts';
import { ScrollTable } from './scroll-table.tsx';

export type ImportStatus =
  | 'uploading'
  | 'ready'
  | 'running'
  | 'done'
  | 'taking-back'
  | 'taken-back'
  | 'discarded';

export interface ListedImport {
  importId: string;
  fileName: string;
  status: ImportStatus;
  uploadedAt: string;
  uploadedBy: string;
  /** Students looked at, and what became of them. */
  summary: string;
}

export const largestFile = { withScript: 40_000_000, withoutScript: 4_000_000 } as const;
export const tooLargeSentence =
  'The file has more than 40 MB. Split it by term or academic year and upload the parts, keeping all rows of a person in one part.';

export function importStatusTag(status: ImportStatus): { tone: Tone | 'plain'; label: string } {
  switch (status) {
    case 'uploading':
      return { tone: 'plain', label: 'Not complete' };
    case 'ready':
      return { tone: 'info', label: 'To be confirmed' };
    case 'running':
      return { tone: 'info', label: 'Running' };
    case 'done':
      return { tone: 'success', label: 'Done' };
    case 'taking-back':
      return { tone: 'warning', label: 'Being taken back' };
    case 'taken-back':
      return { tone: 'plain', label: 'Taken back' };
    case 'discarded':
      return { tone: 'plain', label: 'Not imported' };
  }
}

/** The files that came in, and the way to bring one in. `problem`: why the last one was not taken. */
export function importsPage(
  frame: Frame,
  props: { imports: readonly ListedImport[]; problem?: string | undefined; status?: number },
): Response {
  const { imports, problem } = props;
  return consoleResponse(
    frame,
    {
      title: 'Imports',
      part: 'imports',
      status: props.status ?? 200,
      wrong: problem !== undefined,
      scripts: [uploadScript],
    },
    <>
      <div class="stack">
        <h1>Imports</h1>
        <p class="muted">
          Bring in a file: a registrar’s export of graduates, a list of hires, a district’s roster,
          a directory of schools. You first see what it would do; nothing happens before you
          confirm.
        </p>
      </div>
      <UploadForm problem={problem} />
      <section class="stack" aria-labelledby="files">
        <h2 id="files">Files so far</h2>
        {imports.length === 0 ? (
          <p class="empty">No file has been brought in yet.</p>
        ) : (
          <ImportTable imports={imports} timeZone={frame.timeZone} />
        )}
      </section>
    </>,
  );
}

function UploadForm(props: { problem: string | undefined }) {
  const { problem } = props;
  return (
    <form
      method="post"
      action="/console/imports"
      enctype="multipart/form-data"
      class="dropzone stack"
      data-upload
      data-largest={String(largestFile.withScript)}
      data-too-large={tooLargeSentence}
    >
      <label class="strong" for="field-file">
        CSV or XML file
      </label>
      <p class="muted small" id="field-file-help">
        At most 40 MB. What kind of file it is, Rollcall makes out from its columns; you can correct
        it. Excel workbooks: save as “CSV UTF-8” first.
      </p>
      <div
        class="notice danger"
        role="alert"
        tabindex={-1}
        data-problem
        id="field-file-problem"
        hidden={problem === undefined}
      >
        {problem ?? ''}
      </div>
      <input
        class="input"
        id="field-file"
        type="file"
        name="file"
        accept=".csv,.txt,.xml,text/csv,text/plain,text/xml,application/xml"
        required
        aria-describedby="field-file-help field-file-problem"
      />
      <div>
        <Button>See what it would do</Button>
      </div>
      <div class="progress" data-progress hidden>
        <p class="muted small" role="status">
          Sending the file
        </p>
        <progress aria-label="Sending the file" max={1} value={0} />
      </div>
    </form>
  );
}

function ImportTable(props: { imports: readonly ListedImport[]; timeZone: string }) {
  return (
    <ScrollTable label="Files">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col">What it did</th>
          <th scope="col">Brought in</th>
        </tr>
      </thead>
      <tbody>
        {props.imports.map((each) => {
          const { tone, label } = importStatusTag(each.status);
          return (
            <tr>
              <th scope="row">
                <a href={`/console/imports/${each.importId}`}>{each.fileName}</a>
              </th>
              <td>
                <Tag tone={tone}>{label}</Tag>
              </td>
              <td>{each.summary}</td>
              <td class="nowrap">
                <At iso={each.uploadedAt} timeZone={props.timeZone} />
                <br />
                <span class="muted small">{each.uploadedBy}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  revoked: number;
  recorded?: number | undefined;
  review?: number | undefined;
  strangers?: number | undefined;
}

/** `12 created, 3 updated, 400 left as they were` */
export function countsInWords(counts: ImportCounts): string {
  const parts = [
    [counts.created, 'created'],
    [counts.updated, 'updated'],
    [counts.revoked, 'revoked'],
    [counts.recorded ?? 0, 'noted'],
    [counts.review ?? 0, 'to review'],
    [counts.strangers ?? 0, 'not known here'],
    [counts.unchanged, 'left as they were'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0);
  if (said.length === 0) return 'Nothing';
  return said.map(([amount, what]) => `${amount.toLocaleString('en-US')} ${what}`).join(', ');
}
