import { describe, expect, test } from 'vitest';
import { readIntegrators, stampSubmission } from '../../../../shared/runtime/stamp-submission.ts';
import { matching } from '../../../support/matching.ts';

const integrators = readIntegrators(
  JSON.stringify({
    'sis.cedar-valley': { programId: 'cedar-valley' },
    'sis.lake-district': { programId: 'cedar-valley', types: ['hire.submitted.v1'] },
  }),
);

const stamped = (detail: unknown, source = 'sis.cedar-valley', type = 'hire.submitted.v1') =>
  stampSubmission({ id: 'bus-1', 'detail-type': type, source, detail }, integrators);

describe('a submission on the bus', () => {
  test('is stamped with its sender’s program, and an event without a history is its own', () => {
    expect(stamped({ eventId: 'e1', data: {} })).toMatchObject({
      programId: 'cedar-valley',
      integrator: 'sis.cedar-valley',
      problems: [],
      event: {
        detail: {
          eventId: 'e1',
          programId: 'cedar-valley',
          correlationId: 'e1',
          causationId: 'e1',
          provenance: { door: 'bus', integrator: 'sis.cedar-valley' },
        },
      },
    });
  });

  test('keeps the history that its sender gave it', () => {
    const history = { programId: 'cedar-valley', correlationId: 'c1', causationId: 'c0' };
    expect(stamped({ eventId: 'e1', ...history }).event.detail).toMatchObject(history);
  });

  test('is never believed what it says of its own provenance', () => {
    const forged = { eventId: 'e1', provenance: { door: 'form', integrator: 'sis.river-state' } };
    expect(stamped(forged).event.detail).toMatchObject({
      provenance: { door: 'bus', integrator: 'sis.cedar-valley' },
    });
    const stranger = stamped({ ...forged, programId: 'cedar-valley' }, 'sis.stranger');
    expect(stranger.event.detail).toEqual({ eventId: 'e1', programId: 'cedar-valley' });
    expect(stranger.integrator).toBeUndefined();
  });

  test.each(['river-state', 7, null])(
    'for another program (%j) waits with its sender’s own, never with the one it named',
    (programId) => {
      expect(stamped({ eventId: 'e1', programId })).toMatchObject({
        programId: 'cedar-valley',
        problems: [{ field: 'programId' }],
      });
    },
  );

  test('of a type that its sender does not hand in is not taken', () => {
    const type = 'graduation.submitted.v1';
    expect(stamped({ eventId: 'e1' }, 'sis.lake-district', type).problems).toMatchObject([
      { field: 'detail-type', mend: matching(/hire[.]submitted[.]v1/) },
    ]);
    expect(stamped({ eventId: 'e1' }, 'sis.lake-district').problems).toEqual([]);
  });

  test.each(['sis.stranger', 'rollcall.registry', 'constructor', '__proto__', 'SIS.CEDAR-VALLEY'])(
    'under the source %s is nobody’s',
    (source) => {
      expect(stamped({ eventId: 'e1', programId: 'cedar-valley' }, source)).toMatchObject({
        programId: 'cedar-valley',
        problems: [{ field: 'source' }],
      });
    },
  );

  test.each([undefined, null, 'text', 7, ['a']])(
    'that is %j is its sender’s all the same',
    (detail) => {
      expect(stamped(detail)).toMatchObject({ programId: 'cedar-valley', event: { detail } });
      expect(stamped(detail, 'sis.stranger').programId).toBe('unattributed');
    },
  );
});

test('what our own doors stamped is believed', () => {
  const detail = {
    eventId: 'e1',
    programId: 'cedar-valley',
    provenance: { door: 'http', integrator: 'sis.lake-district' },
  };
  expect(stamped(detail, 'rollcall.intake')).toEqual({
    event: { id: 'bus-1', 'detail-type': 'hire.submitted.v1', source: 'rollcall.intake', detail },
    programId: 'cedar-valley',
    integrator: 'sis.lake-district',
    problems: [],
  });
});

test('without a configuration nobody outside is known', () => {
  expect(readIntegrators(undefined)).toEqual({});
});
