import { describe, expect, test } from 'vitest';
import { credentialSubmitted } from '../../../../events/credential-submitted.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { descriptorFields } from '../../../../events/vocabulary/descriptors.ts';
import { descriptorWarnings } from '../../../../shared/domain/descriptor-warnings.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const fieldsOf = (data: unknown) => descriptorWarnings(data).map(({ field }) => field);

describe('a value of an Ed-Fi descriptor', () => {
  test.each([hireSubmitted, credentialSubmitted])(
    'of the standard is taken without a word: $type',
    ({ example }) => {
      expect(descriptorWarnings(example)).toEqual([]);
    },
  );

  test.each([
    [{ codeValue: 'first GRADE' }],
    [{ codeValue: 'First grade', namespace: 'uri://ed-fi.org/GradeLevelDescriptor' }],
    [{ codeValue: 'First grade', namespace: 'uri://tpdm.ed-fi.org/GradeLevelDescriptor' }],
  ])('is known in small and capital letters and by its older namespace: %j', (given) => {
    expect(descriptorWarnings({ gradeLevels: [given] })).toEqual([]);
  });

  test('that is the site’s own is named with its place, never with what it says', () => {
    const data = {
      ...hireSubmitted.example,
      employmentStatus: { codeValue: 'Interim' },
      gradeLevels: [
        { codeValue: 'Sixth grade' },
        { codeValue: 'Sixth grade', namespace: 'uri://cedar-valley.example/Grades' },
      ],
    };
    const warnings = descriptorWarnings(data);
    expect(warnings.map(({ field }) => field)).toEqual([
      'data.employmentStatus',
      'data.gradeLevels.1',
    ]);
    expect(warnings[0]?.problem).toContain('EmploymentStatus (see /docs)');
    expect(warnings[1]?.problem).toContain('a value of your own');
    expect(JSON.stringify(warnings)).not.toMatch(/Interim|cedar-valley/);
  });

  test('of another descriptor is unknown here', () => {
    const stranger = {
      codeValue: 'Teacher',
      namespace: 'uri://ed-fi.org/StaffClassificationDescriptor',
    };
    expect(fieldsOf({ gradeLevels: [stranger], staffClassification: stranger })).toEqual([
      'data.gradeLevels.0',
    ]);
  });

  test('written as one word with its namespace is told how to be sent', () => {
    const [warning] = descriptorWarnings({
      employmentStatus: { codeValue: 'uri://ed-fi.org/EmploymentStatusDescriptor#Probationary' },
    });
    expect(warning?.problem).toContain('put what stands before the # into namespace');
  });

  test('is found in every field that holds one', () => {
    const data = Object.fromEntries(
      Object.keys(descriptorFields).map((field) => [field, { codeValue: 'none of them' }]),
    );
    expect(fieldsOf(data)).toEqual(Object.keys(descriptorFields).map((field) => `data.${field}`));
  });

  test.each([undefined, null, 7, 'text', [], { gradeLevels: null }, { gradeLevels: 'x' }])(
    'is not looked for where there is none: %j',
    (data) => {
      expect(descriptorWarnings(data)).toEqual([]);
    },
  );

  test.each(naughtyStrings)('of any characters is only named: %j', (codeValue) => {
    expect(fieldsOf({ employmentStatus: { codeValue } })).toEqual(['data.employmentStatus']);
  });
});
