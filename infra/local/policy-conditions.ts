/** The conditions of policy statements. What is not known is an error that names it, never taken as true. */
import { wildcardTest } from './policy-wildcards.ts';

/** Values of condition keys in one call; a key that the call does not have is left out. */
export type ConditionContext = Readonly<Record<string, readonly string[] | undefined>>;

/** Keys that `requiredPermissions` fills in. */
const KNOWN_KEYS = new Map(
  [
    'aws:RequestedRegion',
    'aws:SecureTransport',
    'dynamodb:Attributes',
    'dynamodb:LeadingKeys',
    'dynamodb:Select',
    'events:detail-type',
    'events:source',
    'secretsmanager:VersionStage',
    'ses:FromAddress',
    'ses:Recipients',
  ].map((key) => [key.toLowerCase(), key]),
);

type Comparison = (wanted: readonly string[]) => (value: string) => boolean;

const equals: Comparison = (wanted) => {
  const set = new Set(wanted);
  return (value) => set.has(value);
};
const equalsIgnoringCase: Comparison = (wanted) => {
  const set = new Set(wanted.map((text) => text.toLowerCase()));
  return (value) => set.has(value.toLowerCase());
};
const like: Comparison = (wanted) => wildcardTest(wanted);

/** `negative`: true when no wanted value fits, and then also when the key is not there. */
const OPERATORS: Readonly<Record<string, { compare: Comparison; negative: boolean }>> = {
  StringEquals: { compare: equals, negative: false },
  StringNotEquals: { compare: equals, negative: true },
  StringEqualsIgnoreCase: { compare: equalsIgnoringCase, negative: false },
  StringNotEqualsIgnoreCase: { compare: equalsIgnoringCase, negative: true },
  StringLike: { compare: like, negative: false },
  StringNotLike: { compare: like, negative: true },
  ArnEquals: { compare: like, negative: false },
  ArnLike: { compare: like, negative: false },
  ArnNotEquals: { compare: like, negative: true },
  ArnNotLike: { compare: like, negative: true },
  Bool: { compare: equalsIgnoringCase, negative: false },
};

/**
 * @param conditions operator → key → value or values; all must hold.
 * @throws Error naming an operator or key that is not known here.
 */
export function compileConditions(
  conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  functionId: string,
): (context: ConditionContext) => boolean {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      compileCondition(operator, knownKey(key, functionId), texts(values), functionId),
    ),
  );
  return (context) => tests.every((test) => test(context));
}

function knownKey(key: string, functionId: string): string {
  const known = KNOWN_KEYS.get(key.toLowerCase());
  if (known === undefined) {
    throw new Error(`A policy of ${functionId} uses a condition key not known here: ${key}.`);
  }
  return known;
}

function texts(values: unknown): string[] {
  return (Array.isArray(values) ? values : [values]).map(String);
}

function compileCondition(
  operator: string,
  key: string,
  wanted: readonly string[],
  functionId: string,
): (context: ConditionContext) => boolean {
  const [, quantifier, name, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null' && quantifier === undefined) {
    const absent = wanted.includes('true');
    return (context) => (context[key] === undefined) === absent;
  }
  const known = OPERATORS[name ?? ''];
  if (known === undefined) {
    throw new Error(
      `A policy of ${functionId} uses a condition operator not known here: ${operator}.`,
    );
  }
  const fits = known.compare(wanted);
  const holds = (value: string): boolean => fits(value) !== known.negative;
  return (context) => {
    const values = context[key];
    // An empty set is contained in every set: ForAllValues holds for a call without the key.
    if (quantifier === 'ForAllValues') return (values ?? []).every(holds);
    if (values === undefined || values.length === 0) {
      return ifExists !== undefined || (known.negative && quantifier === undefined);
    }
    return known.negative && quantifier === undefined ? values.every(holds) : values.some(holds);
  };
}
