import { GoneError, StaleStateError } from '../domain/errors.ts';
import type { Changes, CommitContext, Committer } from '../ports.ts';
import { now } from './clock.ts';

/** How often a decision is taken again because a record changed under it. */
const decisions = 8;

export type Outcome = 'committed' | 'already-done' | 'skipped' | 'gone';

export interface Work<S> {
  committer: Committer;
  /** Reads what the decision needs; called again for each attempt. */
  read(): Promise<S>;
  decide(state: S, now: string): Changes;
  context: Omit<CommitContext, 'now'>;
}

/**
 * Read, decide, commit; and again when something changed in between.
 * @returns what came of it, and the changes that were decided last
 * @throws StaleStateError when it never settled: transient, to be tried later
 */
export async function decideAndCommit<S>(
  work: Work<S>,
): Promise<{ outcome: Outcome; changes: Changes }> {
  for (let attempt = 1; ; attempt += 1) {
    const instant = now();
    const changes = work.decide(await work.read(), instant);
    if (changes.outcome === 'skipped') return { outcome: 'skipped', changes };
    try {
      const outcome = await work.committer.commit(changes, { ...work.context, now: instant });
      return { outcome, changes };
    } catch (error) {
      if (error instanceof GoneError) return { outcome: 'gone', changes };
      if (!(error instanceof StaleStateError) || attempt >= decisions) throw error;
    }
  }
}
