import type { EventContract, Envelope } from '../../events/contract.ts';
import type { LocalRuntime } from '../../infra/local/start.ts';

/**
 * Leaves an event of the inner bus where EventBridge leaves what it could not hand over to a workflow's queue: in the
 * rule's dead-letter queue, with the attributes that say why.
 * @throws Error when no rule of the bus feeds a queue of that name
 */
export function leaveUndelivered<Data>(
  runtime: LocalRuntime,
  contract: EventContract<Data>,
  detail: Envelope<Data>,
  /** Part of the queue's name. */
  queue: string,
): void {
  const rule = runtime.buses
    .rules('rollcall')
    .find(({ targets }) => targets.some(({ arn }) => arn.includes(queue)));
  const [target] = rule?.targets ?? [];
  if (rule === undefined || target?.deadLetterArn === undefined) {
    throw new Error(`no rule with a dead-letter queue feeds ${queue}`);
  }
  const body = {
    version: '0',
    id: crypto.randomUUID(),
    'detail-type': contract.type,
    source: contract.source,
    account: '000000000000',
    time: detail.occurredAt,
    region: 'us-east-1',
    resources: [],
    detail,
  };
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  runtime.queues.sendWith(target.deadLetterArn, JSON.stringify(body), {
    attributes: {
      RULE_ARN: text(rule.arn),
      TARGET_ARN: text(target.arn),
      ERROR_CODE: text('NO_PERMISSIONS'),
      ERROR_MESSAGE: text('The queue could not be reached.'),
    },
  });
}
