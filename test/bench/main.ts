/**
 * `npm run bench`: measures the product on this machine and prints what it measured beside its targets.
 *
 *   --only NAMES    some of it: start,sample,costs,mentoring,intake,matching,import,bus,bundles,patterns
 *   --json FILE     writes the figures there as well
 *   --strict        ends with an error when a target is missed
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { synthesizeIfChanged } from '../../infra/local/synthesize.ts';
import { root } from '../support/root.ts';
import { bundleSection } from './bundles.ts';
import { busSection } from './bus.ts';
import { costSections } from './costs.ts';
import { benchEventPattern } from './event-pattern.bench.ts';
import { isMissed, type Section, sectionLines } from './figures.ts';
import { intakeSection } from './intake.ts';
import { importSection } from './import.ts';
import { matchingSection } from './matching.ts';
import { mentoringCostSections } from './mentoring-costs.ts';
import { sampleSection } from './sample.ts';
import { startSection } from './start.ts';

/** In the order in which they run. */
const parts: Readonly<Record<string, () => Promise<readonly Section[]>>> = {
  start: async () => [await startSection()],
  sample: async () => [await sampleSection()],
  costs: costSections,
  mentoring: mentoringCostSections,
  intake: async () => [await intakeSection()],
  matching: () => Promise.resolve([matchingSection()]),
  import: () => Promise.resolve([importSection()]),
  bus: async () => [await busSection()],
  bundles: async () => [await bundleSection()],
  patterns: async () => {
    benchEventPattern();
    return [];
  },
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',') ?? Object.keys(parts);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`--only knows ${Object.keys(parts).join(', ')}, not ${unknown.join(', ')}.`);
  process.exit(1);
}

const machine = {
  at: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  /** Processes that wanted to run when it began: above the number of cores, times say little. */
  load: loadavg()[0] ?? 0,
};
console.log(
  `${machine.cores} × ${machine.processor}, Node ${machine.node}, load ${machine.load.toFixed(1)} at the start\n`,
);
await synthesizeIfChanged(root);

const sections: Section[] = [];
for (const name of wanted) {
  for (const section of (await parts[name]?.()) ?? []) {
    sections.push(section);
    console.log(sectionLines(section).join('\n'));
  }
}

const missed = sections.flatMap(({ title, figures }) =>
  figures.filter(isMissed).map(({ name }) => `${title}: ${name}`),
);
console.log(
  missed.length === 0
    ? 'Every target is met.'
    : [`${missed.length} targets are missed:`, ...missed.map((name) => `  ${name}`)].join('\n'),
);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ machine, sections, missed }, null, 2)}\n`);
}
if (values.strict && missed.length > 0) process.exitCode = 1;
