import { htmlPage } from '../../../shared/html/html-page.ts';
import { Code, DocsPage } from './docs-page.tsx';

export interface FormatView {
  name: string;
  label: string;
  says: string;
}

/** How whole files are brought in. */
export function filesPage(formats: readonly FormatView[], api: string): Response {
  return htmlPage(
    <DocsPage title="Files">
      <p>
        A file is brought in by an admin in the console, by a command, or by your system over HTTP.
        The same importer reads all of them: it guesses what the file is and which column is which,
        shows what importing would do, line by line, and does nothing before somebody confirms.
      </p>
      <h2 id="formats">What is understood</h2>
      <div class="table-scroll" role="region" aria-labelledby="formats" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Format</th>
              <th scope="col">Name</th>
              <th scope="col">What it states</th>
            </tr>
          </thead>
          <tbody>
            {formats.map(({ name, label, says }) => (
              <tr>
                <th scope="row">{label}</th>
                <td>
                  <code>{name}</code>
                </td>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        CSV may be separated by commas, semicolons or tabs, in UTF-8, UTF-16 with a byte order mark,
        or Windows-1252. XML with a document type or entities of its own is refused. Files end at 40
        MB; split a larger one.
      </p>
      <h2>By the command</h2>
      <Code label="Importing by the command">{`npx rollcall import graduates.csv --dry-run
npx rollcall import graduates.csv --yes --report report.csv`}</Code>
      <p>
        Without credentials it brings the file to a Rollcall on your own machine. Interrupted, the
        same command goes on where it stopped.
      </p>
      <h2>Over HTTP</h2>
      <p>
        The file is announced, sent in parts, looked at and confirmed. The{' '}
        <a href="/docs/start">token</a> is the same as for events.
      </p>
      <Code label="Importing over HTTP">{api}</Code>
    </DocsPage>,
  );
}
