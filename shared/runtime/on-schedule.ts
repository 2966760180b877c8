import { now } from './clock.ts';
import { log } from './log.ts';

/** A Lambda that a schedule starts. `work` gets the present instant and says what it did, in counts. */
export function onSchedule(work: (now: string) => Promise<Record<string, number>>) {
  return async (): Promise<void> => {
    const counts = await work(now());
    if (Object.values(counts).some((count) => count > 0)) log().info('done', counts);
  };
}
