/** One character of a pattern, as it may stand in the event: in lower or in upper case. */
type Letter = readonly [lower: string, upper: string];

/**
 * Text compared without regard to case, as EventBridge does it: each UTF-16 unit of the pattern by its
 * own lower and upper case in the root locale, so that "ß" stands for "ß" and "SS", and "ς" not for "σ".
 */
export class IgnoreCaseText {
  readonly #letters: readonly Letter[];

  constructor(text: string) {
    this.#letters = Array.from({ length: text.length }, (_, index) => {
      const unit = text.charAt(index);
      return [unit.toLowerCase(), unit.toUpperCase()];
    });
  }

  equals(value: string): boolean {
    return this.#readForward(value) === value.length;
  }

  startsIn(value: string): boolean {
    return this.#readForward(value) !== undefined;
  }

  endsIn(value: string): boolean {
    let end = value.length;
    for (const [lower, upper] of this.#letters.toReversed()) {
      const before: string[] = [lower, upper].filter((form) => value.endsWith(form, end));
      const [form] = before;
      if (form === undefined) return false;
      end -= form.length;
    }
    return true;
  }

  /** Where the value goes on behind the pattern's text; no form is the beginning of the other. */
  #readForward(value: string): number | undefined {
    let at = 0;
    for (const [lower, upper] of this.#letters) {
      if (value.startsWith(lower, at)) at += lower.length;
      else if (value.startsWith(upper, at)) at += upper.length;
      else return undefined;
    }
    return at;
  }
}
