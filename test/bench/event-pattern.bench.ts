/**
 * What matching costs: patterns as the rules have them, and inputs made to be expensive at four sizes,
 * each twice the one before. Run alone: `node test/bench/event-pattern.bench.ts`.
 */
import { compileMetered, compilePattern } from '../../infra/local/event-pattern.ts';

const graduated = {
  version: '0',
  id: '3e3c153a-8339-4e30-8c35-687ebef853fe',
  'detail-type': 'candidate.graduated.v1',
  source: 'rollcall.registry',
  account: '000000000000',
  time: '2026-05-15T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: {
    eventId: 'cedar-valley#p1#2',
    programId: 'cedar-valley',
    correlationId: 'import#7',
    data: {
      personId: 'p1',
      revision: 2,
      degrees: [
        { level: 'bachelor', subject: 'biology' },
        { level: 'master', subject: 'mathematics' },
      ],
    },
  },
};

const everyday: Record<string, object> = {
  'a rule: source and type': {
    source: ['rollcall.registry'],
    'detail-type': ['candidate.graduated.v1'],
  },
  'every operator once': {
    source: [{ prefix: 'rollcall.' }],
    'detail-type': [{ 'anything-but': { wildcard: '*.v2' } }],
    time: [{ wildcard: '2026-*Z' }],
    detail: {
      programId: [{ 'equals-ignore-case': 'Cedar-Valley' }],
      note: [{ exists: false }],
      data: {
        revision: [{ numeric: ['>', 1, '<=', 5] }],
        degrees: { level: ['master'], subject: [{ suffix: 'matics' }] },
      },
    },
  },
  'an $or of 64 combinations': Object.fromEntries(
    [...'abcdef'].map((name) => [name, { $or: [{ x: [1] }, { y: [{ exists: false }] }] }]),
  ),
};

function list<T>(length: number, element: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => element(index));
}

interface Expensive {
  readonly pattern: object;
  readonly event: (size: number) => object;
}

const expensive: Record<string, Expensive> = {
  'objects that each miss one field': {
    pattern: { list: { a: [1], b: [1], c: [1], d: [1] } },
    event: (size) => ({
      list: list(size, (index) => ({ a: 1, b: 1, c: 1, d: 1, ['abcd'.charAt(index % 4)]: 0 })),
    }),
  },
  'six arrays side by side': {
    pattern: Object.fromEntries([...'abcdef'].map((name) => [name, { x: [name === 'f' ? 2 : 1] }])),
    event: (size) =>
      Object.fromEntries([...'abcdef'].map((name) => [name, list(size / 6, () => ({ x: 1 }))])),
  },
  'exists: false in nested arrays': {
    pattern: { a: { m: [{ exists: false }], b: { m: [{ exists: false }], x: [1] }, x: [2] } },
    event: (size) => {
      const side = Math.round(Math.sqrt(size));
      return { a: list(side, () => ({ x: 2, b: list(side, () => ({ x: 2, m: 1 })) })) };
    },
  },
  'a wildcard that nearly fits everywhere': {
    pattern: { text: [{ wildcard: '*aaaab*ab*' }] },
    event: (size) => ({ text: 'aaaaa'.repeat(size) }),
  },
};

/** Milliseconds of the quickest of several runs, which the machine's other work disturbs least. */
function quickest(runs: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Prints both tables. */
export function benchEventPattern(): void {
  console.log('Event patterns: matches per second of one core');
  for (const [name, pattern] of Object.entries(everyday)) {
    const matches = compilePattern(pattern);
    const compile = quickest(20, () => compilePattern(pattern));
    const each = quickest(20, () => list(2000, () => matches(graduated))) / 2000;
    console.log(
      `  ${name.padEnd(40)} ${Math.round(1000 / each)
        .toLocaleString('en')
        .padStart(10)}/s, compiled in ${compile.toFixed(2)} ms`,
    );
  }
  console.log('Event patterns: work at 1, 2, 4 and 8 times the event (linear: 1 2 4 8)');
  const sizes = [12_000, 24_000, 48_000, 96_000];
  for (const [name, { pattern, event }] of Object.entries(expensive)) {
    const matches = compileMetered(pattern);
    const rows = sizes.map((size) => {
      const large = event(size);
      const meter = { steps: 0 };
      matches(large, meter);
      return { steps: meter.steps, time: quickest(5, () => matches(large, { steps: 0 })) };
    });
    const [first] = rows;
    if (first === undefined) continue;
    const ratios = (of: 'steps' | 'time') =>
      rows.map((row) => (row[of] / first[of]).toFixed(1)).join(' ');
    console.log(
      `  ${name.padEnd(40)} steps ${ratios('steps').padEnd(16)} time ${ratios('time').padEnd(16)} (${rows.at(-1)?.time.toFixed(1)} ms)`,
    );
  }
}

if (import.meta.main) benchEventPattern();
