import type { Child } from 'hono/jsx';

/** A table that scrolls by itself where the page is narrow, by keyboard too. `label` says what the table holds. */
export function ScrollTable(props: { label: string; children: Child }) {
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={`${props.label} (table)`}>
      <table>{props.children}</table>
    </div>
  );
}
