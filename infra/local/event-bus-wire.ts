/** EventBridge on the wire: one method an operation, AWS's checks and error names. */
import { archiveOperations } from './event-archive-wire.ts';
import { jsonAnswer, unknownOperation } from './aws-protocols.ts';
import type { BusOperations } from './event-bus.ts';
import { testEventPattern } from './event-pattern.ts';
import type { Rule, RuleTarget } from './event-rules.ts';
import { type AwsAnswer, type AwsCall, AwsError } from './interfaces.ts';
import { eventPage } from './event-page.ts';
import { type EventEntry, isRefused, readEntries } from './put-events.ts';
import { type Fields, optionalText, requiredText } from './wire-input.ts';

type Output = Record<string, unknown>;

export class EventBusWire {
  readonly #buses: BusOperations;
  readonly #operations: ReadonlyMap<string, (call: AwsCall) => Output>;

  constructor(buses: BusOperations) {
    this.#buses = buses;
    this.#operations = new Map<string, (call: AwsCall) => Output>([
      ['PutEvents', (call) => this.#putEvents(call)],
      [
        'TestEventPattern',
        ({ input }) => ({
          Result: testEventPattern(
            requiredText(input, 'EventPattern'),
            requiredText(input, 'Event'),
          ),
        }),
      ],
      ['ListEventBuses', ({ input }) => this.#listEventBuses(input)],
      ['DescribeEventBus', ({ input }) => this.#describeEventBus(input)],
      ['ListRules', ({ input }) => this.#listRules(input)],
      ['DescribeRule', ({ input }) => this.#describeRule(input)],
      ['ListTargetsByRule', ({ input }) => this.#listTargets(input)],
      ...archiveOperations(buses),
    ]);
  }

  async handle(call: AwsCall): Promise<AwsAnswer> {
    const operation = this.#operations.get(call.action);
    if (operation === undefined) throw unknownOperation(call);
    return jsonAnswer(operation(call));
  }

  #putEvents({ input, caller }: AwsCall): Output {
    const entries = readEntries(input);
    const good = entries.filter((entry): entry is EventEntry => !isRefused(entry));
    const ids = this.#buses.publish(good);
    this.#buses.count(caller, 'events', good.length);
    // The answers stand in the order of the entries, each at its own index.
    let next = 0;
    const Entries = entries.map((entry) => {
      if (isRefused(entry)) return entry;
      const EventId = ids[next];
      next += 1;
      return { EventId };
    });
    return { FailedEntryCount: entries.length - good.length, Entries };
  }

  #listEventBuses(input: Fields): Output {
    const prefix = optionalText(input, 'NamePrefix') ?? '';
    const found = this.#buses.buses().filter(({ name }) => name.startsWith(prefix));
    return eventPage(
      found.map(({ name, arn, createdAt }) => ({
        Name: name,
        Arn: arn,
        CreationTime: createdAt / 1000,
        LastModifiedTime: createdAt / 1000,
      })),
      input,
      'EventBuses',
    );
  }

  #describeEventBus(input: Fields): Output {
    const { name, arn, createdAt } = this.#buses.bus(optionalText(input, 'Name') ?? 'default');
    return {
      Name: name,
      Arn: arn,
      CreationTime: createdAt / 1000,
      LastModifiedTime: createdAt / 1000,
    };
  }

  #rulesOf(input: Fields): readonly Rule[] {
    const bus = this.#buses.bus(optionalText(input, 'EventBusName') ?? 'default');
    return this.#buses.rules(bus.name);
  }

  #rule(input: Fields, member: string): Rule {
    const name = requiredText(input, member);
    const rule = this.#rulesOf(input).find((candidate) => candidate.name === name);
    if (rule === undefined) {
      const bus = optionalText(input, 'EventBusName') ?? 'default';
      throw new AwsError(
        'ResourceNotFoundException',
        `Rule ${name} does not exist on EventBus ${bus}.`,
      );
    }
    return rule;
  }

  #listRules(input: Fields): Output {
    const prefix = optionalText(input, 'NamePrefix') ?? '';
    const found = this.#rulesOf(input).filter(({ name }) => name.startsWith(prefix));
    return eventPage(found.map(describedRule), input, 'Rules');
  }

  #describeRule(input: Fields): Output {
    return describedRule(this.#rule(input, 'Name'));
  }

  #listTargets(input: Fields): Output {
    return eventPage(this.#rule(input, 'Rule').targets.map(describedTarget), input, 'Targets');
  }
}

function describedRule(rule: Rule): Output {
  return {
    Name: rule.name,
    Arn: rule.arn,
    ...(rule.pattern === undefined ? {} : { EventPattern: JSON.stringify(rule.pattern) }),
    ...(rule.scheduleExpression === undefined
      ? {}
      : { ScheduleExpression: rule.scheduleExpression }),
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    EventBusName: rule.busName,
  };
}

function describedTarget(target: RuleTarget): Output {
  const { inputTransformer } = target;
  return {
    Id: target.id,
    Arn: target.arn,
    ...(target.input === undefined ? {} : { Input: target.input }),
    ...(target.inputPath === undefined ? {} : { InputPath: target.inputPath }),
    ...(inputTransformer === undefined
      ? {}
      : {
          InputTransformer: {
            InputPathsMap: inputTransformer.paths,
            InputTemplate: inputTransformer.template,
          },
        }),
    ...(target.deadLetterArn === undefined
      ? {}
      : { DeadLetterConfig: { Arn: target.deadLetterArn } }),
    RetryPolicy: {
      MaximumRetryAttempts: target.retry.attempts,
      MaximumEventAgeInSeconds: target.retry.maxAgeSeconds,
    },
  };
}
