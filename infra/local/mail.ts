import { randomUUID } from 'node:crypto';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Clock,
  type Counts,
  type Store,
} from './interfaces.ts';
import { answer, failure, type Xml } from './mail/answers.ts';
import {
  ConfigurationSetDoesNotExist,
  type EventDestination,
  MailConfiguration,
} from './mail/configuration.ts';
import {
  type EventType,
  isRejected,
  outcomeEvents,
  rejectEvent,
  sendEvent,
} from './mail/feedback.ts';
import { Courier, messageIdHeader, Worker } from './mail/hand-over.ts';
import { asSent } from './mail/message.ts';
import { FIRST_QUOTA, type Quota, SendingLimits } from './mail/quota.ts';
import { type AcceptedMessage, MailRecords } from './mail/records.ts';
import { members, readSendRawEmail } from './mail/request.ts';

export interface MailOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly counts: Counts;
  /** The inbox's SMTP port on this machine, or where to ask for it; undefined while the inbox is not up. */
  readonly inboxSmtpPort: number | (() => number | undefined);
  /**
   * Whether the inbox has an email already, whole (`bytes` long): asked before a hand-over is repeated whose first
   * try had no answer. Without it such an email may arrive twice.
   */
  readonly inboxHolds?: (messageIdHeader: string, bytes: number) => Promise<boolean>;
  /** Publishes one event to a topic of the template; it is on disk there when this returns. */
  readonly publish: (topicArn: string, message: string) => void | Promise<unknown>;
  readonly quota?: Quota;
}

const ACTIONS = [
  'SendRawEmail',
  'GetSendQuota',
  'GetSendStatistics',
  'GetAccountSendingEnabled',
  'ListIdentities',
  'GetIdentityVerificationAttributes',
];
/** So often an inbox may refuse an email before it bounces: for good (SMTP 5xx), or for now (4xx). */
const REFUSALS_FOR_GOOD = 3;
const REFUSALS_FOR_NOW = 30;

/**
 * SES v1 (AWS Query protocol) on one machine. What `SendRawEmail` accepted is on disk before it answers; it then goes
 * to the inbox by SMTP, and its feedback (Send, Delivery, Bounce, Complaint) to the configuration set's topic.
 * Rate and 24-hour quota follow the virtual clock and survive restarts.
 */
export class Mail implements AwsService {
  readonly #options: MailOptions;
  readonly #records: MailRecords;
  readonly #limits: SendingLimits;
  readonly #courier: Courier;
  readonly #handOver: Worker;
  readonly #feedback: Worker;
  readonly #refusals = new Map<string, number>();
  readonly #configuration = new MailConfiguration();
  #idle: boolean;

  /**
   * Goes on with what an earlier run left unfinished, but in a later turn of the event loop: configuration sets and
   * their destinations must be there before.
   */
  constructor(options: MailOptions) {
    const { inboxSmtpPort: port, inboxHolds } = options;
    this.#options = options;
    this.#records = new MailRecords(options.store);
    this.#limits = new SendingLimits(
      options.quota ?? FIRST_QUOTA,
      this.#records,
      options.clock.now(),
    );
    this.#courier = new Courier({
      smtpPort: typeof port === 'number' ? () => port : port,
      holds: inboxHolds ?? (() => Promise.resolve(false)),
    });
    this.#idle = this.#records.empty();
    this.#handOver = new Worker(
      () => this.#handOverOne(),
      (error, attempt) => complain('Emails wait for the inbox', error, attempt),
    );
    this.#feedback = new Worker(
      () => this.#publishOne(),
      (error, attempt) => complain('Feedback on emails waits for its topic', error, attempt),
    );
    setImmediate(() => {
      this.#handOver.wake();
      this.#feedback.wake();
    });
  }

  createConfigurationSet(name: string): void {
    this.#configuration.createConfigurationSet(name);
  }

  /** Throws a sentence when the destination asks for something that is not played here. */
  createEventDestination(destination: EventDestination): void {
    this.#configuration.createEventDestination(destination);
  }

  /** An address, or a domain with all of its addresses and subdomains; verified from the start. */
  createIdentity(identity: string): void {
    this.#configuration.createIdentity(identity);
  }

  /** Errors are answered here, in SES's own XML, and never thrown. */
  async handle(call: AwsCall): Promise<AwsAnswer> {
    try {
      return answer(call.action, this.#result(call));
    } catch (error) {
      if (error instanceof ConfigurationSetDoesNotExist) {
        return failure(error, { ConfigurationSetName: error.configurationSet });
      }
      if (error instanceof AwsError) return failure(error);
      throw error;
    }
  }

  /** True when the inbox has every email and every event is at its topic. */
  idle(): boolean {
    return this.#idle;
  }

  /** Ends the work in the background; what is unfinished goes on with the next start. */
  async stop(): Promise<void> {
    await Promise.all([this.#handOver.stop(), this.#feedback.stop()]);
    this.#courier.close();
  }

  #result(call: AwsCall): Xml {
    const now = this.#options.clock.now();
    const { quota } = this.#limits;
    switch (call.action) {
      case 'SendRawEmail':
        return { MessageId: this.#send(call, now) };
      case 'GetSendQuota':
        return {
          Max24HourSend: double(quota.max24HourSend),
          MaxSendRate: double(quota.maxSendRate),
          SentLast24Hours: double(this.#limits.sentLastDay(now)),
        };
      case 'GetSendStatistics':
        return {
          SendDataPoints: {
            member: this.#records.statistics(now).map((point) => ({
              Timestamp: new Date(point.at).toISOString(),
              DeliveryAttempts: point.attempts,
              Bounces: point.bounces,
              Complaints: point.complaints,
              Rejects: point.rejects,
            })),
          },
        };
      case 'GetAccountSendingEnabled':
        return { Enabled: true };
      case 'ListIdentities':
        return {
          Identities: { member: this.#configuration.identities(call.input['IdentityType']) },
        };
      case 'GetIdentityVerificationAttributes':
        return {
          VerificationAttributes: {
            entry: members(call.input, 'Identities').map((identity) => ({
              key: identity,
              value: {
                VerificationStatus: this.#configuration.isVerified(identity)
                  ? 'Success'
                  : 'NotStarted',
              },
            })),
          },
        };
      default:
        throw new AwsError(
          'InvalidAction',
          `Could not find operation ${call.action} for version 2010-12-01 (the local runtime answers ${ACTIONS.join(', ')}).`,
        );
    }
  }

  /** Keeps the email and returns its message id; throws what SES refuses it with. */
  #send({ input, caller }: AwsCall, now: number): string {
    const { message, from, source, recipients, tags, configurationSet } = readSendRawEmail(input);
    if (configurationSet !== undefined) this.#configuration.checkSet(configurationSet);
    this.#configuration.checkVerified(from === source ? [from] : [from, source]);
    this.#limits.check(recipients.length, now);

    const messageId = `0100${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
    const accepted: AcceptedMessage = {
      messageId,
      acceptedAt: now,
      source,
      recipients,
      configurationSet,
      tags,
      caller,
      raw: asSent(message, messageIdHeader(messageId), new Date(now)),
    };
    this.#idle = false;
    this.#courier.announce(messageId);
    this.#records.accept(
      accepted,
      this.#configuration.addressed(configurationSet, [sendEvent(accepted)]),
    );
    this.#limits.add(recipients.length, now);
    this.#options.counts.add(caller, 'emails');
    this.#handOver.wake();
    this.#feedback.wake();
    return messageId;
  }

  async #handOverOne(): Promise<boolean> {
    const message = this.#records.nextToHandOver();
    if (message === undefined) {
      this.#idle = this.#records.empty();
      return false;
    }
    let refusal: string | undefined;
    const rejected = isRejected(message);
    try {
      if (!rejected) await this.#courier.deliver(message);
    } catch (error) {
      refusal = this.#refusalOf(message, error);
      if (refusal === undefined) throw error;
    }
    this.#refusals.delete(message.messageId);
    const now = new Date(this.#options.clock.now());
    const events = rejected ? [rejectEvent(message)] : outcomeEvents(message, now, refusal);
    const sum = (type: EventType) =>
      events
        .filter((event) => event.type === type)
        .reduce((total, event) => total + event.recipients, 0);
    this.#records.handedOver(
      message,
      this.#configuration.addressed(message.configurationSet, events),
      {
        bounces: sum('bounce'),
        complaints: sum('complaint'),
        rejects: sum('reject'),
      },
    );
    this.#feedback.wake();
    return true;
  }

  /** What the inbox said when it refused the email for the last time; undefined while it is worth another try. */
  #refusalOf({ messageId }: AcceptedMessage, error: unknown): string | undefined {
    if (!(error instanceof Error) || !('responseCode' in error) || !('response' in error)) {
      return undefined;
    }
    // 421: it is about to end, which says nothing of the email.
    if (typeof error.responseCode !== 'number' || error.responseCode === 421) return undefined;
    const refusals = (this.#refusals.get(messageId) ?? 0) + 1;
    this.#refusals.set(messageId, refusals);
    if (refusals < (error.responseCode >= 500 ? REFUSALS_FOR_GOOD : REFUSALS_FOR_NOW)) {
      return undefined;
    }
    console.error(`The inbox refuses the email ${messageId}: ${String(error.response)}`);
    return String(error.response);
  }

  async #publishOne(): Promise<boolean> {
    const next = this.#records.nextFeedback();
    if (next === undefined) {
      this.#idle = this.#records.empty();
      return false;
    }
    await this.#options.publish(next.topicArn, next.event);
    this.#records.published(next.place);
    return true;
  }
}

/** SES writes its quotas as floating-point numbers. */
function double(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Says on the first and then every hundredth failure that something waits, and why. */
function complain(what: string, error: unknown, attempt: number): void {
  if (attempt % 100 !== 5) return;
  console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
}
