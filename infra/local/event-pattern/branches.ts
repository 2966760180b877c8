import { InvalidPatternError } from './invalid-pattern-error.ts';
import { ipBytes } from './ip-address.ts';
import { compileExpression } from './match-expression.ts';
import {
  type ArrayNode,
  type ObjectNode,
  type PatternNode,
  PatternText,
  readAhead,
} from './pattern-text.ts';
import { deepestNesting, readPattern } from './read-pattern.ts';
import {
  oneOfTheNumbers,
  oneOfTheStrings,
  sameAddress,
  sameWord,
  type ValueTest,
} from './value-test.ts';
import type { Wildcard } from './wildcard.ts';
import { refuseComplexWildcards } from './wildcard-complexity.ts';

/** What a pattern asks of one field: that one of the tests holds for a value of it, or that it is absent. */
export interface FieldRule {
  readonly tests: readonly ValueTest[];
  readonly mayBeAbsent: boolean;
}

/** Fields that must all match, by joined name (`detail.person.name`). */
export type Branch = ReadonlyMap<string, FieldRule>;

/** EventBridge refuses patterns whose `$or` lists multiply to more than this. */
const mostBranches = 1000;

/** `PutRule`, `TestEventPattern` and `FilterCriteria` take no longer pattern. */
export const longestPattern = 4096;

/** Within an object of an `$or` list these cannot be fields (event-ruler's reserved words). */
const reservedInOr = new Set(
  [
    'exactly equals-ignore-case prefix suffix anything-but exists wildcard numeric cidr html',
    '= < <= > >= regex not-wildcard not-equals-ignore-case',
    'date-after date-on-or-after date-before date-on-or-before in-date-range',
    'ip-address-in-range ip-address-not-in-range',
  ].flatMap((line) => line.split(' ')),
);

/** The branches of a pattern; an event matches when one of them does. Throws `InvalidPatternError`. */
export function compileBranches(text: string): readonly Branch[] {
  if (text.length > longestPattern) {
    throw new InvalidPatternError(
      `Event pattern has ${text.length} characters, the limit is ${longestPattern}`,
    );
  }
  const source = new PatternText(text);
  const root = readPattern(source);
  if (root.kind !== 'object') return source.refuse('Filter is not an object', readAhead(root));
  try {
    return new BranchCompiler(source, true).compile(root);
  } catch (error) {
    // Patterns older than `$or` may have a field of that name; then it is no relationship.
    try {
      return new BranchCompiler(source, false).compile(root);
    } catch {
      throw error;
    }
  }
}

/**
 * Walks the pattern in the order of its text. Names are joined by dots, so `{"a":{"b":[1]}}` and
 * `{"a.b":[1]}` are the same; where one branch names a field twice, the later list stands, as with
 * EventBridge. An `$or` copies what stands so far into one branch for each of its objects; fields
 * behind it join every branch.
 */
class BranchCompiler {
  readonly #source: PatternText;
  readonly #orRelates: boolean;
  #branches = [new Map<string, FieldRule>()];

  constructor(source: PatternText, orRelates: boolean) {
    this.#source = source;
    this.#orRelates = orRelates;
  }

  compile(root: ObjectNode): readonly Branch[] {
    this.#object(root, '', false);
    return this.#branches;
  }

  #object(node: ObjectNode, prefix: string, insideOr: boolean): void {
    if (node.fields.length === 0) {
      this.#source.refuse('Empty objects are not allowed', node.end);
    }
    for (const { name, value } of node.fields) {
      if (name === '$or' && this.#orRelates) {
        this.#or(value, prefix);
        continue;
      }
      if (insideOr && reservedInOr.has(name)) {
        this.#source.refuse(
          `${name} is Ruler reserved fieldName which cannot be used inside $or.`,
          readAhead(value),
        );
      }
      switch (value.kind) {
        case 'object':
          this.#object(value, `${prefix}${name}.`, insideOr);
          break;
        case 'array': {
          const rule = this.#list(value);
          const joined = `${prefix}${name}`;
          if (joined.split('.').length > deepestNesting) {
            this.#source.refuse(`"${name}" has more than ${deepestNesting} steps`, value.end);
          }
          for (const branch of this.#branches) branch.set(joined, rule);
          break;
        }
        case 'string':
        case 'number':
        case 'literal':
          this.#source.refuse(`"${name}" must be an object or an array`, readAhead(value));
      }
    }
  }

  #or(list: PatternNode, prefix: string): void {
    if (list.kind !== 'array') {
      return this.#source.refuse('It must be an Array followed with $or.', readAhead(list));
    }
    const before = this.#branches;
    const after: Map<string, FieldRule>[] = [];
    for (const item of list.items) {
      if (item.kind !== 'object') {
        return this.#source.refuse(
          'Only JSON object is allowed in array of $or relationship.',
          readAhead(item),
        );
      }
      this.#branches = before.map((branch) => new Map(branch));
      this.#object(item, prefix, true);
      after.push(...this.#branches);
      if (after.length > mostBranches) {
        this.#source.refuse(
          `The $or relationships make more than ${mostBranches} combinations`,
          item.end,
        );
      }
    }
    if (list.items.length < 2) {
      return this.#source.refuse(
        'There must have at least 2 Objects in $or relationship.',
        list.end,
      );
    }
    this.#branches = after;
  }

  #list(list: ArrayNode): FieldRule {
    if (list.items.length === 0) {
      return this.#source.refuse('Empty arrays are not allowed', list.end);
    }
    const strings = new Set<string>();
    const numbers = new Set<number>();
    const tests: ValueTest[] = [];
    const wildcards: Wildcard[] = [];
    let mayBeAbsent = false;
    for (const item of list.items) {
      switch (item.kind) {
        case 'string': {
          strings.add(item.value);
          const address = ipBytes(item.value);
          if (address !== undefined) tests.push(sameAddress(address));
          break;
        }
        case 'number':
          numbers.add(Number(item.text));
          break;
        case 'literal':
          tests.push(sameWord(item.value));
          break;
        case 'object': {
          const expectation = compileExpression(item, this.#source);
          if (expectation === 'absent') {
            mayBeAbsent = true;
          } else {
            tests.push(expectation.test);
            wildcards.push(...(expectation.wildcards ?? []));
          }
          break;
        }
        case 'array':
          this.#source.refuse(
            'Match value must be String, number, true, false, or null',
            readAhead(item),
          );
      }
    }
    refuseComplexWildcards(wildcards);
    if (strings.size > 0) tests.push(oneOfTheStrings(strings));
    if (numbers.size > 0) tests.push(oneOfTheNumbers(numbers));
    return { tests, mayBeAbsent };
  }
}
