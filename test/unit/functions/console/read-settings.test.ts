import { describe, expect, test } from 'vitest';
import { readSettings, settingsForm } from '../../../../functions/console/read-settings.ts';

const good = {
  name: 'Cedar Valley University',
  postalAddress: 'School of Education\r\n400 Orchard Road\r\n\r\nCedar Valley, IA 52000',
  replyToName: 'Dana Whitfield',
  replyToAddress: 'Dana.Whitfield@CedarValley.example',
  timeZone: 'America/Chicago',
  seasonMonth: '05',
  seasonDay: '1',
  emailDomain: '@cedarvalley.example.edu',
};

function read(more: Partial<typeof good> = {}) {
  return readSettings(settingsForm(new Map(Object.entries({ ...good, ...more }))));
}

test('settings are read as they will stand in emails: lines trimmed, addresses in lower case', () => {
  expect(read()).toEqual({
    ok: true,
    settings: {
      name: 'Cedar Valley University',
      postalAddress: 'School of Education\n400 Orchard Road\nCedar Valley, IA 52000',
      replyTo: { name: 'Dana Whitfield', address: 'dana.whitfield@cedarvalley.example' },
      timeZone: 'America/Chicago',
      seasonOpens: '05-01',
      emailDomain: 'cedarvalley.example.edu',
    },
  });
});

describe('what cannot be, is said at its field', () => {
  test.each([
    ['name', { name: ' ' }],
    ['name', { name: 'Cedar\u2028Valley' }],
    ['name', { name: 'x'.repeat(121) }],
    ['postalAddress', { postalAddress: '\r\n' }],
    ['postalAddress', { postalAddress: 'a\nb\nc\nd\ne\nf\ng\nh\ni' }],
    ['replyToName', { replyToName: 'Dana\nBcc: everyone@example.com' }],
    ['replyToAddress', { replyToAddress: 'nobody' }],
    ['timeZone', { timeZone: 'Middle/Earth' }],
    ['seasonDay', { seasonMonth: '02', seasonDay: '29' }],
    ['seasonDay', { seasonMonth: '13', seasonDay: '01' }],
    ['seasonDay', { seasonMonth: '04', seasonDay: '31' }],
    ['emailDomain', { emailDomain: 'not a domain' }],
  ])('%s', (field, more) => {
    const reading = read(more);
    expect(reading.ok ? [] : reading.problems.map((problem) => problem.field)).toEqual([field]);
  });

  test('everything at once, in the order of the form', () => {
    const reading = readSettings(settingsForm(new Map()));
    expect(reading.ok ? [] : reading.problems.map(({ field }) => field)).toEqual([
      'name',
      'postalAddress',
      'replyToName',
      'replyToAddress',
      'timeZone',
      'seasonDay',
    ]);
  });
});
