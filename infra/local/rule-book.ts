import type { Rule } from './event-rules.ts';
import { isRecord } from './wire-input.ts';

/**
 * The rules of one bus. Most ask for detail types by name: an event is tried with those that ask for its own, and
 * with those that do not say.
 */
export class RuleBook {
  readonly #rules = new Map<string, Rule>();
  #byType: ReadonlyMap<string, readonly Rule[]> = new Map();
  #others: readonly Rule[] = [];

  /** Makes a rule known, or changes the one of its name. */
  set(rule: Rule): void {
    this.#rules.set(rule.name, rule);
    const enabled = this.list().filter((each) => each.enabled);
    this.#others = enabled.filter((each) => typesOf(each) === undefined);
    const types = new Set(enabled.flatMap((each) => typesOf(each) ?? []));
    this.#byType = new Map(
      [...types].map((type) => [
        type,
        enabled.filter((each) => typesOf(each)?.includes(type) ?? true),
      ]),
    );
  }

  list(): Rule[] {
    return [...this.#rules.values()];
  }

  /** The enabled rules that let an event through. */
  matching(event: unknown): Rule[] {
    const type = isRecord(event) ? event['detail-type'] : undefined;
    const asked = typeof type === 'string' ? this.#byType.get(type) : undefined;
    return (asked ?? this.#others).filter((rule) => rule.matches(event));
  }
}

/** The detail types that a pattern lets through at most; undefined when it does not name them one by one. */
function typesOf({ pattern }: Rule): string[] | undefined {
  const asked = pattern?.['detail-type'];
  if (!Array.isArray(asked)) return undefined;
  const names = asked.filter((one) => typeof one === 'string');
  return names.length === asked.length ? names : undefined;
}
