import { describe, expect, test } from 'vitest';
import { GoneError, StaleStateError } from '../../../../shared/domain/errors.ts';
import type { Changes, CommitContext } from '../../../../shared/ports.ts';
import { decideAndCommit } from '../../../../shared/runtime/commit.ts';

const context = {
  workflow: 'w',
  eventId: 'e',
  programId: 'cedar-valley',
  correlationId: 'c',
  occurredAt: '2027-01-01T00:00:00Z',
  cause: 'test',
};
const change: Changes = { outcome: 'done', what: 'x', about: 'person#p', writes: [] };

/** Work whose commit ends as told, one after another; then it is committed. */
function work(endings: readonly (Error | 'already-done')[], decision: Changes = change) {
  const contexts: CommitContext[] = [];
  let reads = 0;
  const run = () =>
    decideAndCommit({
      committer: {
        commit: (_, given) => {
          contexts.push(given);
          const ending = endings[contexts.length - 1];
          return ending instanceof Error
            ? Promise.reject(ending)
            : Promise.resolve(ending ?? 'committed');
        },
      },
      read: () => {
        reads += 1;
        return Promise.resolve(reads);
      },
      decide: (state): Changes =>
        decision.outcome === 'done' ? { ...decision, details: { state } } : decision,
      context,
    });
  return { run, contexts, reads: () => reads };
}

describe('reading, deciding and committing', () => {
  test('is done once, at one instant', async () => {
    const { run, contexts } = work([]);
    const { outcome, changes } = await run();
    expect({ outcome, changes }).toMatchObject({
      outcome: 'committed',
      changes: { details: { state: 1 } },
    });
    expect(contexts).toMatchObject([context]);
    expect(contexts[0]?.now).toMatch(/^\d{4}-.*Z$/);
  });

  test('begins anew with reading when something changed in between', async () => {
    const { run, reads } = work([new StaleStateError(), new StaleStateError()]);
    expect(await run()).toMatchObject({ outcome: 'committed', changes: { details: { state: 3 } } });
    expect(reads()).toBe(3);
  });

  test('is left for later when it never settles', async () => {
    const { run, reads } = work(Array.from({ length: 20 }, () => new StaleStateError()));
    await expect(run()).rejects.toThrow(StaleStateError);
    expect(reads()).toBe(8);
  });

  test('writes nothing when nothing is to be done', async () => {
    const { run, contexts } = work([], { outcome: 'skipped', because: 'nothing-new' });
    expect(await run()).toMatchObject({ outcome: 'skipped', changes: { because: 'nothing-new' } });
    expect(contexts).toEqual([]);
  });

  test('says that it was done before, or that the person is gone', async () => {
    expect(await work(['already-done']).run()).toMatchObject({ outcome: 'already-done' });
    expect(await work([new GoneError()]).run()).toMatchObject({ outcome: 'gone' });
  });

  test('swallows no other error', async () => {
    await expect(work([new Error('the table is away')]).run()).rejects.toThrow('the table is away');
  });
});
