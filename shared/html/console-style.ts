/** What the admins' pages have more: a bar with the parts, wide tables, tags, a timeline, figures. */
export const consoleStyle = `
.console .top { background: var(--paper); border-block-start: 5px solid var(--accent); border-block-end: 1px solid var(--line); }
.console .top > div, .console main { width: 100%; max-width: 76rem; margin: 0 auto; padding-inline: 1rem; }
.console .top > div { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding-block: 0.625rem; }
.console .top .name { font: 600 1.125rem/1.3 var(--serif); margin-inline-end: auto; }
.console .top .signed-in { display: flex; gap: 1rem; align-items: center; font-size: 0.9375rem; color: var(--muted); }
.link { padding: 0; font: inherit; color: var(--accent); background: none; border: 0; text-decoration: underline; text-underline-offset: 0.15em; cursor: pointer; }
.console nav.parts { order: 3; flex-basis: 100%; }
.console nav.parts ul { display: flex; flex-wrap: wrap; gap: 0 0.875rem; list-style: none; padding: 0; }
.console nav.parts a { display: inline-block; padding: 0.5rem 0; color: var(--ink); text-decoration: none; border-block-end: 3px solid transparent; }
.console nav.parts a:hover { border-color: var(--outline); }
.console nav.parts a[aria-current] { border-color: var(--accent); font-weight: 650; }
.console main { padding-block: 1.5rem 4rem; }
.console .button { min-height: 2.75rem; font-size: 1rem; padding: 0.5rem 1.125rem; }
.console .input { min-height: 2.75rem; font-size: 1rem; padding: 0.5rem 0.75rem; }
.heading { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: baseline; justify-content: space-between; }
.columns { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); align-items: start; }
.filters { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; }
.filters .field { flex: 1 1 8.5rem; min-width: 0; }
.filters .input { margin-top: 0.25rem; }
.table-scroll { position: relative; overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); }
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
.dropzone .notice { text-align: start; }
.panel { padding: 1.125rem 1.25rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); }
form > input[type=hidden] + * { margin-top: 0; }
.group > .help { color: var(--muted); padding-block-start: 0.5rem; }
.narrow { max-width: 44rem; }
.strong { font-weight: 650; }
.nowrap { white-space: nowrap; }
.empty { padding: 1.125rem 1.25rem; color: var(--muted); background: var(--paper); border: 1px dashed var(--outline); border-radius: var(--radius); }
.stack-small > * + * { margin-top: 0.25rem; }
.tags { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.bare { list-style: none; padding: 0; }
.rows > li { padding: 0.75rem 0; border-block-end: 1px solid var(--line); }
.rows > li:first-child { padding-block-start: 0; }
.rows > li:last-child { padding-block-end: 0; border-block-end: 0; }
.beside { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.names { columns: 16rem; column-gap: 2rem; }
.names > li { padding: 0.25rem 0; break-inside: avoid; }
.small-actions { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.console .small-actions .button { min-height: 2.25rem; padding: 0.25rem 0.75rem; font-size: 0.9375rem; }
.console .small-actions .button.quiet, .console .actions .button.quiet { padding-inline: 0; }
.field-row { display: grid; gap: 1rem; align-items: end; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); margin-top: 1rem; }
.group { border: 0; padding: 0; min-width: 0; }
.group > legend { float: left; width: 100%; padding: 0 0 0.25rem; font-size: 1.125rem; font-weight: 650; border-block-end: 1px solid var(--line); }
.group > legend + * { clear: both; padding-block-start: 1rem; margin: 0; }
.group .group, .group > .more { margin-top: 1.25rem; padding-block-start: 0; }
.group > legend + .group { padding-block-start: 0.875rem; }
.group .group > legend { font-size: 1rem; border: 0; padding: 0; }
.group > legend.visually-hidden { width: 1px; padding: 0; }
.group > legend.visually-hidden + * { padding-block-start: 0; }
.console .field > .choice { display: flex; padding: 0.5625rem 0.875rem; font-weight: 400; }
.search { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
.search .field { flex: 1 1 16rem; max-width: 34rem; }
.input.code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; font-size: 0.9375rem; line-height: 1.5; }
textarea.input { resize: vertical; }
.words { white-space: pre-line; overflow-wrap: anywhere; }
blockquote { margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.compact .choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); gap: 0.375rem; }
.compact .choices > * { margin: 0; }
.telephone { font: 600 1.5rem/1.3 var(--serif); font-variant-numeric: tabular-nums; }
a.figure { color: inherit; text-decoration: none; }
a.figure:hover { border-color: var(--accent); color: inherit; }
a.figure[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--accent-soft); }
.figure .label { display: block; margin-top: 0.25rem; }
.paging { display: flex; gap: 1.5rem; align-items: center; }
.changes { margin-top: 0.5rem; }
.changes > div { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
.changes dt { color: var(--muted); }
.changes dd { margin: 0; }
ins { text-decoration: none; font-weight: 650; }
.timeline > li.email::before { border-color: var(--info); }
.timeline > li.action::before { border-color: var(--warning); }
.timeline > li.answer::before { background: var(--accent); }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
details[open] > summary { margin-block-end: 0.75rem; }
details.confirm > summary { font-weight: 600; color: var(--danger); }
.bar { display: block; width: 100%; height: 0.875rem; border-radius: var(--radius-small); background: var(--line); }
.bar-block > * + * { margin-top: 0.5rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; font-size: 0.9375rem; }
.swatch { display: inline-block; width: 0.75rem; height: 0.75rem; border-radius: 0.1875rem; }
.bar .answered { fill: var(--accent); } .swatch.answered { background: var(--accent); }
.bar .invited { fill: var(--info); } .swatch.invited { background: var(--info); }
.bar .closed { fill: var(--outline); } .swatch.closed { background: var(--outline); }
.bar .owed { fill: var(--focus); } .swatch.owed { background: var(--focus); }
.bar .unreachable { fill: var(--danger); } .swatch.unreachable { background: var(--danger); }
.bar .opted-out { fill: var(--muted); } .swatch.opted-out { background: var(--muted); }
thead td.chart { background: var(--sunken); }
th .small { font-weight: 400; }
td > input[type=checkbox] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
pre { margin: 0; padding: 0.75rem; overflow-x: auto; max-width: min(60rem, 80vw); background: var(--sunken); border: 1px solid var(--line); border-radius: var(--radius-small); }
td.chart { min-width: 8rem; width: 30%; vertical-align: middle; }
tfoot th, tfoot td { font-weight: 650; border-block-end: 0; border-block-start: 2px solid var(--line); }
[hidden] { display: none; }
@media print {
  .console .top .signed-in, .console nav.parts, .filters, .search, .paging, .notice, .beside, form .button { display: none; }
  html { background: none; }
  .table-scroll { overflow: visible; border: 0; }
  .console main { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  tr, .panel, .timeline > li { break-inside: avoid; }
}
@media (max-width: 40rem) {
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: 0.75rem; }
}`;
