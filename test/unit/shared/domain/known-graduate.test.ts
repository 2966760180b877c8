import { describe, expect, test } from 'vitest';
import { planGraduation } from '../../../../shared/domain/imported-file/plan-graduation.ts';
import { knownGraduate } from '../../../../shared/domain/known-graduate.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anAddress } from '../../../support/made-up-records.ts';
import { aSubmission, degree, mail, type SubmittedData } from '../../../support/made-up-events.ts';
import { Registry } from '../../functions/admit-graduation/registry.ts';

/** The person that admission makes of a statement. */
function admitted(data: Partial<SubmittedData>): Person {
  const registry = new Registry();
  registry.take(aSubmission(data), '2026-05-15T17:00:05Z');
  const [person] = registry.persons.values();
  if (person === undefined) throw new Error('nobody was admitted');
  return person;
}

describe('what the institution last stated', () => {
  const stated: Partial<SubmittedData> = {
    name: {
      firstName: 'Ngozi',
      lastSurname: 'Ivanova',
      middleName: 'A',
      generationCodeSuffix: 'Jr',
    },
    electronicMail: [
      mail('ngozi@example.com', { primaryEmailAddressIndicator: true }),
      mail('family@example.com', { electronicMailType: 'Other', sharedWithOthers: true }),
      mail('none', { electronicMailType: 'Work', unusable: 'not-an-address' }),
    ],
    telephone: { telephoneNumber: '+13345550717' },
    degrees: [degree('awarded'), degree('revoked', { degreeCode: 'MED', concentration: 'STEM' })],
    campus: 'Auburn',
  };

  test('can be read out of the record word by word', () => {
    const { importId: _, ...whole } = aSubmission(stated).data;
    expect(knownGraduate(admitted(stated))).toEqual(whole);
  });

  test('does not hold what graduates told us themselves', () => {
    const person = admitted(stated);
    const own = anAddress({ addressId: 'own', address: 'own@example.com', source: 'self-report' });
    const known = knownGraduate({ ...person, addresses: [...person.addresses, own] });
    expect(JSON.stringify(known)).not.toContain('own@example.com');
  });

  test('is still what it stated when a mailbox turned out to be dead or shared', () => {
    const person = admitted(stated);
    const learned = person.addresses.map((address) =>
      address.status === 'usable'
        ? { ...address, status: 'bounced' as const, primary: false }
        : address,
    );
    expect(knownGraduate({ ...person, addresses: learned })).toEqual(knownGraduate(person));
  });

  test('stated again in a file is unchanged', () => {
    const person = admitted(stated);
    const known = knownGraduate(person);
    const { importId: _, ...again } = aSubmission(stated).data;
    expect(planGraduation(again, known, [2]).action).toBe('unchanged');
  });
});
