/** What the admins' pages have more: a bar with the parts, wide tables, tags, a timeline, figures. */
export const consoleStyle = `
.console .top { background: var(--paper); border-block-start: 5px solid var(--accent); border-block-end: 1px solid var(--line); }
.console .top > div, .console main { width: 100%; max-width: 76rem; margin: 0 auto; padding-inline: 1rem; }
.console .top > div { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding-block: 0.625rem; }
.console .top .name { font: 600 1.125rem/1.3 var(--serif); margin-inline-end: auto; }
.console .top .signed-in { display: flex; gap: 1rem; align-items: center; font-size: 0.9375rem; color: var(--muted); }
.link { padding: 0; font: inherit; color: var(--accent); background: none; border: 0; text-decoration: underline; text-underline-offset: 0.15em; cursor: pointer; }
.console nav.parts { order: 3; flex-basis: 100%; }
.console nav.parts ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; }
.console nav.parts a { display: inline-block; padding: 0.5rem 0; color: var(--ink); text-decoration: none; border-block-end: 3px solid transparent; }
.console nav.parts a:hover { border-color: var(--outline); }
.console nav.parts a[aria-current] { border-color: var(--accent); font-weight: 650; }
.console main { padding-block: 1.5rem 4rem; }
.console .button { min-height: 2.75rem; font-size: 1rem; padding: 0.5rem 1.125rem; }
.console .input { min-height: 2.75rem; font-size: 1rem; padding: 0.5rem 0.75rem; }
.heading { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: baseline; justify-content: space-between; }
.columns { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); align-items: start; }
.filters { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; }
.filters .field { flex: 1 1 11rem; }
.filters .input { margin-top: 0.25rem; }
.table-scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.625rem 0.875rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); overflow-wrap: normal; }
tbody tr:last-child > * { border-block-end: 0; }
thead th { font-size: 0.875rem; font-weight: 600; color: var(--muted); background: var(--sunken); white-space: nowrap; }
td.number, th.number { text-align: end; }
.tag { display: inline-block; padding: 0.0625rem 0.5625rem; border-radius: 1rem; font-size: 0.875rem; font-weight: 600; white-space: nowrap; color: var(--ink); background: var(--ground); border: 1px solid var(--line); }
.tag.success { color: var(--accent-strong); background: var(--accent-soft); border-color: transparent; }
.tag.warning { color: var(--warning); background: var(--warning-soft); border-color: transparent; }
.tag.danger { color: var(--danger); background: var(--danger-soft); border-color: transparent; }
.tag.info { color: var(--info); background: var(--info-soft); border-color: transparent; }
.figures { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
.figure { padding: 1rem 1.125rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); }
.figure .number { display: block; font: 600 1.875rem/1.1 var(--serif); font-variant-numeric: tabular-nums; }
.figure .label { color: var(--muted); font-size: 0.9375rem; }
.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.375rem 1.25rem; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; }
.timeline { list-style: none; padding: 0; border-inline-start: 2px solid var(--line); margin-inline-start: 0.4375rem; }
.timeline > li { position: relative; padding: 0 0 1.25rem 1.375rem; }
.timeline > li::before { content: ''; position: absolute; left: -0.5rem; top: 0.4375rem; width: 0.8125rem; height: 0.8125rem; border-radius: 50%; background: var(--paper); border: 3px solid var(--accent); }
.timeline .when { color: var(--muted); font-size: 0.9375rem; }
.dropzone { padding: 1.75rem; text-align: center; border: 2px dashed var(--outline); border-radius: var(--radius); background: var(--paper); }
@media (max-width: 40rem) {
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: 0.75rem; }
}`;
