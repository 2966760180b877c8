import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../../events/contract.ts';
import { catalogue } from '../../../../events/index.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { mendableBreaches } from '../../../../shared/domain/mendable-breach.ts';
import { refusedInWords } from '../../../../shared/domain/refused-in-words.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { matching } from '../../../support/matching.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

/** How the staff reads why this hire was refused. */
function words(changes: Record<string, unknown>) {
  const detail = anEvent({ ...hireSubmitted.example, ...changes });
  const reading = readEvent(hireSubmitted, detail);
  const breaches = reading.ok ? [] : reading.breaches;
  const problems = mendableBreaches(hireSubmitted, detail, breaches);
  return refusedInWords(hireSubmitted, detail.data, problems);
}

describe('why an event was refused, as a registrar reads it', () => {
  test('is a sentence at the field of its form, with what was found', () => {
    expect(words({ employmentPeriod: { hireDate: 46_251 } })).toEqual([
      {
        field: 'employmentPeriod.hireDate',
        sentence: matching(/date|day/),
        found: 'a day as spreadsheets count them',
      },
    ]);
  });

  test('stands at the first field of a part that is missing whole', () => {
    const [reason] = words({ person: undefined });
    expect(reason?.field).toMatch(/^person[.]/);
    expect(reason?.sentence).toMatch(/^Say who it is/);
    expect(reason?.found).toBe('nothing');
  });

  test('names no path, no type of JSON and no code', () => {
    for (const { sentence } of words({
      person: {},
      educationOrganization: { ncesSchoolId: '1' },
      employmentPeriod: {},
      employmentStatus: 7,
      fullTimeEquivalency: 'full',
      academicSubjects: 'Mathematics',
      evidence: { source: 'rumour', observedAt: 'May' },
    })) {
      expect(sentence).toMatch(/^[A-Z][^{}[\]]*[.]$/);
      expect(sentence).not.toMatch(/expected|received|invalid|string|undefined|data[.]/i);
    }
  });

  test('says what is wrong around the data, and where it can be mended', () => {
    const around = ['source', 'detail-type', 'programId', 'occurredAt', 'eventId', '(whole)'];
    const problems = around.map((field) => ({ field, problem: 'p', found: 'nothing' }));
    const reasons = refusedInWords(hireSubmitted, {}, problems);
    expect(reasons.map(({ field }) => field)).toEqual([
      undefined,
      '_as',
      undefined,
      '_occurredAt',
      undefined,
      undefined,
    ]);
    for (const { sentence } of reasons) expect(sentence).toMatch(/^[A-Z].*[.]$/);
  });

  test('of an unknown type is told all the same', () => {
    const problems = [{ field: 'data.person', problem: 'is missing' }];
    expect(refusedInWords(undefined, {}, problems)).toMatchObject([{ field: undefined }]);
  });
});

test.each(
  catalogue.filter(({ bus }) => bus === 'intake').map((each) => [each.type, each] as const),
)('whatever %s holds, its reasons can be told, and none repeats a value', (_, contract) => {
  for (const naughty of naughtyStrings.filter((text) => text.trim().length > 8)) {
    const data = Object.fromEntries(fieldsOf(contract.example).map((name) => [name, [naughty]]));
    const reading = readEvent(contract, anEvent(data));
    const problems = mendableBreaches(contract, anEvent(data), reading.ok ? [] : reading.breaches);
    const reasons = refusedInWords(contract, data, problems);
    expect(reasons.length).toBeGreaterThan(0);
    expect(JSON.stringify([problems, reasons])).not.toContain(JSON.stringify(naughty).slice(1, -1));
  }
});

function fieldsOf(example: unknown): string[] {
  return typeof example === 'object' && example !== null ? Object.keys(example) : [];
}
