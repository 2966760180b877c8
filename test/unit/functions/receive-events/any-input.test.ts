import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../../events/index.ts';
import { answerTo } from '../../../../functions/receive-events/answer-to.ts';
import { readRequest } from '../../../../functions/receive-events/read-request.ts';
import { validateBatch } from '../../../../functions/receive-events/receive-batch.ts';

const now = '2027-05-01T00:00:00.000Z';
const sis = { programId: 'cedar-valley', name: 'sis.cedar-valley' };
const submissions = catalogue.filter(({ bus }) => bus === 'intake');

/** The status with which a body is answered when it is only checked. */
function answered(body: string, headers: Record<string, string> = {}) {
  const handed = readRequest({
    contentType: 'application/json',
    headers: new Map(Object.entries(headers)),
    body: new TextEncoder().encode(body),
  });
  if (!Array.isArray(handed)) return { status: handed.status, said: JSON.stringify(handed) };
  const { status, body: said } = answerTo(validateBatch(handed, sis, now));
  return { status, said };
}

const refused = [400, 403, 409, 413, 415, 422];

describe('whatever somebody sends', () => {
  test('is refused with a reason and breaks nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(refused).toContain(answered(JSON.stringify(value)).status);
      }),
    );
  });

  test.each(submissions)(
    'as the data of $type is refused or taken, and breaks nothing',
    (contract) => {
      const { type, example } = contract;
      const fields = Object.keys(typeof example === 'object' && example !== null ? example : {});
      const data = fc
        .dictionary(fc.constantFrom(...fields, '__proto__', 'constructor'), fc.jsonValue())
        .map((odd) => ({ ...Object.fromEntries(Object.entries(example ?? {})), ...odd }));
      const head = { type, eventId: 'any-1', occurredAt: '2026-05-15T17:00:00Z' };
      fc.assert(
        fc.property(data, (odd) => {
          const { status } = answered(JSON.stringify({ ...head, data: odd }));
          expect([200, ...refused]).toContain(status);
        }),
        { numRuns: 50 },
      );
      expect(answered(JSON.stringify({ ...head, data: example })).status).toBe(200);
    },
  );

  test('in the headers of a CloudEvent is refused or taken, and breaks nothing', () => {
    const name = fc.constantFrom(
      'ce-id',
      'ce-type',
      'ce-time',
      'ce-test',
      'ce-data',
      'ce-__proto__',
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (headers) => {
        const { status } = answered('{}', { 'ce-specversion': '1.0', ...headers });
        expect(refused).toContain(status);
      }),
    );
  });

  test('is never quoted in the reasons', () => {
    const secret = 'Quillfeather';
    const values = fc.constantFrom<unknown>(secret, [secret], { nested: secret }, `${secret}@x`);
    for (const { type, example } of submissions) {
      for (const field of Object.keys(
        typeof example === 'object' && example !== null ? example : {},
      )) {
        fc.assert(
          fc.property(values, (value) => {
            const data = { ...Object.fromEntries(Object.entries(example ?? {})), [field]: value };
            const event = { type, eventId: 'a', occurredAt: '2026-05-15T17:00:00Z', data };
            expect(answered(JSON.stringify(event)).said).not.toContain(secret);
          }),
          { numRuns: 4 },
        );
      }
    }
  });
});
