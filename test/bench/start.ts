/** How long it takes from the command to the first page, on an install that is warm. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProcess } from '../support/local-process.ts';
import { root } from '../support/root.ts';
import { type Figure, median, type Section } from './figures.ts';
import { withFolder } from './with-folder.ts';

const atMost = 10;

export async function startSection(rounds = 3): Promise<Section> {
  const anew = await started({ synthesized: false });
  const again: Awaited<ReturnType<typeof started>>[] = [];
  for (let round = 0; round < rounds; round += 1) again.push(await started({ synthesized: true }));
  const typical = {
    printed: median(again.map(({ printed }) => printed)),
    page: median(again.map(({ page }) => page)),
  };
  return {
    title: 'Start, on a warm install',
    figures: [...figures('synthesized anew', anew), ...figures('synthesized before', typical)],
    notes: [`Synthesized before: the median of ${rounds} starts, each with no data yet.`],
  };
}

async function started({ synthesized }: { synthesized: boolean }) {
  // Without its mark the synthesized app counts as outdated.
  if (!synthesized) rmSync(join(root, 'cdk.out', '.hash'), { force: true });
  return withFolder(async (data) => {
    const runtime = await LocalProcess.start({ data });
    await runtime.stop();
    return runtime.took;
  });
}

function figures(what: string, took: { printed: number; page: number }): Figure[] {
  return [
    {
      name: `${what}: addresses printed`,
      value: took.printed / 1000,
      unit: 's',
      target: { atMost },
    },
    { name: `${what}: first page`, value: took.page / 1000, unit: 's', target: { atMost } },
  ];
}
