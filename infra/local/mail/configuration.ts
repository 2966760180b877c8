/** What the templates say of sending: who may send, and where SES reports on it. */
import { AwsError } from '../interfaces.ts';
import { EVENT_TYPES, type SesEvent } from './feedback.ts';
import type { Feedback } from './records.ts';

export interface EventDestination {
  readonly configurationSet: string;
  readonly topicArn: string;
  /** As the template names them: `send`, `reject`, `delivery`, `bounce`, `complaint`, in any case. */
  readonly eventTypes: readonly string[];
  readonly enabled: boolean;
}

export class ConfigurationSetDoesNotExist extends AwsError {
  readonly configurationSet: string;
  constructor(configurationSet: string) {
    super(
      'ConfigurationSetDoesNotExist',
      `Configuration set <${configurationSet}> does not exist.`,
    );
    this.configurationSet = configurationSet;
  }
}

export class MailConfiguration {
  readonly #sets = new Map<string, EventDestination[]>();
  readonly #identities = new Set<string>();

  createConfigurationSet(name: string): void {
    if (!this.#sets.has(name)) this.#sets.set(name, []);
  }

  /** Throws a sentence when the destination asks for something that is not played here. */
  createEventDestination(destination: EventDestination): void {
    const set = this.#sets.get(destination.configurationSet);
    if (set === undefined) {
      throw new Error(`There is no configuration set ${destination.configurationSet}.`);
    }
    for (const type of destination.eventTypes) {
      if (!EVENT_TYPES.some((known) => known === type.toLowerCase())) {
        throw new Error(
          `The local runtime plays no "${type}" events of SES, only ${EVENT_TYPES.join(', ')}.`,
        );
      }
    }
    set.push(destination);
  }

  createIdentity(identity: string): void {
    this.#identities.add(identity.toLowerCase());
  }

  /** Throws SES's ConfigurationSetDoesNotExist. */
  checkSet(name: string): void {
    if (!this.#sets.has(name)) throw new ConfigurationSetDoesNotExist(name);
  }

  /** Throws SES's MessageRejected when one of the senders is no identity and in no verified domain. */
  checkVerified(senders: readonly string[]): void {
    const failed = senders.filter((address) => {
      const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
      const parents = domain.split('.').map((_, index, parts) => parts.slice(index).join('.'));
      return ![address, ...parents].some((name) => this.isVerified(name));
    });
    if (failed.length === 0) return;
    throw new AwsError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region US-EAST-1: ${failed.join(', ')}`,
    );
  }

  isVerified(identity: string): boolean {
    return this.#identities.has(identity.toLowerCase());
  }

  /** `type` is SES's: `EmailAddress`, `Domain`, or anything else for all. */
  identities(type: unknown): string[] {
    const all = [...this.#identities];
    if (type === 'EmailAddress') return all.filter((identity) => identity.includes('@'));
    if (type === 'Domain') return all.filter((identity) => !identity.includes('@'));
    return all;
  }

  /** Each event once for every topic that asked for its type. */
  addressed(configurationSet: string | undefined, events: readonly SesEvent[]): Feedback[] {
    const destinations = this.#sets.get(configurationSet ?? '') ?? [];
    return events.flatMap((event) =>
      destinations
        .filter(
          ({ enabled, eventTypes }) =>
            enabled && eventTypes.some((type) => type.toLowerCase() === event.type),
        )
        .map(({ topicArn }) => ({ topicArn, event: event.body })),
    );
  }
}
