import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matching } from '../support/matching.ts';
import { Rollcall } from '../support/rollcall.ts';

describe('a graduation on the intake bus', () => {
  let rollcall: Rollcall;
  beforeAll(async () => {
    rollcall = await Rollcall.start();
  });
  afterAll(() => rollcall.stop());

  test('makes one person who is owed one survey, however often it is delivered', async () => {
    await rollcall.submitGraduation({ times: 3 });
    await rollcall.settled();
    const { personId, reach } = await rollcall.personCalled('Ngozi A Ivanova');
    const dossier = await rollcall.records.dossier(personId);
    expect(reach).toBe('reachable');
    expect(dossier.person?.degrees).toMatchObject([{ degreeCode: 'BS', status: 'awarded' }]);
    expect(dossier.person?.completionDate).toBe('2025-12-19');
    expect(dossier.enrolments).toMatchObject([
      { plan: 'annual-2027', step: 'invitation', dueAt: '2027-05-01T05:00:00Z', status: 'owed' },
    ]);
    expect(dossier.entries.map(({ what }) => what).sort()).toEqual([
      'graduation-recorded',
      'survey-owed',
    ]);
  });

  test('that says the same again is confirmed and announces nothing', async () => {
    await rollcall.submitGraduation({ occurredAt: '2026-06-01T00:00:00Z' });
    await rollcall.settled();
    const { personId } = await rollcall.personCalled('Ngozi A Ivanova');
    const { person, entries } = await rollcall.records.dossier(personId);
    expect(person?.revision).toBe(1);
    expect(entries.map(({ what }) => what)).toContain('graduation-confirmed');
  });

  test('of two people with one address leaves both to be written to in another way', async () => {
    const address = {
      electronicMailAddress: 'family@example.com',
      electronicMailType: 'Home/Personal' as const,
      primaryEmailAddressIndicator: true,
    };
    for (const [id, firstName] of [
      ['@10000001', 'Ana'],
      ['@10000002', 'Bea'],
    ] as const) {
      await rollcall.submitGraduation({
        candidateIdentifier: id,
        name: { firstName, lastSurname: 'Twin' },
        electronicMail: [address],
      });
    }
    await rollcall.settled();
    expect((await rollcall.personCalled('Ana Twin')).reach).toBe('shared-address');
    expect((await rollcall.personCalled('Bea Twin')).reach).toBe('shared-address');
  });

  test('that breaks its contract waits in quarantine with its reasons', async () => {
    await rollcall.putOnBus('intake', 'graduation.submitted.v1', {
      eventId: 'broken',
      occurredAt: '2026-05-15T17:00:00Z',
      programId: 'cedar-valley',
      correlationId: 'broken',
      causationId: 'broken',
      data: { candidateIdentifier: '@1' },
    });
    await rollcall.putOnBus('intake', 'graduation.imagined.v1', { programId: 'cedar-valley' });
    await rollcall.settled();
    const waiting = await rollcall.records.quarantined('cedar-valley');
    expect(waiting.map(({ type }) => type).sort()).toEqual([
      'graduation.imagined.v1',
      'graduation.submitted.v1',
    ]);
    expect(waiting.flatMap(({ breaches }) => breaches)).toContainEqual({
      field: 'data.name',
      problem: 'is missing',
      found: 'nothing',
      mend: matching(/^Send this field[.] For instance: /),
    });
  });
});
