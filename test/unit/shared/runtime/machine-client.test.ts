import { beforeEach, describe, expect, test, vi } from 'vitest';
import { machineClient } from '../../../../shared/runtime/machine-client.ts';

beforeEach(() => {
  const clients = {
    sis: { programId: 'cedar-valley', name: 'sis.cedar-valley' },
    district: { programId: 'lake-county', name: 'sis.lake', types: ['hire.submitted.v1'] },
  };
  vi.stubEnv('MACHINE_CLIENTS', JSON.stringify(clients));
});

const called = (claims: Record<string, string>) =>
  machineClient({ event: { requestContext: { authorizer: { jwt: { claims } } } } });

describe('the client of a token', () => {
  test('speaks for its program, under its name, with the types it may hand in', () => {
    expect(called({ client_id: 'sis', scope: 'x rollcall-cedar-valley/events.write' })).toEqual({
      clientId: 'sis',
      programId: 'cedar-valley',
      name: 'sis.cedar-valley',
    });
    expect(
      called({ client_id: 'district', scope: 'rollcall-lake-county/events.write' }),
    ).toMatchObject({ programId: 'lake-county', types: ['hire.submitted.v1'] });
  });

  test.each(['rollcall-lake-county/events.write', 'rollcall-cedar-valley/events.read', ''])(
    'is refused with a scope that is not its program’s: %j',
    (scope) => {
      expect(called({ client_id: 'sis', scope })).toMatchObject({
        type: 'urn:rollcall:problem:scope',
        status: 403,
        errors: [{ field: 'scope' }],
      });
    },
  );

  test.each(['stranger', '__proto__', 'toString', ''])('is refused when unknown: %j', (id) => {
    expect(called({ client_id: id, scope: 'rollcall-cedar-valley/events.write' })).toMatchObject({
      type: 'urn:rollcall:problem:no-program',
      status: 403,
    });
  });

  test.each([undefined, null, {}, { event: {} }])('is nobody without a token: %j', (bindings) => {
    expect(machineClient(bindings)).toMatchObject({ status: 403 });
  });
});
