import { Button } from '../../../shared/html/form-fields.tsx';
import { Notice, Tag } from '../../../shared/html/notice.tsx';
import { count } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { addressWith, Paging } from './paging.tsx';
import { type Offered, schoolInWords } from './school-question.tsx';

interface NameRow {
  schoolId: string;
  label: string;
  /** Only in answers: no hire has been recorded there. */
  written: boolean;
  people: readonly string[];
  proposal: Offered | undefined;
}

interface NamesProps {
  names: readonly NameRow[];
  /** On all pages. */
  all: number;
  directoryEmpty: boolean;
  page: number;
  pages: number;
}

export const schoolNamesPath = '/console/schools/to-confirm';

/** Schools that are known by a typed name only, each with the likeliest school of the directory. */
export function schoolNamesPage(frame: Frame, props: NamesProps): Response {
  const { names, all, page, pages } = props;
  return consoleResponse(
    frame,
    { title: 'Schools to confirm', part: 'schools' },
    <>
      <div class="stack">
        <p>
          <a href="/console/schools">Schools</a>
        </p>
        <h1>Schools to confirm</h1>
        <p class="muted narrow">
          These were typed: in a form, a file or an answer. Say which school of the directory each
          one is, so that its graduates are found together, with its district.
        </p>
      </div>
      {props.directoryEmpty && <EmptyDirectory />}
      {all === 0 ? (
        <p class="empty">Every school where a graduate is known to work is settled.</p>
      ) : (
        <section class="panel stack" aria-labelledby="names">
          <h2 id="names">{count(all, 'name')}</h2>
          <ul class="bare rows">
            {names.map((name) => (
              <Name name={name} />
            ))}
          </ul>
        </section>
      )}
      <Paging
        label="Pages of names"
        page={page}
        pages={pages}
        hrefOf={(each) => addressWith(schoolNamesPath, { page: String(each) })}
      />
    </>,
  );
}

/** How the directory is filled. */
export function EmptyDirectory() {
  return (
    <Notice>
      <p>
        The directory of schools is empty: nothing can be proposed. Fill it once under{' '}
        <a href="/console/imports">Imports</a> with the school directory of the NCES (Common Core of
        Data, a CSV file; your state’s part of it is enough), or with the organizations of an Ed-Fi
        or OneRoster system.
      </p>
    </Notice>
  );
}

function Name({ name }: { name: NameRow }) {
  const path = `${schoolNamesPath}/${name.schoolId}`;
  return (
    <li class="stack-small">
      <p>
        <span class="strong">{name.label}</span> {name.written && <Tag>From an answer</Tag>}
      </p>
      <p class="muted small">
        {name.people.length === 0
          ? 'Nobody works there now'
          : count(name.people.length, 'graduate')}
      </p>
      {name.proposal === undefined ? (
        <p class="small-actions">
          <span>The directory has none like it.</span>
          <a href={path}>
            Look for it, or settle it<span class="visually-hidden">: {name.label}</span>
          </a>
        </p>
      ) : (
        <form method="post" action={path} class="small-actions">
          <input type="hidden" name="school" value={name.proposal.schoolId} />
          <span>{schoolInWords(name.proposal)}?</span>
          <Button kind="secondary">
            Yes, this is it<span class="visually-hidden">: {name.label}</span>
          </Button>
          <a href={path}>
            Another one<span class="visually-hidden"> for {name.label}</span>
          </a>
        </form>
      )}
    </li>
  );
}
