import { designTokens } from './design-tokens.ts';

const basics = `
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.55 var(--sans); color: var(--ink); background: var(--ground); -webkit-text-size-adjust: 100%; scroll-padding: 6rem 0; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; overflow-wrap: anywhere; }
main { flex: 1; }
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font: 600 1.75rem/1.2 var(--serif); letter-spacing: -0.01em; }
h2 { font-size: 1.1875rem; font-weight: 650; }
h3 { font-size: 1rem; font-weight: 650; }
p, ul, ol, dl, table, fieldset, form { margin: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 0.07em; }
a:hover { color: var(--accent-strong); text-decoration-thickness: 0.14em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 5px var(--focus-ink); border-radius: var(--radius-small); }
.stack > * + * { margin-top: 1rem; }
.stack-wide > * + * { margin-top: 1.75rem; }
.muted { color: var(--muted); }
.small { font-size: 0.9375rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip-link { position: absolute; left: 1rem; top: -6rem; padding: 0.5rem 1rem; background: var(--paper); color: var(--ink); z-index: 3; }
.skip-link:focus { top: 0.5rem; }`;

const forms = `
.field { border: 0; padding: 0; min-width: 0; }
.field > label, .field > legend { display: block; padding: 0; font-weight: 650; }
.field > legend { float: left; width: 100%; }
.field > legend + * { clear: both; }
.field > legend + .choices { padding-top: 0.625rem; }
.field > .help { color: var(--muted); margin-top: 0.25rem; }
.field > .problem { color: var(--danger); font-weight: 650; margin-top: 0.25rem; }
.field.wrong { border-inline-start: 4px solid var(--danger); padding-inline-start: 1rem; }
.question > legend, .question > label { font: 600 1.5rem/1.25 var(--serif); letter-spacing: -0.01em; text-wrap: balance; }
.input { display: block; width: 100%; margin-top: 0.5rem; padding: 0.6875rem 0.875rem; min-height: 3rem; font: inherit; font-size: 1.0625rem; color: inherit; background: var(--paper); border: 1.5px solid var(--outline); border-radius: var(--radius-small); }
.input:hover { border-color: var(--accent); }
.wrong .input { border-color: var(--danger); }
.choices { display: grid; gap: 0.5rem; margin-top: 0.875rem; }
.choice { position: relative; display: flex; align-items: center; gap: 0.75rem; min-height: 3rem; padding: 0.5625rem 0.875rem; background: var(--paper); border: 1.5px solid var(--line); border-radius: var(--radius-small); cursor: pointer; }
.field > .choice { display: flex; padding: 0.5625rem 0.875rem; font-weight: 400; }
.choice:hover { border-color: var(--accent); }
.choice input { flex: none; width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); }
.choice:has(input:checked) { background: var(--accent-soft); border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
.choice:has(input:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 5px var(--focus-ink); }
.choice input:focus-visible { outline: none; box-shadow: none; }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 3rem; padding: 0.625rem 1.375rem; font: 600 1.0625rem/1.25 var(--sans); text-align: center; text-decoration: none; color: var(--on-accent); background: var(--accent); border: 1.5px solid var(--accent); border-radius: var(--radius-small); cursor: pointer; }
.button:hover { color: var(--on-accent); background: var(--accent-strong); border-color: var(--accent-strong); }
.button.secondary { color: var(--accent); background: transparent; border-color: var(--outline); }
.button.secondary:hover { color: var(--accent-strong); border-color: var(--accent-strong); }
.button.danger { color: var(--paper); background: var(--danger); border-color: var(--danger); }
.button.quiet { color: var(--accent); background: none; border-color: transparent; padding-inline: 0.5rem; text-decoration: underline; text-underline-offset: 0.15em; font-weight: 500; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin-top: 1.5rem; }`;

const messages = `
.error-summary { padding: 1rem 1.25rem; border: 2px solid var(--danger); border-radius: var(--radius); background: var(--danger-soft); }
.error-summary h2 { color: var(--danger); }
.error-summary ul { margin-top: 0.5rem; padding-inline-start: 1.25rem; }
.error-summary a { color: var(--danger); font-weight: 600; }
.notice { padding: 0.875rem 1.125rem; border-radius: var(--radius); background: var(--info-soft); border-inline-start: 5px solid var(--info); }
.notice.success { background: var(--accent-soft); border-color: var(--accent); }
.notice.warning { background: var(--warning-soft); border-color: var(--warning); }
.notice.danger { background: var(--danger-soft); border-color: var(--danger); }
.progress { display: grid; gap: 0.375rem; }
.progress progress { appearance: none; display: block; width: 100%; height: 0.5rem; border: 0; border-radius: 1rem; overflow: hidden; background: var(--line); }
.progress progress::-webkit-progress-bar { background: var(--line); }
.progress progress::-webkit-progress-value { background: var(--accent); border-radius: 1rem; }
.progress progress::-moz-progress-bar { background: var(--accent); border-radius: 1rem; }`;

const alumni = `
.alumni main, .alumni .letterhead > div, .alumni .foot > div { width: 100%; max-width: 38rem; margin: 0 auto; padding: 0 1rem; }
.letterhead { padding: 1.125rem 0; border-block-end: 1px solid var(--line); border-block-start: 5px solid var(--accent); background: var(--paper); }
.letterhead p { font: 600 1.125rem/1.3 var(--serif); }
.letterhead p + p { font: 400 0.9375rem/1.4 var(--sans); color: var(--muted); }
.alumni main { padding-block: 1.5rem 2.5rem; }
.alumni .foot { padding: 1.25rem 0 1.75rem; border-block-start: 1px solid var(--line); font-size: 0.9375rem; color: var(--muted); }
.alumni .foot p + p { margin-top: 0.5rem; }
.card { padding: 1.25rem 1.125rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); }
.answers { display: grid; gap: 0; }
.answers > div { display: grid; grid-template-columns: 1fr auto; gap: 0.125rem 1rem; padding: 0.875rem 0; border-block-start: 1px solid var(--line); }
.answers > div:first-child { border-block-start: 0; }
.answers dt { grid-column: 1; color: var(--muted); font-size: 0.9375rem; }
.answers dd { grid-column: 1; margin: 0; font-weight: 600; }
.answers dd .muted { font-weight: 400; }
.answers dd.change { grid-column: 2; grid-row: 1 / span 2; align-self: center; font-weight: 400; }
.setting { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; justify-content: space-between; }
.settings { list-style: none; padding: 0; }
.settings > li { padding: 0.75rem 0; border-block-end: 1px solid var(--line); }
@media (min-height: 34rem) {
  .alumni .actions.sticky { position: sticky; bottom: 0; margin: 0.75rem -1rem 0; padding: 0.75rem 1rem; background: var(--ground); border-block-start: 1px solid var(--line); }
}
.alumni .actions.sticky { flex-wrap: nowrap; }
.alumni .actions.sticky .button:not(.quiet) { flex: 1 1 auto; max-width: 24rem; }
.alumni .actions.sticky .button.quiet { flex: none; }
@media (min-width: 40rem) {
  .alumni main { padding-block: 2.5rem 4rem; }
  .card { padding: 1.75rem 2rem; }
  h1 { font-size: 2.125rem; }
  .question > legend, .question > label { font-size: 1.75rem; }
}
@media (forced-colors: active) {
  .choice:has(input:checked) { outline: 2px solid SelectedItem; }
}
@media print {
  .actions, .foot, .skip-link { display: none; }
}`;

/** The style of the graduates' pages, inline in each, so that the policy can name it by its hash and nothing is fetched. */
export const alumniStylesheet = [designTokens, basics, forms, messages, alumni]
  .join('\n')
  .replace(/\s*\n\s*/g, '\n')
  .trim();
