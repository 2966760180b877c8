/** Deliveries that did not succeed at once, or may not: on disk, repeated until they do or are given up. */
import { type Delivery, DeliveryRecords, type StoredDelivery } from './delivery-records.ts';
import { AwsError, type Clock, type Store } from './interfaces.ts';
import type { MessageAttribute } from './message-attributes.ts';
import type { Queues } from './queues.ts';
import { atomically } from './rows.ts';

export interface DeliveriesParts {
  /** Whose deliveries these are: `events` and `sns` share the table, not the work. */
  readonly owner: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly queues: Queues;
  /** Hands a payload to anything that is no queue; rejects with AwsError to say why not. */
  readonly deliver: (targetArn: string, payload: string) => Promise<void>;
  /** Fault plans of tests: a target that cannot be reached at present. */
  readonly isDown?: (targetArn: string) => boolean;
  /** Told when a delivery is given up and there is no dead-letter queue to keep it. */
  readonly dropped?: (delivery: Delivery, reason: string) => void;
}

const CONCURRENT = 32;
/** EventBridge backs off exponentially, with jitter, for up to 24 hours: 185 tries at these steps last that long. */
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 600_000;

export class Deliveries {
  readonly #parts: DeliveriesParts;
  readonly #records: DeliveryRecords;
  readonly #running = new Set<number>();
  #cancelWake: (() => void) | undefined;
  #wakeAt: number | undefined;
  #pumping = false;
  #stopped = false;

  constructor(parts: DeliveriesParts) {
    this.#parts = parts;
    this.#records = new DeliveryRecords(parts.store, parts.owner);
    this.#wake();
  }

  /** Keeps a delivery and tries it soon. On disk when the surrounding transaction is. */
  add(delivery: Delivery): void {
    this.#records.add(delivery, this.#parts.clock.now());
    this.#wake();
  }

  /** Gives a delivery up before it was tried: the reason is one that no repetition can mend. */
  giveUp(delivery: Delivery, errorCode: string, errorMessage: string): void {
    this.#deadLetter(delivery, {
      ERROR_CODE: errorCode,
      ERROR_MESSAGE: errorMessage,
      RETRY_ATTEMPTS: '0',
    });
  }

  /** Nothing under way, nothing due now; what waits for a later repetition does not count. */
  idle(): boolean {
    return this.#running.size === 0 && !this.#records.anyDue(this.#parts.clock.now());
  }

  /** When the next repetition is due, if one waits. */
  nextDueAt(): number | undefined {
    return this.#records.nextDueAt(this.#parts.clock.now());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelWake?.();
  }

  #wake(): void {
    if (this.#pumping || this.#stopped) return;
    this.#pumping = true;
    // After the present turn, so that an open transaction is through.
    setImmediate(() => {
      this.#pumping = false;
      if (!this.#stopped) this.#pump();
    });
  }

  #pump(): void {
    const now = this.#parts.clock.now();
    const due = this.#records.due(now, CONCURRENT + this.#running.size);
    for (const delivery of due) {
      if (this.#running.size >= CONCURRENT) break;
      if (this.#running.has(delivery.seq)) continue;
      this.#running.add(delivery.seq);
      this.#try(delivery)
        .catch((error: unknown) => console.error('A delivery could not be recorded.', error))
        .finally(() => {
          this.#running.delete(delivery.seq);
          this.#wake();
        });
    }
    this.#armTimer();
  }

  #armTimer(): void {
    const at = this.nextDueAt();
    if (at === undefined || (this.#wakeAt !== undefined && this.#wakeAt <= at)) return;
    this.#cancelWake?.();
    this.#wakeAt = at;
    this.#cancelWake = this.#parts.clock.at(at, () => {
      this.#wakeAt = undefined;
      this.#cancelWake = undefined;
      this.#wake();
    });
  }

  async #try(delivery: StoredDelivery): Promise<void> {
    const { queues, deliver, isDown } = this.#parts;
    const { targetArn, payload, traceHeader } = delivery;
    try {
      if (isDown?.(targetArn) === true) throw new Error('The target is down.');
      if (targetArn.startsWith('arn:aws:sqs:')) {
        atomically(this.#parts.store, () => {
          queues.sendWith(targetArn, payload, traceHeader === undefined ? {} : { traceHeader });
          this.#records.delete(delivery);
        });
      } else {
        await deliver(targetArn, payload);
        if (!this.#stopped) this.#records.delete(delivery);
      }
    } catch (error) {
      if (!this.#stopped) this.#failed(delivery, error);
    }
  }

  #failed(delivery: StoredDelivery, error: unknown): void {
    const { clock } = this.#parts;
    const now = clock.now();
    const { code, retryable } = errorCode(error);
    const message = error instanceof Error ? error.message : String(error);
    const giveUpAt = delivery.firstAt + delivery.maxAgeSeconds * 1000;
    const exhausted = !retryable
      ? undefined
      : delivery.tries >= delivery.retryAttempts
        ? 'MaximumRetryAttempts'
        : now >= giveUpAt
          ? 'MaximumEventAgeInSeconds'
          : 'no';
    if (exhausted === 'no') {
      const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** delivery.tries, LONGEST_BACKOFF_MS);
      const dueAt = Math.min(now + Math.round(backoff * (0.8 + 0.2 * Math.random())), giveUpAt);
      this.#records.postpone(delivery, dueAt);
      this.#armTimer();
      return;
    }
    atomically(this.#parts.store, () => {
      const { traceHeader, deadLetterArn, ...rest } = delivery;
      this.#deadLetter(
        {
          ...rest,
          ...(traceHeader === undefined ? {} : { traceHeader }),
          ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
        },
        {
          ERROR_CODE: code,
          ERROR_MESSAGE: message,
          RETRY_ATTEMPTS: String(delivery.tries),
          ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
        },
      );
      this.#records.delete(delivery);
    });
  }

  /** The attributes are EventBridge's (User Guide, "Using dead-letter queues to process undelivered events"). */
  #deadLetter(delivery: Delivery, why: Readonly<Record<string, string>>): void {
    const { queues, dropped } = this.#parts;
    const { deadLetterArn, traceHeader } = delivery;
    if (deadLetterArn === undefined || !queues.has(deadLetterArn)) {
      dropped?.(delivery, `${why['ERROR_CODE'] ?? ''} ${why['ERROR_MESSAGE'] ?? ''}`);
      return;
    }
    const told = {
      RULE_ARN: delivery.sourceArn,
      TARGET_ARN: delivery.targetArn,
      ...why,
    };
    const attributes: Record<string, MessageAttribute> = {};
    for (const [name, value] of Object.entries(told)) {
      if (value !== '') attributes[name] = { DataType: 'String', StringValue: value };
    }
    queues.sendWith(deadLetterArn, delivery.original, {
      attributes,
      // What is given up is kept whatever it is: here nothing may be lost.
      keepAnyway: true,
      ...(traceHeader === undefined ? {} : { traceHeader }),
    });
  }
}

/** EventBridge's code for a failure, and whether repeating can help. */
export function errorCode(error: unknown): { code: string; retryable: boolean } {
  if (!(error instanceof AwsError)) return { code: 'ERROR_FROM_TARGET', retryable: true };
  switch (error.code) {
    case 'QueueDoesNotExist':
    case 'ResourceNotFoundException':
    case 'NotFound':
      return { code: 'NO_RESOURCE', retryable: false };
    case 'AccessDeniedException':
      return { code: 'NO_PERMISSIONS', retryable: false };
    case 'InvalidParameterValue':
    case 'InvalidMessageContents':
      return { code: 'INVALID_PARAMETER', retryable: false };
    default:
      return { code: 'ERROR_FROM_TARGET', retryable: true };
  }
}
