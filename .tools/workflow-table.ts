import { catalogue } from '../events/index.ts';
import type { Route, Trigger, Workflow } from '../infra/workflows/workflow.ts';

/** The lines between which README keeps the workflow table. */
export const tableStart = '<!-- workflows:start -->';
export const tableEnd = '<!-- workflows:end -->';

/** README's workflow table in Markdown, one row a workflow, in the catalogue's order. */
export function workflowTable(workflows: readonly Workflow[]): string {
  const head = [
    '| workflow | starts on | reads | writes | publishes | emails | while it fails |',
    '|---|---|---|---|---|---|---|',
  ];
  return [...head, ...workflows.map(row)].join('\n');
}

function row(workflow: Workflow): string {
  const { slug, summary, on, reads, writes, publishes, sends = [], impactWhenFailing } = workflow;
  const cells = [
    `**${slug}**: ${summary}`,
    startsOn(on),
    reads.join(', '),
    writes.join(', '),
    publishes.length === catalogue.length
      ? 'every event'
      : publishes.map(({ type }) => code(type)).join(', '),
    sends.join(', '),
    impactWhenFailing,
  ];
  return `| ${cells.map((cell) => (cell === '' ? '–' : cell.replaceAll('|', '\\|'))).join(' | ')} |`;
}

function startsOn(trigger: Trigger): string {
  if ('events' in trigger) return trigger.events.map(({ type }) => code(type)).join(', ');
  if ('everythingBut' in trigger) {
    const known = trigger.everythingBut.map(({ type }) => code(type)).join(', ');
    return `everything on the intake bus but ${known}`;
  }
  if ('every' in trigger) return `every ${trigger.every.replace(/^1 /, '')}`;
  if ('stream' in trigger) return "the table's stream: entries with events";
  if ('queue' in trigger) return `the queue \`${trigger.queue}\``;
  if ('feedback' in trigger) return "SES's feedback: deliveries, bounces, complaints";
  if ('deadLetters' in trigger) return 'the dead-letter queues';
  return trigger.routes.map(route).join(', ');
}

function route({ method, path, machinesOnly }: Route): string {
  return `${code(`${method} ${path}`)}${machinesOnly ? ' (machine tokens)' : ''}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** The text between the two marker lines, without the line ends around it. Throws when a marker is missing. */
export function tableIn(readme: string): string {
  const [from, to] = markers(readme);
  return readme.slice(from, to).trim();
}

/** `readme` with `table` between the two marker lines. */
export function withTable(readme: string, table: string): string {
  const [from, to] = markers(readme);
  return `${readme.slice(0, from)}\n${table}\n${readme.slice(to)}`;
}

function markers(readme: string): readonly [number, number] {
  const start = readme.indexOf(tableStart);
  const end = readme.indexOf(tableEnd);
  if (start < 0 || end < start) {
    throw new Error(`README.md needs a line ${tableStart} and after it a line ${tableEnd}.`);
  }
  return [start + tableStart.length, end];
}
