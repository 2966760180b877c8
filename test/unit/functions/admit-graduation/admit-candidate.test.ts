import { describe, expect, test } from 'vitest';
import { admissionSubmitted } from '../../../../events/admission-submitted.ts';
import type { DataOf } from '../../../../events/contract.ts';
import { admitCandidate } from '../../../../functions/admit-graduation/admit-candidate.ts';
import {
  type AdmissionState,
  admitGraduation,
} from '../../../../functions/admit-graduation/admit-graduation.ts';
import { announced, anEvent, aSubmission, done, skipped } from '../../../support/made-up-events.ts';
import { aPerson } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-08-25T12:00:00.000Z';
const personId = '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b';
type Data = DataOf<typeof admissionSubmitted>;

const admission = (data: Partial<Data> = {}, occurredAt = '2026-08-24T12:00:00Z') =>
  anEvent({ ...admissionSubmitted.example, ...data }, { eventId: 'sis/@80114477', occurredAt });

function stateWith(more: Partial<AdmissionState> = {}): AdmissionState {
  return {
    identity: undefined,
    person: undefined,
    claims: new Map(),
    addressIds: new Map([['tomas.arreola@example.com', 'a7']]),
    personId,
    linkHash: 'link',
    digest: (text) => `digest-of-${text.length}`,
    ...more,
  };
}

/** What is known once an admission was heeded. */
function after(event = admission()): AdmissionState {
  const { person, identity, addressClaim } = stored(admitCandidate(stateWith(), event, now));
  return stateWith({
    person: person[0],
    identity: identity[0],
    claims: new Map(addressClaim.map((claim) => [claim.addressId, claim])),
  });
}

describe('somebody who enters the program', () => {
  test('gets a record as a candidate, and is announced without a name', () => {
    const changes = admitCandidate(stateWith(), admission(), now);
    expect(stored(changes).person).toMatchObject([
      {
        personId,
        displayName: 'Tomás Arreola',
        graduation: 'candidate',
        cohort: 2027,
        degrees: [],
        reach: 'reachable',
      },
    ]);
    expect(announced(changes)).toEqual(['candidate.admitted.v1']);
    const told = JSON.stringify(done(changes).emits);
    expect(told).toContain('"Mathematics"');
    expect(told).not.toMatch(/Arreola|80114477|example\.com/);
  });

  test('is announced once: a repeat and a correction only keep the record right', () => {
    const known = after();
    expect(done(admitCandidate(known, admission(), now)).what).toBe('admission-confirmed');
    const later = admission({ telephone: { telephoneNumber: '+13345550001' } }, now);
    const changed = admitCandidate(known, later, now);
    expect(done(changed).what).toBe('admission-changed');
    expect(announced(changed)).toEqual([]);
    expect(stored(changed).person[0]?.telephone).toBe('+13345550001');
  });

  test('is not changed by what was said before', () => {
    const older = admission({ directoryHold: true }, '2026-08-01T12:00:00Z');
    expect(skipped(admitCandidate(after(), older, now))).toBe('older-than-known');
  });

  test('who has completed already stays a graduate, however late the admission arrives', () => {
    const person = aPerson({ graduation: 'graduated' });
    expect(skipped(admitCandidate(stateWith({ person }), admission(), now))).toBe(
      'completed-already',
    );
  });

  test('becomes a graduate on the same record when they complete', () => {
    const { candidateIdentifier } = admissionSubmitted.example;
    const graduation = aSubmission({ candidateIdentifier }, { occurredAt: '2026-05-15T17:00:00Z' });
    const changes = admitGraduation(after(), graduation, now);
    expect(done(changes).what).toBe('graduation-recorded');
    expect(announced(changes)).toContain('candidate.graduated.v1');
    const { person, identity } = stored(changes);
    expect(person[0]).toMatchObject({ personId, graduation: 'graduated', revision: 1 });
    expect(identity[0]?.admissionStatedAt).toBe('2026-08-24T12:00:00Z');
  });
});
