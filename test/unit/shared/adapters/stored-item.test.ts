import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { fromItem, isRecordName, keyOf, toItem } from '../../../../shared/adapters/stored-item.ts';
import { records } from '../../../../shared/records/catalogue.ts';
import {
  aMessage,
  anEnrolment,
  anImport,
  aPerson,
  aProgram,
  aResponse,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';

const about = `person#${ngozi}`;

describe('a record', () => {
  test('comes out of the table as it went in, without what was left out', () => {
    const person = aPerson({ answered: undefined, current: undefined });
    const item = toItem('person', person);
    expect(fromItem('person', unmarshall(marshall(item, { removeUndefinedValues: true })))).toEqual(
      aPerson(),
    );
  });

  test('lies in the partition of what it is about', () => {
    expect(
      [
        keyOf('person', aPerson()),
        keyOf('enrolment', anEnrolment()),
        keyOf('message', aMessage()),
        keyOf('response', aResponse()),
        keyOf('fact', { personId: ngozi, kind: 'employment', factId: 'annual-2027-1' }),
        keyOf('entry', { partition: about, workflow: 'owe-survey', eventId: 'e' }),
        keyOf('program', aProgram()),
        keyOf('identity', { programId, candidateIdentifier: '@1' }),
        keyOf('addressClaim', { programId, addressId: 'a1' }),
        keyOf('import', anImport()),
        keyOf('importPart', { importId: 'import-1', part: 7 }),
        keyOf('quarantinedEvent', { programId, quarantineId: 'q' }),
        keyOf('deadLetter', { programId, workflow: 'owe-survey', eventId: 'e' }),
      ].map(({ pk, sk }) => `${pk} ${sk}`),
    ).toEqual([
      `${about} person`,
      `${about} enrolment#annual-2027`,
      `${about} message#annual-2027#invitation`,
      `${about} response#annual-2027`,
      `${about} fact#employment#annual-2027-1`,
      `${about} entry#owe-survey#e`,
      `program#${programId} program`,
      `identity#${programId}#@1 identity`,
      `address#${programId}#a1 claim`,
      'import#import-1 import',
      'import#import-1 part#00007',
      `quarantine#${programId} event#q`,
      `dead-letters#${programId} owe-survey#e`,
    ]);
  });

  test('says what kind it is, under a name that the catalogue knows', () => {
    expect(toItem('message', aMessage())['entity']).toBe('message');
    for (const [name, entity] of Object.entries(records)) expect(entity().entityName).toBe(name);
  });

  test('of another shape is not taken for one of ours', () => {
    const { displayName: _, ...broken } = toItem('person', aPerson());
    expect(() => fromItem('person', broken)).toThrow(/displayName/);
    const odd = { ...toItem('message', aMessage()), status: 'lost' };
    expect(() => fromItem('message', odd)).toThrow(/status/);
  });
});

test.each(['constructor', '__proto__', 'toString', '', 7, undefined, null])(
  '%j is no kind of record',
  (name) => {
    expect(isRecordName(name)).toBe(false);
  },
);
