import { type AwsCall, AwsError } from './interfaces.ts';
import { compileConditions } from './policy-conditions.ts';
import { wildcardTest } from './policy-wildcards.ts';
import { type Fields, optionalRecords, optionalText } from './wire-input.ts';

/** A statement of a bus's resource policy whose intrinsics are resolved. */
export interface BusStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: '*' | { readonly AWS: readonly string[] };
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly concerns: (account: string) => boolean;
  readonly applies: (busArn: string, entry: Fields) => boolean;
}

const action = 'events:PutEvents';

/**
 * Calls out of other AWS accounts. Who uses an access key id of twelve digits calls as that account; it may put
 * events on a bus as the bus's policy allows, each entry for itself, and nothing else at all. As in AWS it has to
 * name the bus by its ARN: the name alone is a bus of its own account.
 */
export class OutsideAccounts {
  readonly #own: string;
  readonly #statements: readonly Statement[];

  /** @throws Error naming a condition that is not known here. */
  constructor(own: string, statements: readonly BusStatement[]) {
    this.#own = own;
    this.#statements = statements.map(compileStatement);
  }

  /** @throws AwsError with AWS's sentence when the caller is another account and may not do this. */
  authorize({ caller, service, action: name, input, protocol }: AwsCall): void {
    if (!/^\d{12}$/.test(caller) || caller === this.#own) return;
    if (service !== 'events' || name !== 'PutEvents') {
      throw refusal(caller, `${service}:${name}`, '*', protocol);
    }
    for (const entry of optionalRecords(input, 'Entries') ?? []) {
      const bus = optionalText(entry, 'EventBusName') ?? 'default';
      if (!this.#allows(caller, bus, entry)) throw refusal(caller, action, bus, protocol);
    }
  }

  #allows(account: string, busArn: string, entry: Fields): boolean {
    if (!busArn.startsWith('arn:')) return false;
    const applying = this.#statements.filter(
      ({ concerns, applies }) => concerns(account) && applies(busArn, entry),
    );
    const denied = applying.some(({ effect }) => effect === 'Deny');
    return !denied && applying.length > 0;
  }
}

function compileStatement(statement: BusStatement): Statement {
  const { Effect, Principal, Action, Resource, Condition } = statement;
  const takes = wildcardTest(Action, { ignoreCase: true });
  const covers = wildcardTest(Resource);
  const holds = compileConditions(Condition ?? {}, 'a bus');
  return {
    effect: Effect,
    concerns: (account) =>
      Principal === '*' ||
      Principal.AWS.some(
        (each) => each === '*' || each.split(':')[4] === account || each === account,
      ),
    applies: (busArn, entry) =>
      takes(action) &&
      covers(busArn) &&
      holds({
        'events:source': [optionalText(entry, 'Source') ?? ''],
        'events:detail-type': [optionalText(entry, 'DetailType') ?? ''],
        'aws:SecureTransport': ['true'],
      }),
  };
}

function refusal(
  account: string,
  name: string,
  resource: string,
  protocol: AwsCall['protocol'],
): AwsError {
  const sentence =
    `User: arn:aws:iam::${account}:root is not authorized to perform: ${name} on resource: ${resource} ` +
    `because no resource-based policy allows the ${name} action`;
  return protocol === 'query'
    ? new AwsError('AccessDenied', sentence, 403)
    : new AwsError('AccessDeniedException', sentence, 400);
}
