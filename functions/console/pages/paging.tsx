/** Leads through a long list, page by page. Nothing when there is one page only. */
export function Paging(props: {
  /** From 1. */
  page: number;
  pages: number;
  /** The address of a page. */
  hrefOf: (page: number) => string;
  label: string;
}) {
  const { page, pages, hrefOf } = props;
  if (pages <= 1) return null;
  return (
    <nav class="paging" aria-label={props.label}>
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev">
          Previous
        </a>
      ) : (
        <span class="muted">Previous</span>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next">
          Next
        </a>
      ) : (
        <span class="muted">Next</span>
      )}
    </nav>
  );
}

/** One page of a list. A page that does not exist gives the nearest one. */
export function pageOf<Item>(
  items: readonly Item[],
  asked: string | undefined,
  size: number,
): { items: readonly Item[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(pages, pageNumber(asked));
  return { items: items.slice((page - 1) * size, page * size), page, pages };
}

/** Gathers one page of a long list that is only gone through: the page asked for, else the last one. */
export function pageCollector<Item>(asked: string | undefined, size: number) {
  const wanted = pageNumber(asked);
  let items: Item[] = [];
  let page = 1;
  let length = 0;
  return {
    add(item: Item): void {
      const at = Math.floor(length / size) + 1;
      length += 1;
      if (at > wanted) return;
      if (at > page) [page, items] = [at, []];
      items.push(item);
    },
    page: () => ({ items, page, pages: Math.max(1, Math.ceil(length / size)) }),
  };
}

function pageNumber(asked: string | undefined): number {
  const wanted = Number.parseInt(asked ?? '1', 10);
  return Math.max(1, Number.isNaN(wanted) ? 1 : wanted);
}

/** An address with the given codes in its query; empty ones are left out. */
export function addressWith(path: string, codes: Readonly<Record<string, string | undefined>>) {
  const query = new URLSearchParams();
  for (const [name, code] of Object.entries(codes)) {
    if (code !== undefined && code !== '') query.set(name, code);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
