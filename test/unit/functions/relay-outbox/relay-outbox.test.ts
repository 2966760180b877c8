import { describe, expect, test } from 'vitest';
import { type Outbox, relayOutbox } from '../../../../functions/relay-outbox/relay-outbox.ts';

interface Line {
  sequence: string;
  /** The entry to publish; none when the record is about something else. */
  entry?: string;
}

function outbox(notTaken: readonly string[] = []) {
  const published: string[][] = [];
  const made: Outbox<Line, string> = {
    pendingIn: ({ entry }) => entry,
    sequenceOf: ({ sequence }) => sequence,
    keyOf: (entry) => entry,
    relay: (entries) => {
      published.push([...entries]);
      return Promise.resolve(new Set(notTaken));
    },
  };
  return { made, published };
}

const lines = [{ sequence: '1', entry: 'a' }, { sequence: '2' }, { sequence: '3', entry: 'b' }];

describe('the relay', () => {
  test('publishes what the entries of a batch emit, together', async () => {
    const { made, published } = outbox();
    expect(await relayOutbox(lines, made)).toEqual(new Set());
    expect(published).toEqual([['a', 'b']]);
  });

  test('names the records whose events were not taken, so that the stream sends those again', async () => {
    const { made } = outbox(['b']);
    expect(await relayOutbox(lines, made)).toEqual(new Set(['3']));
  });

  test('has the whole batch sent again when nothing could be published', async () => {
    const { made } = outbox();
    const away = { ...made, relay: () => Promise.reject(new Error('EventBridge is away')) };
    await expect(relayOutbox(lines, away)).rejects.toThrow('EventBridge is away');
  });
});
