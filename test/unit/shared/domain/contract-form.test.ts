import { describe, expect, test } from 'vitest';
import { admissionSubmitted } from '../../../../events/admission-submitted.ts';
import { contactSubmitted } from '../../../../events/contact-submitted.ts';
import { type EventContract, readStrictly } from '../../../../events/contract.ts';
import { credentialSubmitted } from '../../../../events/credential-submitted.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { catalogue } from '../../../../events/index.ts';
import { preferenceSubmitted } from '../../../../events/preference-submitted.ts';
import { contractFields, type FormField } from '../../../../shared/domain/contract-fields.ts';
import { dataOf, tidied, valuesOf } from '../../../../shared/domain/contract-form.ts';
import { labelOf } from '../../../../shared/domain/field-labels.ts';
import { formProblems } from '../../../../shared/domain/form-problems.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const submissions = catalogue.filter(({ bus }) => bus === 'intake');
const byType = submissions.map((contract) => [contract.type, contract] as const);

/** The paths of all fields, groups and lists. */
function pathsOf(fields: readonly FormField[], above = ''): string[] {
  return fields.flatMap((field) => {
    const path = [above, field.name].filter((part) => part !== '').join('.');
    switch (field.kind) {
      case 'group':
        return [path, ...pathsOf(field.fields, path)];
      case 'rows':
        return [path, ...pathsOf([field.item], path)];
      default:
        return [path];
    }
  });
}

/** What is wrong with data, at the fields of its form. */
function problemsWith(contract: EventContract, data: unknown) {
  const fields = contractFields(contract);
  const [eventId, occurredAt, programId] = ['form/1', '2026-11-02T15:00:00Z', 'cedar-valley'];
  const head = { eventId, occurredAt, programId, correlationId: eventId, causationId: eventId };
  const reading = readStrictly(contract, { ...head, data });
  return reading.ok ? [] : formProblems(fields, reading.breaches, valuesOf(fields, data));
}

describe('the form of a submission', () => {
  test.each(byType)('%s has a label in a registrar’s words for every field', (type, contract) => {
    const paths = pathsOf(contractFields(contract));
    expect(paths.filter((path) => labelOf(type, path).label === path)).toEqual([]);
  });

  test.each(byType)('%s shows an event and gives back the same', (_, contract) => {
    const fields = contractFields(contract);
    // Ed-Fi's own values mean the same without their namespace.
    const example: unknown = JSON.parse(
      JSON.stringify(contract.example).replaceAll(/"namespace":"uri:[^"]+Descriptor",/g, ''),
    );
    expect(dataOf(fields, valuesOf(fields, contract.example))).toEqual(example);
  });

  test.each(byType)('%s left empty names what must be filled in, each once', (_, contract) => {
    const problems = problemsWith(contract, dataOf(contractFields(contract), new Map()));
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map(({ field }) => field)).size).toBe(problems.length);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z].*\.$/);
    const sentences = problems.map(({ message }) => message).join(' ');
    expect(sentences).not.toMatch(/expected|Invalid|undefined|[a-z][A-Z]/);
  });

  test.each(byType)('%s keeps any text as it was typed, on one line', (_, contract) => {
    const fields = contractFields(contract);
    const values = valuesOf(fields, contract.example);
    const typed = [...values].filter(([, text]) => text !== 'yes' && text !== 'no');
    for (const [at, naughty] of naughtyStrings.entries()) {
      const [name] = typed[at % typed.length] ?? ['purpose'];
      const data = dataOf(fields, new Map([...values, [name, naughty]]));
      const again = valuesOf(fields, data).get(name) ?? '';
      expect(again).toBe(naughty.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim());
    }
  });

  test('leaves fields out that are not asked for, wherever they are', () => {
    const without = ['importId', 'person', 'evidence.observedAt'];
    const paths = pathsOf(contractFields(hireSubmitted, without));
    expect(paths).toContain('evidence.source');
    expect(paths.filter((path) => without.some((each) => path.startsWith(each)))).toEqual([]);
  });

  test('keeps values of a district’s own and numbers that are none, for the contract to judge', () => {
    const fields = contractFields(hireSubmitted);
    const own = { namespace: 'uri://district.example/Role', codeValue: 'Lead #1' };
    const values = new Map([
      ['staffClassification', 'uri://district.example/Role#Lead #1'],
      ['gradeLevels.Sixth grade', 'yes'],
      ['gradeLevels.uri://district.example/Role#Lead #1', 'yes'],
      ['fullTimeEquivalency', 'half'],
    ]);
    const data = dataOf(fields, values);
    expect(data).toMatchObject({
      staffClassification: own,
      gradeLevels: [{ codeValue: 'Sixth grade' }, own],
      fullTimeEquivalency: 'half',
    });
    expect(valuesOf(fields, data)).toEqual(values);
  });

  test('drops rows in which nothing was typed, and knows which row a problem is in', () => {
    const fields = contractFields(graduationSubmitted);
    const form = tidied(
      fields,
      new Map([
        ['degrees.0.status', 'awarded'],
        ['degrees.0.degreeCode', ' '],
        ['degrees.3.degreeCode', 'BS'],
        ['degrees.3.completionDate', '45992'],
        ['electronicMail.0.electronicMailType', 'Home/Personal'],
      ]),
    );
    const data = dataOf(fields, form);
    expect(data).toMatchObject({
      electronicMail: [],
      degrees: [{ degreeCode: 'BS', completionDate: '45992' }],
    });
    expect(form.get('degrees.1.status')).toBe('awarded');
    const problems = problemsWith(graduationSubmitted, data);
    expect(problems).toContainEqual({
      field: 'degrees.0.completionDate',
      message: 'Enter the day of completion as a date, such as 2026-05-15.',
    });
  });

  test('never turns an answer that is neither yes nor no into one', () => {
    const fields = contractFields(graduationSubmitted);
    const data = { ...graduationSubmitted.example, directoryHold: 'Y' };
    expect(dataOf(fields, valuesOf(fields, data))).toEqual(data);
    expect(problemsWith(graduationSubmitted, data)).toEqual([
      { field: 'directoryHold', message: 'Choose the directory hold (FERPA) from the list.' },
    ]);
    const wanted = { ...preferenceSubmitted.example, wanted: true };
    const answer = contractFields(preferenceSubmitted);
    expect(dataOf(answer, valuesOf(answer, wanted))).toEqual(wanted);
    expect(problemsWith(preferenceSubmitted, wanted)).toMatchObject([{ field: 'wanted' }]);
  });

  test('says at its first field what a whole part lacks', () => {
    expect(problemsWith(hireSubmitted, { ...hireSubmitted.example, person: {} })).toEqual([
      {
        field: 'person.candidateIdentifier',
        message: 'Say who it is: enter the student id, an email address or a name.',
      },
    ]);
  });

  test('says how to mend each kind of field', () => {
    const { electronicMail: _, ...contact } = contactSubmitted.example;
    expect(
      problemsWith(credentialSubmitted, {
        ...credentialSubmitted.example,
        credentialField: 'x'.repeat(101),
        stateOfIssueStateAbbreviation: 'Iowa',
        expirationDate: '1026-13-01',
        boardCertificationIndicator: 'perhaps',
      }).map(({ message }) => message),
    ).toEqual([
      'Enter the state that issued it as two capital letters, such as AL.',
      'Shorten the field to 100 characters.',
      'Enter the last day on which it holds as a date, such as 2026-05-15.',
      'Choose the certification by a national board from the list.',
    ]);
    expect(
      problemsWith(admissionSubmitted, {
        ...admissionSubmitted.example,
        cohortYear: { schoolYear: 27 },
        academicSubjects: Array.from({ length: 9 }, () => 'Science'),
      }).map(({ message }) => message),
    ).toEqual([
      'Enter the cohort as a number from 1900 to 2200.',
      'Give 8 at most: subjects they prepare to teach.',
    ]);
    expect(
      problemsWith(contactSubmitted, {
        ...contact,
        formerElectronicMailAddresses: ['a', 'b'.repeat(321)],
      }),
    ).toEqual([
      {
        field: 'formerElectronicMailAddresses.1',
        message: 'Shorten the addresses that are no longer theirs to 320 characters.',
      },
    ]);
  });
});
