import type { CountsOf } from './counts.ts';

export interface LocalPage {
  /** Said at the top, such as why the clock could not be moved. */
  readonly notice?: string | undefined;
  /** Virtual now, and where the clock is going; milliseconds. */
  readonly now: number;
  readonly movingTo: number | undefined;
  readonly links: readonly { readonly url: string; readonly name: string; readonly what: string }[];
  readonly awsUrl: string;
  readonly accounts: readonly { readonly email: string; readonly programId: string }[];
  readonly machines: readonly {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly scopes: readonly string[];
  }[];
  readonly tokenUrl: string | undefined;
  readonly busy: readonly string[];
  readonly queues: readonly QueueLine[];
  readonly counts: Readonly<Record<string, CountsOf>>;
  readonly events: readonly {
    readonly at: number;
    readonly bus: string;
    readonly detailType: string;
    readonly deliveries: number;
  }[];
}

export interface QueueLine {
  readonly name: string;
  readonly deadLetters: boolean;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** The local runtime's own page: what runs here, what is under way, and the clock. */
export function localPage(page: LocalPage): string {
  const dead = page.queues.filter(({ deadLetters }) => deadLetters);
  const work = page.queues.filter(({ deadLetters }) => !deadLetters);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rollcall on this machine</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Rollcall on this machine</h1>
<p>The synthesized stacks, run locally. Nothing here leaves this machine; emails go to the inbox only.</p></header>
<main>
${page.notice === undefined ? '' : `<p class="notice" role="alert">${escape(page.notice)}</p>`}
<section><h2>Where to go</h2><ul class="links">${page.links
    .map(
      ({ url, name, what }) =>
        `<li><a href="${escape(url)}">${escape(name)}</a><span>${escape(what)}</span></li>`,
    )
    .join('')}</ul>
<p>AWS endpoint, for the SDK, the aws command and boto3: <code>${escape(page.awsUrl)}</code></p></section>
${clock(page)}
${signIn(page)}
<section><h2>Under way</h2>${
    page.busy.length === 0
      ? '<p>Nothing: everything that is ready has been worked on.</p>'
      : `<ul>${page.busy.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>`
  }</section>
<section><h2>Dead-letter queues</h2>${queues(dead)}</section>
<section><h2>Work queues</h2>${queues(work)}</section>
${counts(page.counts)}
${events(page)}
</main>
</body>
</html>
`;
}

function clock({ now, movingTo }: LocalPage): string {
  const state =
    movingTo === undefined ? '' : ` It is on its way to <strong>${instant(movingTo)}</strong>.`;
  return `<section><h2>Clock</h2>
<p>It is <strong>${instant(now)}</strong> in here.${state}</p>
<form method="post" action="/_local/clock">
<label for="now">Move it forward to (UTC)</label>
<input id="now" name="now" type="datetime-local" step="60" required min="${instant(now).slice(0, 16)}" value="${instant(now + 3_600_000).slice(0, 13)}:00">
<button>Move</button>
</form>
<p class="hint">Every schedule fires once an hour on the way, and everything settles in between. It never goes back; start with <code>--fresh</code> for that.</p></section>`;
}

function signIn({ accounts, machines, tokenUrl }: LocalPage): string {
  const people = accounts
    .map(
      ({ email, programId }) =>
        `<tr><td><code>${escape(email)}</code></td><td>${escape(programId)}</td></tr>`,
    )
    .join('');
  const programs = machines
    .map(
      ({ clientId, clientSecret, scopes }) =>
        `<p>Scope <code>${escape(scopes.join(' '))}</code>:</p><pre tabindex="0">curl -s ${escape(tokenUrl ?? '')} -u '${escape(clientId)}:${escape(clientSecret)}' -d grant_type=client_credentials</pre>`,
    )
    .join('');
  return `<section><h2>Sign-in</h2>
<p>Admins, ready-made; the sign-in page lets you choose one, without a password.</p>
${table('Admins', ['Address', 'Program'], people)}
${programs === '' ? '' : `<p>A token for each integrator’s client:</p>${programs}`}</section>`;
}

function queues(lines: readonly QueueLine[]): string {
  if (lines.length === 0) return '<p>None.</p>';
  const rows = lines
    .map(
      ({ name, visible, inFlight, delayed, deadLetters }) =>
        `<tr${deadLetters && visible > 0 ? ' class="warn"' : ''}><td>${escape(name)}</td><td>${visible}</td><td>${inFlight}</td><td>${delayed}</td></tr>`,
    )
    .join('');
  return table('Queues', ['Queue', 'Visible', 'Waiting or in flight', 'Delayed'], rows);
}

const COUNTED = [
  'Function',
  'Invocations',
  'Errors',
  'AWS calls',
  'Read units',
  'Write units',
  'Events',
  'Emails',
];

function counts(byFunction: LocalPage['counts']): string {
  const rows = Object.entries(byFunction)
    .map(([slug, one]) => {
      const calls = Object.values(one.calls).reduce((sum, count) => sum + count, 0);
      const cells = [
        one.other['invocations'] ?? 0,
        one.other['errors'] ?? 0,
        calls,
        one.readUnits,
        one.writeUnits,
        one.events,
        one.emails,
      ];
      const title = Object.entries(one.calls)
        .map(([call, count]) => `${call} ${count}`)
        .join('\n');
      return `<tr title="${escape(title)}"><td>${escape(slug)}</td>${cells.map((cell) => `<td>${number(cell)}</td>`).join('')}</tr>`;
    })
    .join('');
  return `<section><h2>Counts since the start</h2>
${table('Counts', COUNTED, rows)}
<p class="hint">The same, with each kind of call: <a href="/_local/counts">/_local/counts</a></p></section>`;
}

function events({ events }: LocalPage): string {
  if (events.length === 0) return '';
  const rows = events
    .map(
      ({ at, bus, detailType, deliveries }) =>
        `<tr><td>${instant(at)}</td><td>${escape(bus)}</td><td>${escape(detailType)}</td><td>${deliveries}</td></tr>`,
    )
    .join('');
  return `<section><h2>Latest events</h2>
${table('Events', ['When', 'Bus', 'Event', 'Deliveries'], rows)}</section>`;
}

/** A table that can be scrolled sideways on a phone, by keyboard too. */
function table(label: string, heads: readonly string[], rows: string): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; --line: #d5d9e0; --soft: #f4f6f9; --ink: #1b2430; --blue: #17508f; --warn: #8a1f11; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4452; --soft: #1c232d; --ink: #e6ebf2; --blue: #8fc0ff; --warn: #ffb4a8; --paper: #12171e; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { margin: .5rem 0 0; font-size: 1.6rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
section { margin: 0 0 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.scroll { overflow-x: auto; }
a { color: var(--blue); } code, pre { font-size: .9em; } pre { background: var(--soft); padding: .6rem; overflow-x: auto; }
ul.links { list-style: none; margin: 0; padding: 0; display: grid; gap: .4rem; }
ul.links a { font-weight: 600; margin-right: .6rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); }
th:not(:first-child), td:not(:first-child) { white-space: nowrap; }
form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
input, button { font: inherit; padding: .35rem .6rem; } button { cursor: pointer; }
.hint { font-size: .9rem; opacity: .85; } .warn td { color: var(--warn); font-weight: 600; }
.notice { padding: .8rem 1rem; border: 2px solid var(--warn); border-radius: .5rem; }
`;
