import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../infra/local/event-pattern.ts';

interface EventCase {
  readonly says: string;
  readonly pattern: object;
  readonly takes: readonly object[];
  readonly leaves: readonly object[];
}

function describeEvents(about: string, cases: readonly EventCase[]): void {
  describe(about, () => {
    test.each(cases.map((each) => [each.says, each] as const))(
      '%s',
      (_, { pattern, takes, leaves }) => {
        const matches = compilePattern(pattern);
        for (const event of takes) expect(matches(event), JSON.stringify(event)).toBe(true);
        for (const event of leaves) expect(matches(event), JSON.stringify(event)).toBe(false);
      },
    );
  });
}

const annaSmith = { employees: { first: ['Anna'], last: ['Smith'] } };
const staff = [
  { first: 'John', last: 'Doe' },
  { first: 'Anna', last: 'Smith' },
  { first: 'Peter', last: 'Jones' },
];

describeEvents('arrays of values', [
  {
    says: 'any value of the array is enough, at any depth of nesting',
    pattern: { tags: ['red', { prefix: 'bl' }] },
    takes: [{ tags: ['green', 'red'] }, { tags: ['blue'] }, { tags: [['green'], [['blue']]] }],
    leaves: [{ tags: ['green'] }, { tags: [] }, { tags: [[]] }, { tags: [{ red: 'red' }] }],
  },
  {
    says: 'each field may take another value of another array',
    pattern: { tags: ['a'], kinds: ['b'] },
    takes: [{ tags: ['x', 'a'], kinds: ['b', 'y'] }],
    leaves: [{ tags: ['x', 'b'], kinds: ['b', 'a'] }],
  },
  {
    says: 'values and objects may share an array',
    pattern: { list: { id: [1] } },
    takes: [{ list: ['a', null, { id: 1 }, 7] }],
    leaves: [{ list: ['a', 1] }, { list: 'id' }],
  },
]);

describeEvents('arrays of objects', [
  {
    says: 'a field is found in any of the objects',
    pattern: { employees: { first: ['Anna'] } },
    takes: [
      { employees: staff },
      { employees: { first: 'Anna' } },
      { employees: [[[{ first: 'Anna' }]]] },
    ],
    leaves: [{ employees: staff.slice(2) }, { employees: ['Anna'] }],
  },
  {
    says: 'fields of one object in the pattern come from the same element',
    pattern: annaSmith,
    takes: [{ employees: staff }],
    leaves: [
      {
        employees: [
          { first: 'Anna', last: 'Jones' },
          { first: 'John', last: 'Smith' },
        ],
      },
      { employees: [{ first: 'Anna' }, { last: 'Smith' }] },
      { employees: [[{ first: 'Anna' }], [{ last: 'Smith' }]] },
      { employees: [[{ first: 'Anna' }, { last: 'Smith' }]] },
    ],
  },
  {
    says: 'arrays side by side are chosen from separately',
    pattern: { a: { x: [1] }, b: { y: [2] } },
    takes: [{ a: [{ x: 0 }, { x: 1 }], b: [{ y: 2 }, { y: 0 }] }],
    leaves: [{ a: [{ x: 0 }, { x: 1 }], b: [{ y: 1 }, { y: 0 }] }],
  },
  {
    says: 'arrays within arrays: each field of the inner and the outer element belongs together',
    pattern: { orders: { id: [2], lines: { sku: ['b'], count: [3] } } },
    takes: [
      {
        orders: [
          { id: 1, lines: [{ sku: 'b', count: 3 }] },
          {
            id: 2,
            lines: [
              { sku: 'a', count: 3 },
              { sku: 'b', count: 3 },
            ],
          },
        ],
      },
    ],
    leaves: [
      {
        orders: [
          { id: 1, lines: [{ sku: 'b', count: 3 }] },
          {
            id: 2,
            lines: [
              { sku: 'a', count: 3 },
              { sku: 'b', count: 4 },
            ],
          },
        ],
      },
    ],
  },
  {
    says: 'arrays within one element are chosen from separately',
    pattern: { people: { jobs: { at: ['x'] }, degrees: { in: ['y'] } } },
    takes: [{ people: [{ jobs: [{ at: 'z' }, { at: 'x' }], degrees: [{ in: 'y' }] }] }],
    leaves: [{ people: [{ jobs: [{ at: 'x' }] }, { degrees: [{ in: 'y' }] }] }],
  },
  {
    says: 'an $or may be met by different elements than the rest asks for, but not within one branch',
    pattern: { list: { a: [1], $or: [{ b: [2] }, { c: [3] }] } },
    takes: [{ list: [{ a: 1, c: 3 }] }, { list: [{ b: 2 }, { a: 1, b: 2 }] }],
    leaves: [{ list: [{ a: 1 }, { b: 2 }, { c: 3 }] }],
  },
  {
    says: 'joined names in the elements are steps as well',
    pattern: { list: { 'x.y': [1], z: [2] } },
    takes: [
      { list: [{ 'x.y': 1, z: 2 }] },
      { list: [{ x: [{ y: 1 }], z: [2] }] },
      { 'list.z': 2, 'list.x.y': 1 },
    ],
    leaves: [{ list: [{ 'x.y': 1 }, { z: 2 }] }],
  },
]);

describeEvents('exists: false in arrays of objects', [
  {
    says: 'alone, it asks that no element has the field',
    pattern: { list: { a: [{ exists: false }] } },
    takes: [{ list: [{ b: 1 }, {}] }, { list: [] }, {}, { list: ['a'] }],
    leaves: [{ list: [{ b: 1 }, { a: 1 }] }, { list: [[{ a: null }]] }],
  },
  {
    says: 'behind a field that chose an element, it asks about that element',
    pattern: { list: { a: [1], b: [{ exists: false }] } },
    takes: [{ list: [{ a: 1 }, { a: 2, b: 3 }] }, { list: [{ a: 1, b: 3 }, { a: 1 }] }],
    leaves: [{ list: [{ a: 1, b: 3 }, { a: 2 }] }, { list: [{ b: 3 }] }],
  },
  {
    says: 'before the field that chooses (by name), it asks about all elements',
    pattern: { list: { b: [1], a: [{ exists: false }] } },
    takes: [{ list: [{ b: 1 }, { c: 2 }] }],
    leaves: [{ list: [{ b: 1 }, { a: 2 }] }],
  },
  {
    says: 'with a value beside it, the first field that some element has chooses the element',
    pattern: { list: { a: [{ exists: false }, 1], b: [{ exists: false }, 2] } },
    takes: [
      { list: [{ a: 1 }, { b: 3 }] },
      { list: [{ c: 1 }, { b: 2 }] },
      { list: [{ a: 1, b: 2 }] },
      {},
    ],
    leaves: [{ list: [{ a: 2 }, { b: 2 }] }, { list: [{ a: 1, b: 3 }] }, { list: [{ b: 3 }] }],
  },
  {
    says: 'in arrays within arrays, elements not chosen still count where nothing was chosen',
    pattern: { out: { id: [1], in: { a: [{ exists: false }] } } },
    takes: [
      {
        out: [
          { id: 1, in: [{ b: 1 }] },
          { id: 2, in: [{ a: 1 }] },
        ],
      },
    ],
    leaves: [{ out: [{ id: 1, in: [{ b: 1 }, { a: 1 }] }] }],
  },
]);

describeEvents('one name for a value and for an object', [
  {
    says: 'a pattern may ask for both, which an array can have',
    pattern: { a: ['x'], 'a.b': [1] },
    takes: [{ a: ['x', { b: 1 }] }, { a: [{ b: 1 }, 'x'] }],
    leaves: [{ a: 'x' }, { a: { b: 1 } }, { a: ['x', { b: 2 }] }, { a: [['x'], { b: 1 }] }],
  },
  {
    says: 'a value in a nested array belongs to its element',
    pattern: { a: ['x'], 'a.b': [1] },
    takes: [{ a: [['x', { b: 1 }], ['y']] }, { a: ['x', [{ b: 1 }]] }],
    leaves: [{ a: [['x'], [{ b: 1 }]] }],
  },
  {
    says: 'an event may have two values of one joined name; each field takes either',
    pattern: { a: { b: [1], c: [2] } },
    takes: [
      { 'a.b': 1, a: { b: 9, c: 2 } },
      { 'a.b': 9, a: { b: 1, c: 2 } },
      { 'a.b': 1, a: [{ b: 9 }, { c: 2 }] },
      { 'a.c': 2, a: [{ c: 9 }, { b: 1 }] },
    ],
    leaves: [
      { 'a.b': 9, a: { c: 2 } },
      { 'a.b': 9, a: [{ b: 1 }, { c: 2 }] },
    ],
  },
  {
    says: 'what was tried in vain inside of an element does not let go of the element',
    pattern: { a: { b: [1], c: { d: [1] }, e: [1] } },
    takes: [{ 'a.x': 0, a: [{ e: 1 }, { b: 1, c: [{ d: 1 }], e: 1 }] }],
    leaves: [
      {
        'a.x': 0,
        a: [
          { c: [{ d: 1 }], e: 1 },
          { b: 1, c: [{ d: 1 }] },
          { c: [{ d: 1 }], e: 1 },
        ],
      },
    ],
  },
  {
    says: 'exists: false means neither of the two',
    pattern: { a: { b: [{ exists: false }], c: [2] } },
    takes: [{ 'a.d': 1, a: { c: 2 } }],
    leaves: [
      { 'a.b': 1, a: { c: 2 } },
      { 'a.c': 2, a: [{ b: 1 }] },
    ],
  },
]);
