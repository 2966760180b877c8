/** The rules of the buses: which targets an event goes to. */
import { compilePattern } from './event-pattern.ts';
import { type TargetInput, valueAt } from './target-input.ts';

export interface RuleTarget extends TargetInput {
  readonly id: string;
  readonly arn: string;
  readonly deadLetterArn?: string;
  readonly retry: { readonly attempts: number; readonly maxAgeSeconds: number };
}

export interface RuleDefinition {
  readonly busName: string;
  readonly name: string;
  /** Made up from bus and name when left out. */
  readonly arn?: string;
  readonly pattern?: Readonly<Record<string, unknown>>;
  /** Told by `DescribeRule` only: who runs schedules is not the bus. */
  readonly scheduleExpression?: string;
  readonly enabled?: boolean;
  readonly targets: readonly RuleTarget[];
}

export interface Rule extends RuleDefinition {
  readonly arn: string;
  readonly enabled: boolean;
  matches(event: unknown): boolean;
}

/** @throws Error when the pattern is not valid, or a target is of a kind that the local runtime cannot deliver to. */
export function compileRule(definition: RuleDefinition, ruleArn: string): Rule {
  for (const target of definition.targets) {
    if (!/^arn:aws:(sqs|lambda):/.test(target.arn)) {
      throw new Error(
        `The rule ${definition.name} has a target that the local runtime does not know: ${target.arn}. It knows queues and functions.`,
      );
    }
    // A path that cannot be followed is an error now, not at the first event.
    if (target.inputPath !== undefined) valueAt({}, target.inputPath);
    for (const path of Object.values(target.inputTransformer?.paths ?? {})) valueAt({}, path);
  }
  const { pattern } = definition;
  return {
    ...definition,
    arn: ruleArn,
    enabled: definition.enabled ?? true,
    matches: pattern === undefined ? () => false : compilePattern(pattern),
  };
}
