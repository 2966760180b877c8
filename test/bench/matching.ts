/** What matching mentors costs: many needs against more and more mentors, and how the time grows with them. */
import { mentorIndex, rankMentors } from '../../shared/domain/matching.ts';
import { seeded } from '../faults/seeded.ts';
import { madeUpMentors, madeUpNeeds, matchTime } from '../support/made-up-mentors.ts';
import { type Figure, median, type Section } from './figures.ts';

const needs = 500;
const sizes = [1250, 2500, 5000, 10_000] as const;
const most = 8;
const rounds = 9;

/** n log n grows by this exponent between the smallest and the largest size. */
const nLogN =
  Math.log((10_000 * Math.log(10_000)) / (1250 * Math.log(1250))) / Math.log(10_000 / 1250);

export function matchingSection(): Section {
  const measured = sizes.map((mentors) => ({ mentors, ...timed(mentors) }));
  const [first, last] = [measured[0], measured.at(-1)];
  const growth =
    first === undefined || last === undefined
      ? Number.NaN
      : Math.log(last.all / first.all) / Math.log(last.mentors / first.mentors);
  return {
    title: `Matching ${needs} needs, lists of ${most}`,
    figures: [
      ...measured.map(
        ({ mentors, all, index }): Figure => ({
          name: `${mentors} mentors`,
          value: all,
          unit: 'ms',
          note: `${index.toFixed(1)} ms to prepare the mentors, ${(((all - index) / needs) * 1000).toFixed(0)} µs a need`,
        }),
      ),
      {
        name: 'growth with the mentors, exponent',
        value: growth,
        unit: '',
        target: { atMost: Math.round(nLogN * 100) / 100 },
        note: 'the target is that of n log n',
      },
    ],
    notes: [`Each the median of ${rounds} rounds, after one that does not count.`],
  };
}

function timed(size: number): { all: number; index: number } {
  const random = seeded(size);
  const mentors = madeUpMentors(size, random);
  const wanted = madeUpNeeds(needs, size, random);
  const once = () => {
    const started = performance.now();
    const index = mentorIndex(mentors, matchTime);
    const prepared = performance.now();
    for (const need of wanted) rankMentors(need, index, most);
    return { index: prepared - started, all: performance.now() - started };
  };
  once();
  const taken = Array.from({ length: rounds }, once);
  return {
    index: median(taken.map(({ index }) => index)),
    all: median(taken.map(({ all }) => all)),
  };
}
