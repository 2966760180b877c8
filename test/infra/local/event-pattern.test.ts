import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../infra/local/event-pattern.ts';

/** Nothing under the field's name. */
const nothing = Symbol('nothing');

interface ValueCase {
  readonly says: string;
  /** The list that the pattern has for the field. */
  readonly asks: readonly unknown[];
  readonly takes: readonly unknown[];
  readonly leaves: readonly unknown[];
}

function eventWith(value: unknown): object {
  return { source: 'x', detail: value === nothing ? { other: 1 } : { field: value, other: 1 } };
}

function describeValues(about: string, cases: readonly ValueCase[]): void {
  describe(about, () => {
    test.each(cases.map((each) => [each.says, each] as const))(
      '%s',
      (_, { asks, takes, leaves }) => {
        const matches = compilePattern({ detail: { field: asks } });
        for (const value of takes) {
          expect(matches(eventWith(value)), `takes ${JSON.stringify(value)}`).toBe(true);
        }
        for (const value of leaves) {
          expect(matches(eventWith(value)), `leaves ${JSON.stringify(value)}`).toBe(false);
        }
      },
    );
  });
}

describeValues('exact values', [
  {
    says: 'a string is taken letter for letter',
    asks: ['Smith'],
    takes: ['Smith'],
    leaves: ['smith', 'Smith ', 'Smit', '', nothing, null, ['Jones']],
  },
  {
    says: 'any of several values is enough',
    asks: ['a', 'b', 3, null],
    takes: ['a', 'b', 3, null],
    leaves: ['c', 4, '3', nothing],
  },
  {
    says: 'an empty string is a value of its own',
    asks: [''],
    takes: [''],
    leaves: [null, ' ', nothing, [], 0, false],
  },
  {
    says: 'null is taken only where null stands, not where nothing stands',
    asks: [null],
    takes: [null, [null], ['a', null]],
    leaves: ['null', '', 0, false, nothing, [], {}],
  },
  {
    says: 'true and false are not the words "true" and "false"',
    asks: [true],
    takes: [true],
    leaves: [false, 'true', 1, null, nothing],
  },
  {
    says: 'numbers and strings of the same digits differ',
    asks: [12],
    takes: [12],
    leaves: ['12', 12.5, 120, nothing],
  },
  {
    says: 'the word "exactly" may name an exact string',
    asks: [{ exactly: 'a' }],
    takes: ['a'],
    leaves: ['b', 'A'],
  },
  {
    says: 'strings that are spelled like parts of objects are only strings',
    asks: ['constructor', '__proto__'],
    takes: ['constructor', '__proto__'],
    leaves: ['toString', {}],
  },
  {
    says: 'two spellings of one internet address are the same address',
    asks: ['2001:db8::1'],
    takes: ['2001:db8::1', '2001:0DB8:0:0:0:0:0:0001'],
    leaves: ['2001:db8::2', '2001:db8::1/128'],
  },
  {
    says: 'numbers beyond five billion (account numbers) equal themselves',
    asks: [123456789012],
    takes: [123456789012],
    leaves: [123456789013, '123456789012'],
  },
]);

describe('numbers', () => {
  test.each(['300', '300.0', '3.0e2', '3E+2', '30000e-2'])(
    'a pattern may write three hundred as %s',
    (spelling) => {
      const matches = compilePattern(`{"detail":{"field":[${spelling}]}}`);
      expect(matches(eventWith(300))).toBe(true);
      expect(matches(eventWith(JSON.parse('3.0e2')))).toBe(true);
      expect(matches(eventWith(300.000001))).toBe(false);
    },
  );
});

describeValues('prefix and suffix', [
  {
    says: 'a prefix is taken at the beginning of a string',
    asks: [{ prefix: 'us-' }],
    takes: ['us-east-1', 'us-'],
    leaves: ['eu-us-1', 'US-east-1', 'us', '', 7, null, true, nothing],
  },
  {
    says: 'an empty prefix takes every string, and only strings',
    asks: [{ prefix: '' }],
    takes: ['', 'a'],
    leaves: [1, null, false, nothing],
  },
  {
    says: 'a suffix is taken at the end of a string',
    asks: [{ suffix: '.png' }],
    takes: ['a.png', '.png'],
    leaves: ['a.png.txt', 'a.PNG', 'png', 7, null, nothing],
  },
  {
    says: 'a prefix can be read without regard to case',
    asks: [{ prefix: { 'equals-ignore-case': 'EventB' } }],
    takes: ['eventbridge', 'EVENTBridge', 'EventB'],
    leaves: ['event', 'an eventb', 7, nothing],
  },
  {
    says: 'a suffix can be read without regard to case',
    asks: [{ suffix: { 'equals-ignore-case': '.Png' } }],
    takes: ['a.png', 'a.PNG', '.pNg'],
    leaves: ['a.jpg', 'png', 'a.png ', 7, nothing],
  },
]);

describeValues('equals-ignore-case', [
  {
    says: 'takes the string in any case, in whole',
    asks: [{ 'equals-ignore-case': 'aLiCe' }],
    takes: ['alice', 'ALICE', 'Alice'],
    leaves: ['alic', 'alices', ['bob'], 7, null, nothing],
  },
  {
    says: 'an empty string is only equal to an empty string',
    asks: [{ 'equals-ignore-case': '' }],
    takes: [''],
    leaves: ['a', ' ', null, nothing],
  },
  {
    says: 'knows the cases of letters beyond English',
    asks: [{ 'equals-ignore-case': 'STRAßE' }, { 'equals-ignore-case': 'Ærø' }],
    takes: ['straße', 'STRASSE', 'ÆRØ'],
    leaves: ['strase', 'aero'],
  },
]);

describeValues('wildcard', [
  {
    says: 'an asterisk stands for any text, also for none',
    asks: [{ wildcard: 'dir/*.png' }],
    takes: ['dir/a.png', 'dir/.png', 'dir/a/b.png', 'dir/.png.png'],
    leaves: ['dir/a.PNG', 'a/dir/a.png', 'dir/a.png.txt', 'dir/png', 7, null, nothing],
  },
  {
    says: 'text between asterisks is found in its order',
    asks: [{ wildcard: '*ab*cd*' }],
    takes: ['abcd', 'xxabxxcdxx', 'abababcd'],
    leaves: ['cdab', 'abc', 'acbd', ''],
  },
  {
    says: 'beginning and end do not overlap',
    asks: [{ wildcard: 'aba*aba' }],
    takes: ['abaaba', 'abaxaba'],
    leaves: ['aba', 'ababa'],
  },
  {
    says: 'a single asterisk takes every string, and only strings',
    asks: [{ wildcard: '*' }],
    takes: ['', 'a', '*'],
    leaves: [1, null, nothing],
  },
  {
    says: 'without an asterisk it is an exact string',
    asks: [{ wildcard: 'abc' }],
    takes: ['abc'],
    leaves: ['abcd', 'ab', ''],
  },
  {
    says: 'a backslash makes an asterisk or a backslash plain',
    asks: [{ wildcard: '5\\*3\\\\*' }],
    takes: ['5*3\\', '5*3\\end'],
    leaves: ['5x3\\', '5*3', '5\\*3\\'],
  },
  {
    says: 'signs that mean something in regular expressions mean nothing here',
    asks: [{ wildcard: 'a.c+*(x)$' }],
    takes: ['a.c+(x)$', 'a.c+…(x)$'],
    leaves: ['abc+(x)$', 'a.cc(x)$'],
  },
]);

describeValues('numeric', [
  {
    says: '= takes the number however it is written',
    asks: [{ numeric: ['=', 3.018e2] }],
    takes: [301.8, 301.8],
    leaves: [301.799999, 301.800001, '301.8', null, nothing],
  },
  {
    says: '< leaves its bound',
    asks: [{ numeric: ['<', 10] }],
    takes: [9.999999, -5e9],
    leaves: [10, 11],
  },
  {
    says: '<= takes its bound',
    asks: [{ numeric: ['<=', 10] }],
    takes: [10, 0],
    leaves: [10.000001],
  },
  {
    says: '> leaves its bound',
    asks: [{ numeric: ['>', 10] }],
    takes: [10.000001, 5e9],
    leaves: [10, 9],
  },
  {
    says: '>= takes its bound',
    asks: [{ numeric: ['>=', 10] }],
    takes: [10, 11],
    leaves: [9.999999],
  },
  {
    says: 'two bounds make a range',
    asks: [{ numeric: ['>', 0, '<=', 5] }],
    takes: [0.000001, 1, 5],
    leaves: [0, 5.000001, -1, '3', true, nothing],
  },
  {
    says: 'a range may lie below zero',
    asks: [{ numeric: ['>=', -2.5, '<', -1] }],
    takes: [-2.5, -1.000001],
    leaves: [-1, -2.500001, 0],
  },
  {
    says: 'numbers beyond five billion lie in no range',
    asks: [{ numeric: ['>', 0] }, { numeric: ['<=', 0] }],
    takes: [5e9, -5e9],
    leaves: [5000000001, -5000000001, 1e300],
  },
  {
    says: 'numbers with more than six decimals lie in no range',
    asks: [{ numeric: ['>', 0] }],
    takes: [0.123456],
    leaves: [0.1234567, 1e-7],
  },
  {
    says: 'six decimals are compared exactly, even at five billion',
    asks: [{ numeric: ['=', 4999999999.999999] }],
    takes: [4999999999.999999],
    leaves: [4999999999.999998, 5e9],
  },
]);

describeValues('exists', [
  {
    says: 'true takes any value, also null and an empty string',
    asks: [{ exists: true }],
    takes: ['a', '', 0, false, null, ['a'], [null], [['deep']]],
    leaves: [nothing, [], {}, { inner: 1 }, [{ inner: 1 }]],
  },
  {
    says: 'false takes a field that is not there, has no value, or has only fields of its own',
    asks: [{ exists: false }],
    takes: [nothing, [], [[]], {}, { inner: 1 }],
    leaves: ['a', '', 0, false, null, [null]],
  },
  {
    says: 'false beside a value takes either',
    asks: [{ exists: false }, 'a'],
    takes: [nothing, 'a', [], ['b', 'a']],
    leaves: ['b', null, ['b']],
  },
]);

describeValues('anything-but', [
  {
    says: 'a string: any other value, of any type, but not nothing',
    asks: [{ 'anything-but': 'initializing' }],
    takes: ['running', '', 'Initializing', 7, true, null],
    leaves: ['initializing', nothing, [], {}],
  },
  {
    says: 'a number: any other value, also the same digits as a string',
    asks: [{ 'anything-but': 123 }],
    takes: [124, '123', null, 123.000001],
    leaves: [123, nothing],
  },
  { says: 'zero', asks: [{ 'anything-but': 0 }], takes: [1, '', null], leaves: [0, -0] },
  {
    says: 'a list of strings',
    asks: [{ 'anything-but': ['stopped', 'overloaded'] }],
    takes: ['running', 5, null],
    leaves: ['stopped', 'overloaded', nothing],
  },
  {
    says: 'a list of numbers',
    asks: [{ 'anything-but': [100, 200.5, 300] }],
    takes: [101, 200, '100'],
    leaves: [100, 200.5, 300, nothing],
  },
  {
    says: 'in an array, one other value is enough',
    asks: [{ 'anything-but': 'a' }],
    takes: [['a', 'b'], [['b']]],
    leaves: [['a'], ['a', 'a'], []],
  },
  {
    says: 'a prefix',
    asks: [{ 'anything-but': { prefix: 'init' } }],
    takes: ['running', 'in', 7, null],
    leaves: ['init', 'initializing', nothing],
  },
  {
    says: 'a list of prefixes',
    asks: [{ 'anything-but': { prefix: ['init', 'error'] } }],
    takes: ['running'],
    leaves: ['initializing', 'error-1'],
  },
  {
    says: 'a suffix',
    asks: [{ 'anything-but': { suffix: '.txt' } }],
    takes: ['a.png', '.txt.png', 7],
    leaves: ['a.txt', '.txt', nothing],
  },
  {
    says: 'a list of suffixes',
    asks: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }],
    takes: ['a.png'],
    leaves: ['a.txt', 'a.rtf'],
  },
  {
    says: 'a string without regard to case',
    asks: [{ 'anything-but': { 'equals-ignore-case': 'init' } }],
    takes: ['inits', 7, null],
    leaves: ['INIT', 'init', nothing],
  },
  {
    says: 'a list of strings without regard to case',
    asks: [{ 'anything-but': { 'equals-ignore-case': ['init', 'error'] } }],
    takes: ['running'],
    leaves: ['INIT', 'Error'],
  },
  {
    says: 'a wildcard',
    asks: [{ 'anything-but': { wildcard: '*/lib/*' } }],
    takes: ['/usr/bin/x', 7],
    leaves: ['/usr/lib/x', nothing],
  },
  {
    says: 'a list of wildcards',
    asks: [{ 'anything-but': { wildcard: ['*/lib/*', '*/bin/*'] } }],
    takes: ['/usr/share/x'],
    leaves: ['/usr/lib/x', '/usr/bin/x'],
  },
  {
    says: 'an empty wildcard: anything but an empty string',
    asks: [{ 'anything-but': { wildcard: '' } }],
    takes: ['a'],
    leaves: [''],
  },
]);

describeValues('cidr', [
  {
    says: 'takes the addresses of an IPv4 range',
    asks: [{ cidr: '10.0.0.0/24' }],
    takes: ['10.0.0.0', '10.0.0.255'],
    leaves: ['10.0.1.0', '9.255.255.255', '10.0.0', '10.0.0.256', 'ten', 10, null, nothing],
  },
  {
    says: 'counts from the beginning of the range, whichever address of it is named',
    asks: [{ cidr: '10.0.0.77/30' }],
    takes: ['10.0.0.76', '10.0.0.79'],
    leaves: ['10.0.0.75', '10.0.0.80'],
  },
  {
    says: 'may end within any bit, name one address, or all',
    asks: [{ cidr: '192.168.128.0/17' }, { cidr: '1.2.3.4/32' }],
    takes: ['192.168.128.0', '192.168.255.255', '1.2.3.4'],
    leaves: ['192.168.127.255', '192.169.0.0', '1.2.3.5'],
  },
  {
    says: '/0 takes every address of its kind',
    asks: [{ cidr: '0.0.0.0/0' }],
    takes: ['255.1.2.3'],
    leaves: ['::1'],
  },
  {
    says: 'takes the addresses of an IPv6 range',
    asks: [{ cidr: '2001:db8:1234:1a00::/64' }],
    takes: ['2001:db8:1234:1a00::', '2001:0db8:1234:1a00:ffff:ffff:ffff:ffff'],
    leaves: [
      '2001:db8:1234:1a01::',
      '2001:db8::',
      '32.1.13.184',
      '2001:db8:1234:1a00',
      '::g',
      'a:b',
    ],
  },
]);

describe('the shape of events', () => {
  test('every field of the pattern must be in the event; other fields do not count', () => {
    const matches = compilePattern({
      source: ['rollcall.registry'],
      'detail-type': ['candidate.graduated.v1'],
      detail: { data: { programId: ['cedar-valley'] } },
    });
    const event = {
      version: '0',
      source: 'rollcall.registry',
      'detail-type': 'candidate.graduated.v1',
      detail: { eventId: '1', data: { programId: 'cedar-valley', cohort: 2026 } },
    };
    expect(matches(event)).toBe(true);
    expect(matches({ ...event, source: 'other' })).toBe(false);
    expect(matches({ ...event, detail: { data: {} } })).toBe(false);
    expect(matches({ ...event, detail: { programId: 'cedar-valley' } })).toBe(false);
    expect(matches({ ...event, detail: JSON.stringify(event.detail) })).toBe(false);
  });

  test('names of fields are taken letter for letter', () => {
    expect(compilePattern({ Source: ['a'] })({ source: 'a' })).toBe(false);
    expect(compilePattern('{"__proto__":["a"]}')(JSON.parse('{"__proto__":"a"}'))).toBe(true);
    expect(compilePattern('{"__proto__":{"__proto__":[null]}}')({})).toBe(false);
    expect(compilePattern({ toString: [{ exists: false }] })({})).toBe(true);
  });

  test('a dot in a name is a step into the object, in the pattern and in the event', () => {
    for (const pattern of [{ 'a.b': [1] }, { a: { b: [1] } }]) {
      const matches = compilePattern(pattern);
      expect(matches({ 'a.b': 1 })).toBe(true);
      expect(matches({ a: { b: 1 } })).toBe(true);
      expect(matches({ 'a.b': { b: 1 } })).toBe(false);
      expect(matches({ a: { 'a.b': 1 } })).toBe(false);
    }
    const both = compilePattern({ a: { b: [1], c: { d: [2] } } });
    expect(both({ 'a.b': 1, 'a.c.d': 2 })).toBe(true);
    expect(both({ 'a.b': 1, 'a.c': { d: 2 } })).toBe(true);
    expect(both({ 'a.b': 1, a: { c: { d: 2 } } })).toBe(true);
    expect(both({ 'a.b': 1, a: { c: { d: 3 } } })).toBe(false);
  });

  test('what is no object has no fields', () => {
    for (const event of [null, undefined, 'a', 3, true, [], [[]]]) {
      expect(compilePattern({ a: [{ exists: true }] })(event)).toBe(false);
      expect(compilePattern({ a: [{ exists: false }] })(event)).toBe(true);
    }
  });

  test('of a field that a pattern names twice, the later list counts', () => {
    const matches = compilePattern('{"a":[1],"a":[2]}');
    expect(matches({ a: 2 })).toBe(true);
    expect(matches({ a: 1 })).toBe(false);
    const joined = compilePattern('{"a":{"b":[1]},"c":[3],"a.b":[2]}');
    expect(joined({ a: { b: 2 }, c: 3 })).toBe(true);
    expect(joined({ a: { b: 1 }, c: 3 })).toBe(false);
    expect(joined({ a: { b: 2 } })).toBe(false);
  });

  test('white space and escapes in the text of a pattern do not matter', () => {
    const matches = compilePattern(' {\n\t"\\u0061" : [ "x\\n\\u00e9" , 1 ]\r\n} ');
    expect(matches({ a: 'x\né' })).toBe(true);
    expect(matches({ a: 'xné' })).toBe(false);
  });
});

describe('$or', () => {
  const cases: { says: string; pattern: object; takes: object[]; leaves: object[] }[] = [
    {
      says: 'one of its objects is enough',
      pattern: { $or: [{ a: [1] }, { b: [2] }] },
      takes: [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }, { a: 0, b: 2 }],
      leaves: [{ a: 2 }, { b: 1 }, {}],
    },
    {
      says: 'fields beside it are asked for too, before and behind it',
      pattern: { x: [0], $or: [{ a: [1] }, { b: [2] }], y: [9] },
      takes: [
        { x: 0, y: 9, a: 1 },
        { x: 0, y: 9, b: 2 },
      ],
      leaves: [
        { x: 0, a: 1 },
        { y: 9, a: 1 },
        { x: 0, y: 9 },
      ],
    },
    {
      says: 'all fields of one of its objects must match',
      pattern: { $or: [{ a: [1], b: [1] }, { c: [3] }] },
      takes: [{ a: 1, b: 1 }, { c: 3 }],
      leaves: [{ a: 1 }, { b: 1 }],
    },
    {
      says: 'stands within objects, and there names their fields',
      pattern: { detail: { $or: [{ a: [1] }, { b: { c: [2] } }] } },
      takes: [{ detail: { a: 1 } }, { detail: { b: { c: 2 } } }],
      leaves: [{ a: 1 }, { detail: { c: 2 } }],
    },
    {
      says: 'several are asked for together',
      pattern: { $or: [{ a: [1] }, { b: [2] }], detail: { $or: [{ c: [3] }, { d: [4] }] } },
      takes: [
        { a: 1, detail: { c: 3 } },
        { b: 2, detail: { d: 4 } },
      ],
      leaves: [{ a: 1 }, { detail: { c: 3 } }, { a: 1, b: 2 }],
    },
    {
      says: 'may stand within an $or',
      pattern: {
        source: ['s'],
        $or: [{ a: [1] }, { b: [2], $or: [{ c: [3] }, { d: [4] }] }, { e: [5] }],
      },
      takes: [
        { source: 's', a: 1 },
        { source: 's', b: 2, d: 4 },
        { source: 's', e: 5 },
      ],
      leaves: [
        { source: 's', b: 2 },
        { source: 's', c: 3 },
        { source: 's', d: 4 },
        { b: 2, c: 3 },
      ],
    },
    {
      says: 'exists: false counts within its own object only',
      pattern: { $or: [{ a: [{ exists: false }], b: [1] }, { a: [2] }] },
      takes: [{ b: 1 }, { a: 2 }, { a: 2, b: 1 }],
      leaves: [{ a: 1, b: 1 }, {}],
    },
    {
      says: 'an object may ask otherwise for a field asked for before it',
      pattern: { a: [1], $or: [{ a: [2] }, { b: [3] }] },
      takes: [{ a: 2 }, { a: 1, b: 3 }],
      leaves: [{ a: 1 }, { a: 3, b: 3 }, { b: 3 }],
    },
    {
      says: 'is an ordinary field where it holds an object',
      pattern: { $or: { a: [1] } },
      takes: [{ $or: { a: 1 } }],
      leaves: [{ a: 1 }],
    },
    {
      says: 'is an ordinary field with match expressions in its list',
      pattern: { $or: [{ prefix: 'a' }, { suffix: 'z' }] },
      takes: [{ $or: 'ab' }, { $or: 'yz' }],
      leaves: [{ $or: 'b' }, { prefix: 'a' }],
    },
  ];
  test.each(cases.map((each) => [each.says, each] as const))(
    '%s',
    (_, { pattern, takes, leaves }) => {
      const matches = compilePattern(pattern);
      for (const event of takes) expect(matches(event), JSON.stringify(event)).toBe(true);
      for (const event of leaves) expect(matches(event), JSON.stringify(event)).toBe(false);
    },
  );
});

describe('event source mappings', () => {
  const insertWithEmits = {
    eventName: ['INSERT'],
    dynamodb: { NewImage: { emits: { L: { M: { type: { S: [{ exists: true }] } } } } } },
  };
  const record = (eventName: string, image: object) => ({
    eventID: '1',
    eventName,
    eventSource: 'aws:dynamodb',
    dynamodb: { Keys: { pk: { S: 'person#1' } }, NewImage: image, StreamViewType: 'NEW_IMAGE' },
  });
  const emits = { L: [{ M: { type: { S: 'candidate.graduated.v1' } } }] };

  test("a table's stream lets through what FilterCriteria ask for", () => {
    const matches = compilePattern(insertWithEmits);
    expect(matches(record('INSERT', { pk: { S: 'x' }, emits }))).toBe(true);
    expect(matches(record('MODIFY', { pk: { S: 'x' }, emits }))).toBe(false);
    expect(matches(record('INSERT', { pk: { S: 'x' } }))).toBe(false);
    expect(matches(record('INSERT', { pk: { S: 'x' }, emits: { L: [] } }))).toBe(false);
  });

  test('exists asks for a value, so it does not see an attribute, which is an object', () => {
    const above = compilePattern({ dynamodb: { NewImage: { emits: [{ exists: true }] } } });
    expect(above(record('INSERT', { emits }))).toBe(false);
  });

  test('numbers of a stream are strings', () => {
    const image = { count: { N: '100' } };
    const asString = compilePattern({ dynamodb: { NewImage: { count: { N: ['100'] } } } });
    const asNumber = compilePattern({
      dynamodb: { NewImage: { count: { N: [{ numeric: ['>', 0] }] } } },
    });
    expect(asString(record('INSERT', image))).toBe(true);
    expect(asNumber(record('INSERT', image))).toBe(false);
  });
});
