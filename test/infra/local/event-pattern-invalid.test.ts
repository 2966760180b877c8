import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../infra/local/event-pattern.ts';
import { InvalidPatternError } from '../../../infra/local/event-pattern/invalid-pattern-error.ts';

function refusalOf(pattern: string): InvalidPatternError | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidPatternError) return error;
    throw error;
  }
}

/** The reason, without the place. */
function reasonOf(pattern: string): string | undefined {
  const [reason] = refusalOf(pattern)?.message.split('\n at [Source: ') ?? [];
  return reason?.replace('Event pattern is not valid. Reason: ', '');
}

/** A pattern whose only field has this list. */
const list = (values: string): string => `{"a":[${values}]}`;

const needsJson =
  "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const tooComplex =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';
const notInList = 'Inside anything but list, start|null|boolean is not supported.';
const mixed =
  'Inside anything but list, either all values are number or string, mixed type is not supported';
const notBut = 'Value of anything-but must be an array or single string/number value.';
const notIgnoringCase =
  'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.';

const refused: Record<string, Record<string, string>> = {
  'what is no JSON': {
    '': 'Unexpected end of the pattern',
    'this is no JSON': `Unrecognized token 'this': ${needsJson}`,
    "{'a': 1}":
      "Unexpected character (''' (code 39)): was expecting double-quote to start field name",
    '{"a":[1]': 'Unexpected end of the pattern: was expecting comma to separate Object entries',
    '{"a":[1': 'Unexpected end of the pattern: was expecting comma to separate Array entries',
    '{"a":[1],}':
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    '{"a" [1]}':
      "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value",
    '{"a":[1]} x': 'Unexpected text after the end of the pattern',
    '{"a":["b}': 'Unexpected end of the pattern inside a string',
    '{"a":["b\\"]}': 'Unexpected end of the pattern inside a string',
    '{"a":["\\x"]}': 'Unrecognized character escape in "\\x"',
    '{"a":[01]}': `Unrecognized token '01': ${needsJson}`,
    '{"a":[NaN]}': `Unrecognized token 'NaN': ${needsJson}`,
    '{"a":[tru]}': `Unrecognized token 'tru': ${needsJson}`,
    '{"a":[+1]}':
      "Unexpected character ('+' (code 43)): was expecting a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    '{"a":["\u0000"]}':
      'Illegal unquoted character ((CTRL-CHAR, code 0)): has to be escaped using backslash to be included in string value',
    '{"a":["x\ny"]}':
      'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value',
  },
  'what has no shape of a pattern': {
    '["a"]': 'Filter is not an object',
    '"a"': 'Filter is not an object',
    null: 'Filter is not an object',
    '{}': 'Empty objects are not allowed',
    '{"a":{"b":{}}}': 'Empty objects are not allowed',
    '{"a":[]}': 'Empty arrays are not allowed',
    '{"a":"x"}': '"a" must be an object or an array',
    '{"a":{"b":42}}': '"b" must be an object or an array',
    '{"a":null}': '"a" must be an object or an array',
    '{"a":[["x"]]}': 'Match value must be String, number, true, false, or null',
  },
  'match expressions': {
    [list('{}')]: 'Match expression name not found',
    [list('{"EXISTS":true}')]: 'Unrecognized match type EXISTS',
    [list('{"regex":"a"}')]: 'Unrecognized match type regex',
    [list('{"b":["x"]}')]: 'Unrecognized match type b',
    [list('{"prefix":"a","suffix":"b"}')]: 'Only one key allowed in match expression',
    [list('{"exists":"true"}')]: 'exists match pattern must be either true or false.',
    [list('{"exists":null}')]: 'exists match pattern must be either true or false.',
    [list('{"exactly":1}')]: 'exact match pattern must be a string',
    [list('{"prefix":123}')]: 'prefix match pattern must be a string',
    [list('{"prefix":["a"]}')]: 'prefix match pattern must be a string',
    [list('{"suffix":null}')]: 'suffix match pattern must be a string',
    [list('{"prefix":{}}')]: 'Prefix expression name not found',
    [list('{"prefix":{"suffix":"a"}}')]: 'Unsupported prefix pattern: suffix',
    [list('{"suffix":{"wildcard":"a"}}')]: 'Unsupported suffix pattern: wildcard',
    [list('{"suffix":{"equals-ignore-case":["a"]}}')]:
      'equals-ignore-case match pattern must be a string',
    [list('{"prefix":{"equals-ignore-case":"a","b":1}}')]:
      'Only one key allowed in match expression',
    [list('{"equals-ignore-case":5}')]: 'equals-ignore-case match pattern must be a string',
    [list('{"equals-ignore-case":{"prefix":"a"}}')]:
      'equals-ignore-case match pattern must be a string',
  },
  wildcards: {
    [list('{"wildcard":123}')]: 'wildcard match pattern must be a string',
    [list('{"wildcard":["a*"]}')]: 'wildcard match pattern must be a string',
    [list('{"wildcard":"a**b"}')]: 'Consecutive wildcard characters at pos 2',
    [list('{"wildcard":"é**b"}')]: 'Consecutive wildcard characters at pos 3',
    [list('{"wildcard":"a\\\\b"}')]: 'Invalid escape character at pos 2',
    [list('{"wildcard":"ab\\\\"}')]: 'Invalid escape character at pos 3',
    [list('{"wildcard":"*:*:*:*:*:event-bus/*"}')]: tooComplex,
    [list('{"anything-but":{"wildcard":["*a*a*","b*b*b*","*c*c*c*"]}}')]: tooComplex,
  },
  numeric: {
    [list('{"numeric":5}')]: 'Value of numeric must be an array.',
    [list('{"numeric":[]}')]: 'Invalid member in numeric match: ]',
    [list('{"numeric":[5]}')]: 'Invalid member in numeric match: 5',
    [list('{"numeric":["=="," 5"]}')]: 'Unrecognized numeric range operator: ==',
    [list('{"numeric":["="]}')]: 'Value of equals must be numeric',
    [list('{"numeric":["=","5"]}')]: 'Value of equals must be numeric',
    [list('{"numeric":["=",5,"<",6]}')]: 'Too many elements in numeric expression',
    [list('{"numeric":["<",6,">",5]}')]: 'Too many elements in numeric expression',
    [list('{"numeric":["<=",6,5]}')]: 'Too many elements in numeric expression',
    [list('{"numeric":[">","0"]}')]: 'Value of > must be numeric',
    [list('{"numeric":[">",0,1]}')]: 'Bad value in numeric range: 1',
    [list('{"numeric":[">",0,">",1]}')]: 'Bad numeric range operator: >',
    [list('{"numeric":[">",0,"="]}')]: 'Bad numeric range operator: =',
    [list('{"numeric":[">",0,"<"]}')]: 'Value of < must be numeric',
    [list('{"numeric":[">=",0,"<=",true]}')]: 'Value of <= must be numeric',
    [list('{"numeric":[">",0,"<",5,"<",6]}')]: 'Too many terms in numeric range expression',
    [list('{"numeric":[">",5,"<",0]}')]: 'Bottom must be less than top',
    [list('{"numeric":[">=",5,"<=",5]}')]: 'Bottom must be less than top',
    [list('{"numeric":["<",5000000000.000001]}')]:
      'Value must be between -5.0E9 and 5.0E9, inclusive',
    [list('{"numeric":[">",-5.1e9]}')]: 'Value must be between -5.0E9 and 5.0E9, inclusive',
    [list('{"numeric":["=",1e400]}')]: 'Value must be between -5.0E9 and 5.0E9, inclusive',
    [list('{"numeric":["=",0.1234567]}')]: 'Only values up to 6 decimals are supported',
    [list('{"numeric":["=",1e-7]}')]: 'Only values up to 6 decimals are supported',
  },
  'anything-but': {
    [list('{"anything-but":null}')]: notBut,
    [list('{"anything-but":true}')]: notBut,
    [list('{"anything-but":{}}')]: 'Anything-But expression name not found',
    [list('{"anything-but":[]}')]: mixed,
    [list('{"anything-but":["a",1]}')]: mixed,
    [list('{"anything-but":["a",null]}')]: notInList,
    [list('{"anything-but":[["a"]]}')]: notInList,
    [list('{"anything-but":[{"prefix":"a"}]}')]: notInList,
    [list('{"anything-but":6e9}')]: 'Value must be between -5.0E9 and 5.0E9, inclusive',
    [list('{"anything-but":{"numeric":["=",1]}}')]: notBut.replace(
      /.*/,
      'Unsupported anything-but pattern: numeric',
    ),
    [list('{"anything-but":{"prefix":123}}')]: 'prefix/suffix match pattern must be a string',
    [list('{"anything-but":{"suffix":[".a",1]}}')]: 'prefix/suffix match pattern must be a string',
    [list('{"anything-but":{"prefix":""}}')]: 'Null prefix/suffix not allowed',
    [list('{"anything-but":{"suffix":["a",""]}}')]: 'Null prefix/suffix not allowed',
    [list('{"anything-but":{"prefix":{"equals-ignore-case":"a"}}}')]: notBut,
    [list('{"anything-but":{"wildcard":[1]}}')]: 'wildcard match pattern must be a string',
    [list('{"anything-but":{"wildcard":"**"}}')]: 'Consecutive wildcard characters at pos 1',
    [list('{"anything-but":{"equals-ignore-case":123}}')]: notIgnoringCase,
    [list('{"anything-but":{"equals-ignore-case":["a",null]}}')]: notIgnoringCase,
    [list('{"anything-but":{"prefix":"a","suffix":"b"}}')]:
      'Only one key allowed in match expression',
    [list('{"anything-but":{"prefix":[]}}')]: 'Empty arrays are not allowed',
  },
  cidr: {
    [list('{"cidr":["10.0.0.0/8"]}')]: 'prefix match pattern must be a string',
    [list('{"cidr":"10.0.0.0"}')]: "Malformed CIDR, one '/' required",
    [list('{"cidr":"10.0.0.0/8/9"}')]: "Malformed CIDR, one '/' required",
    [list('{"cidr":"10.0.0.0/x"}')]: 'Malformed CIDR, mask bits must be an integer',
    [list('{"cidr":"10.0.0.0/-1"}')]: 'Malformed CIDR, mask bits must not be negative',
    [list('{"cidr":"10.0.0.0/33"}')]: 'IPv4 mask bits must be at most 32',
    [list('{"cidr":"::/129"}')]: 'IPv6 mask bits must be at most 128',
    [list('{"cidr":"xx.11.xx/8"}')]: 'Nonstandard IP address: xx.11.xx',
    [list('{"cidr":"300.0.0.0/8"}')]: 'Nonstandard IP address: 300.0.0.0',
    [list('{"cidr":"10.0.0/8"}')]: 'Nonstandard IP address: 10.0.0',
    [list('{"cidr":"2001:db8::1::/64"}')]: 'Nonstandard IP address: 2001:db8::1::',
    [list('{"cidr":"1:2:3:4:5:6:7:8:9/64"}')]: 'Nonstandard IP address: 1:2:3:4:5:6:7:8:9',
    [list('{"cidr":"1:2:3/64"}')]: 'Nonstandard IP address: 1:2:3',
  },
  $or: {
    '{"$or":"a"}': 'It must be an Array followed with $or.',
    '{"$or":[]}': 'There must have at least 2 Objects in $or relationship.',
    '{"$or":[{"a":[1]}]}': 'There must have at least 2 Objects in $or relationship.',
    '{"$or":[{"a":[1]},"b"]}': 'Only JSON object is allowed in array of $or relationship.',
    '{"$or":[{"a":[1]},{}]}': 'Empty objects are not allowed',
    '{"$or":[{"a":[1]},{"b":"x"}]}': '"b" must be an object or an array',
    '{"$or":[{"a":[1]},{"prefix":["x"]}]}':
      'prefix is Ruler reserved fieldName which cannot be used inside $or.',
    '{"$or":[{"a":[1]},{"b":{"<":["x"]}}]}':
      '< is Ruler reserved fieldName which cannot be used inside $or.',
  },
};

describe.each(Object.entries(refused))('%s', (_, table) => {
  test.each(Object.entries(table))('refuses %j', (pattern, reason) => {
    expect(reasonOf(pattern)).toBe(reason);
  });
});

describe('the error', () => {
  test("has AWS's name and says where in the pattern the reason is", () => {
    const refusal = refusalOf('{"int": 42}');
    expect(refusal).toMatchObject({
      name: 'InvalidEventPatternException',
      code: 'InvalidEventPatternException',
      status: 400,
      message:
        'Event pattern is not valid. Reason: "int" must be an object or an array\n at [Source: (String)"{"int": 42}"; line: 1, column: 11]',
    });
  });

  test.each([
    ['{"string": "my-value"}', 'line: 1, column: 13'],
    ['{"resources": []}', 'line: 1, column: 17'],
    ['{"my_key": [{"EXISTS": true}]}', 'line: 1, column: 28'],
    ['{"detail": {"equal": [{"NUMERIC": ["=", 5]}]}}', 'line: 1, column: 36'],
    ['{"detail": {"c-count": [{"numeric": [">", 0, ">", 0]}]}}', 'line: 1, column: 49'],
    ['{"detail": {"c-count": [{"numeric": [">", 0, "<"]}]}}', 'line: 1, column: 50'],
    ['{"time": [{"prefix": ["2022-07-13"]}]}', 'line: 1, column: 23'],
    ['{"FileName": [{"suffix": 123}]}', 'line: 1, column: 29'],
    ['{"detail": {"state": [{"anything-but": {"prefix": [123, "test"]}}]}}', 'line: 1, column: 55'],
    ["{'bad': 'quotation'}", 'line: 1, column: 2'],
    ['{"not": closed mark"', 'line: 1, column: 15'],
    ['{\n  "a": {\n    "b": 1\n  }\n}', 'line: 3, column: 11'],
  ])('counts lines and columns as AWS does: %j', (pattern, place) => {
    expect(refusalOf(pattern)?.message).toContain(`; ${place}]`);
  });
});

describe('limits', () => {
  const objects = (count: number): string =>
    Array.from({ length: count }, (_, index) => `{"f${index}":[1]}`).join(',');

  test('a pattern has at most 4096 characters', () => {
    const padded = (length: number) => `{"a":["${'x'.repeat(length - 10)}"]}`;
    expect(padded(4096)).toHaveLength(4096);
    expect(reasonOf(padded(4096))).toBeUndefined();
    expect(reasonOf(padded(4097))).toBe('Event pattern has 4097 characters, the limit is 4096');
  });

  test('$or makes at most 1000 combinations', () => {
    const or = (name: string, count: number) => `"${name}":{"$or":[${objects(count)}]}`;
    expect(reasonOf(`{${or('a', 10)},${or('b', 10)},${or('c', 10)}}`)).toBeUndefined();
    expect(reasonOf(`{${or('a', 10)},${or('b', 10)},${or('c', 11)}}`)).toBe(
      'The $or relationships make more than 1000 combinations',
    );
    const doubling = Array.from({ length: 100 }, (_, index) => or(`f${index}`, 2)).join(',');
    expect(reasonOf(`{${doubling}}`)).toBe(
      'The $or relationships make more than 1000 combinations',
    );
  });

  test('a pattern nests at most 1000 deep, by brackets or by dots', () => {
    expect(reasonOf(`${'{"a":'.repeat(600)}[1]${'}'.repeat(600)}`)).toBeUndefined();
    const beside = Array.from({ length: 1300 }, () => '[]').join(',');
    expect(reasonOf(list(beside))).toBe('Match value must be String, number, true, false, or null');
    expect(reasonOf('['.repeat(4000))).toBe('The pattern is nested more than 1000 deep');
    expect(reasonOf(`{"${'a.'.repeat(999)}a":[1]}`)).toBeUndefined();
    expect(reasonOf(`{"${'.'.repeat(1000)}":[1]}`)).toContain('more than 1000 steps');
  });

  test('wildcards of one field are counted together, those of several fields apart', () => {
    expect(reasonOf('{"a":[{"wildcard":"/Users/*/dir/dir/dir/dir/dir/doc.txt"}]}')).toBeUndefined();
    expect(reasonOf('{"a":[{"wildcard":"*x*y*z"},{"wildcard":"*1*2*3"}]}')).toBeUndefined();
    expect(reasonOf(list(`{"wildcard":"*${'a'.repeat(9)}"}`))).toBeUndefined();
    expect(reasonOf(list(`{"wildcard":"*${'a'.repeat(10)}"}`))).toBe(tooComplex);
    const nine = '{"wildcard":"*a*a*a*a*"}';
    expect(reasonOf(`{"a":[${nine}],"b":[${nine}]}`)).toBeUndefined();
    expect(reasonOf(`{"a":[${nine},{"wildcard":"b*a"}]}`)).toBe(tooComplex);
  });
});
