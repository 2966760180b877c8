/** IAM as far as functions meet it: their roles' statements decide about each call they make. */
import { AwsError, type AwsCall } from './interfaces.ts';
import type { CallPlaces } from './permission-need.ts';
import { compileConditions, type ConditionContext } from './policy-conditions.ts';
import { requiredPermissions } from './required-permissions.ts';
import { wildcardTest } from './policy-wildcards.ts';

/** A statement of a policy whose intrinsics are resolved. */
export interface PolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[] | undefined;
  readonly NotAction?: readonly string[] | undefined;
  readonly Resource?: readonly string[] | undefined;
  readonly NotResource?: readonly string[] | undefined;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

export interface PermissionsParts extends Partial<CallPlaces> {
  /** By the function's logical id, which is its access key id: all statements of its role. */
  readonly roles: Readonly<Record<string, readonly PolicyStatement[]>>;
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  applies(action: string, resource: string, context: ConditionContext): boolean;
}

/**
 * Decides as IAM does: an explicit Deny wins, then some Allow must apply, else the call is refused.
 * Callers that are no function (people, tests, integrators' programs) may do everything; those of other accounts are
 * `OutsideAccounts`.
 */
export class Permissions {
  readonly #roles = new Map<string, readonly Statement[]>();
  readonly #places: CallPlaces;

  /** @throws Error naming a condition operator, a condition key or a policy variable that is not known here. */
  constructor({ roles, ...places }: PermissionsParts) {
    this.#places = {
      region: places.region ?? 'us-east-1',
      account: places.account ?? '000000000000',
      hashKeyOf: places.hashKeyOf ?? (() => undefined),
      secretArnOf: places.secretArnOf ?? (() => undefined),
    };
    for (const [functionId, statements] of Object.entries(roles)) {
      this.#roles.set(
        functionId,
        statements.map((statement) => compileStatement(statement, functionId)),
      );
    }
  }

  /** @param action as IAM writes it: `dynamodb:PutItem`. */
  check(
    caller: string,
    action: string,
    resourceArn: string,
    context: ConditionContext = {},
  ): Verdict {
    const statements = this.#roles.get(caller);
    if (statements === undefined) return { allowed: true };
    const applying = statements.filter(({ applies }) => applies(action, resourceArn, context));
    if (applying.some(({ effect }) => effect === 'Deny')) {
      return { allowed: false, reason: 'with an explicit deny in an identity-based policy' };
    }
    if (applying.length > 0) return { allowed: true };
    return {
      allowed: false,
      reason: `because no identity-based policy allows the ${action} action`,
    };
  }

  /** @throws AwsError with AWS's sentence when the caller is a function whose role does not allow the call. */
  authorize(call: AwsCall): void {
    if (!this.#roles.has(call.caller)) return;
    for (const need of requiredPermissions(call, this.#places)) {
      const refusals = need.anyOf.flatMap((resource) => {
        const verdict = this.check(call.caller, need.action, resource, need.context);
        return verdict.allowed ? [] : [verdict.reason];
      });
      const [reason] = refusals;
      if (reason !== undefined && refusals.length === need.anyOf.length) {
        throw this.#refusal(call, need.action, need.anyOf[0] ?? '*', reason);
      }
    }
  }

  #refusal(call: AwsCall, action: string, resource: string, reason: string): AwsError {
    const user = `arn:aws:sts::${this.#places.account}:assumed-role/${call.caller}/${call.caller}`;
    const sentence = `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
    if (call.service === 'sns') return new AwsError('AuthorizationError', sentence, 403);
    if (call.protocol === 'query') return new AwsError('AccessDenied', sentence, 403);
    return new AwsError('AccessDeniedException', sentence, call.service === 'sqs' ? 403 : 400);
  }
}

function compileStatement(statement: PolicyStatement, functionId: string): Statement {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  if ((Action === undefined) === (NotAction === undefined)) {
    throw new Error(`A statement of ${functionId} must have either Action or NotAction.`);
  }
  if ((Resource === undefined) === (NotResource === undefined)) {
    throw new Error(`A statement of ${functionId} must have either Resource or NotResource.`);
  }
  const action = wildcardTest(Action ?? NotAction ?? [], { ignoreCase: true });
  const resource = wildcardTest(Resource ?? NotResource ?? []);
  const conditions = compileConditions(Condition ?? {}, functionId);
  return {
    effect: Effect,
    applies: (name, arn, context) =>
      action(name) === (Action !== undefined) &&
      resource(arn) === (Resource !== undefined) &&
      conditions(context),
  };
}
