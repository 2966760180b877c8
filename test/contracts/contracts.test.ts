import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  BrokenContractError,
  causedBy,
  type Envelope,
  type EventContract,
  outgoing,
  readEvent,
  readStrictly,
} from '../../events/contract.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { catalogue, contractOf } from '../../events/index.ts';
import { exampleOf } from '../../functions/docs/event-schema.ts';

const folder = new URL('../../events/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => !['contract.ts', 'index.ts'].includes(name));
const byType = catalogue.map((contract) => [contract.type, contract] as const);

function envelope(contract: EventContract): Envelope<unknown> {
  return {
    eventId: 'e1',
    occurredAt: '2026-05-15T17:00:00Z',
    programId: 'cedar-valley',
    correlationId: 'c1',
    causationId: 'e1',
    data: contract.example,
  };
}

/** Copies of a value, each with a field that nobody declared somewhere else inside. */
function withStrayField(value: unknown, path = ''): [path: string, copy: unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, at) =>
      withStrayField(item, path === '' ? `${at}` : `${path}.${at}`).map(
        ([where, copy]): [string, unknown] => [where, value.with(at, copy)],
      ),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const here = path === '' ? 'stray' : `${path}.stray`;
  return [
    [here, { ...value, stray: 'Ngozi Ivanova' }],
    ...Object.entries(value).flatMap(([name, inside]) =>
      withStrayField(inside, path === '' ? name : `${path}.${name}`).map(
        ([where, copy]): [string, unknown] => [where, { ...value, [name]: copy }],
      ),
    ),
  ];
}

describe('the catalogue of events', () => {
  test('has a file for every event, and every file there is an event of the catalogue', () => {
    const expected = catalogue.map(
      ({ type }) => `${type.replace(/\.v\d+$/, '').replaceAll('.', '-')}.ts`,
    );
    expect(files.toSorted()).toEqual(expected.toSorted());
  });

  test('names each event once', () => {
    expect(new Set(catalogue.map(({ type }) => type)).size).toBe(catalogue.length);
  });

  test('finds a contract by its type, and nothing by a name that merely exists in JavaScript', () => {
    for (const [type, contract] of byType) expect(contractOf(type)).toBe(contract);
    for (const type of ['constructor', '__proto__', '', 'survey.due']) {
      expect(contractOf(type)).toBeUndefined();
    }
  });
});

describe.each(byType)('%s', (type, contract) => {
  test('is named by what it is about and what happened, with the major version at the end', () => {
    expect(type).toMatch(/^[a-z]+(\.[a-z]+(-[a-z]+)*)*\.([a-z]+-)*([a-z]+ed|due)\.v[1-9]\d*$/);
  });

  test('says from where it comes and what it means, in a sentence', () => {
    expect(contract.source).toMatch(/^rollcall\.[a-z]+$/);
    expect(contract.summary).toMatch(/^[A-Z].{20,}\.$/);
  });

  test('is kept by its own example, and by the one that the documentation shows', () => {
    expect(readStrictly(contract, envelope(contract))).toMatchObject({ ok: true });
    expect(readStrictly(contract, exampleOf(contract))).toMatchObject({ ok: true });
  });

  test('refuses a publisher’s undeclared field wherever it stands, and names it', () => {
    const strays = withStrayField(envelope(contract));
    expect(strays.length).toBeGreaterThan(1);
    for (const [path, detail] of strays) {
      expect(readStrictly(contract, detail)).toEqual({
        ok: false,
        breaches: [{ field: path, problem: 'no such field in this contract' }],
      });
    }
  });

  test('is read by a consumer without the fields it does not know', () => {
    const clean = readEvent(contract, envelope(contract));
    for (const [, detail] of withStrayField(envelope(contract))) {
      expect(readEvent(contract, detail)).toEqual(clean);
    }
  });

  test.each(['eventId', 'occurredAt', 'programId', 'correlationId', 'causationId', 'data'])(
    'cannot be read without %s, and says that this is missing',
    (field) => {
      const { [field]: _, ...rest }: Record<string, unknown> = { ...envelope(contract) };
      const reading = readEvent(contract, rest);
      expect(reading.ok).toBe(false);
      expect(reading.ok ? [] : reading.breaches.map((breach) => breach.field)).toContain(field);
    },
  );

  test.each([undefined, null, 'text', 7, [], { data: null }])('%j is no such event', (detail) => {
    expect(readEvent(contract, detail).ok).toBe(false);
  });
});

describe('an event on its way out', () => {
  const contract = alumniAddressShared;

  test('cannot leave with a field that its contract does not name', () => {
    const detail = {
      ...envelope(contract),
      data: { ...alumniAddressShared.example, name: 'Ngozi' },
    };
    expect(() => outgoing(contract, detail)).toThrow(BrokenContractError);
    expect(() => outgoing(contract, detail)).toThrow('data.name: no such field in this contract');
  });

  test('caused by another belongs to the same story, with an id that a repeat makes again', () => {
    const cause = { ...envelope(contract), eventId: 'cause-1', correlationId: 'story-1' };
    const again = () =>
      causedBy(contract, cause, {
        idSuffix: 'step',
        occurredAt: '2026-05-15T18:00:00Z',
        data: contract.example,
      });
    expect(again()).toEqual(again());
    expect(again()).toMatchObject({
      bus: 'inner',
      type: contract.type,
      detail: { eventId: 'cause-1/step', correlationId: 'story-1', causationId: 'cause-1' },
    });
  });

  test.each(['', 'with a space', 'line\nend', 'é', 'x'.repeat(201)])(
    'has no id such as %j, which could not be part of a key',
    (eventId) => {
      expect(readEvent(contract, { ...envelope(contract), eventId })).toMatchObject({
        ok: false,
        breaches: [{ field: 'eventId' }],
      });
    },
  );

  test.each(['2026-05-15', '2026-05-15T17:00:00', '2026-13-01T00:00:00Z', 'yesterday'])(
    'did not happen at %s, which is no instant',
    (occurredAt) => {
      expect(readEvent(contract, { ...envelope(contract), occurredAt }).ok).toBe(false);
    },
  );
});
