import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Items of one fold: enough for them to share their words, few enough to unfold in a millisecond. */
const foldOf = 100;

/**
 * A list that is kept small: its items lie compressed, some at a time, and are unfolded where they are looked at. A
 * hundred thousand lines of a file so take some ten megabytes instead of some three hundred, which lets a function
 * hold a whole file between the steps of an import. Items come back as JSON gives them.
 */
export class Folded<Item> implements Iterable<Item> {
  readonly #folds: Uint8Array[] = [];
  #loose: Item[] = [];
  #last: { fold: number; items: readonly Item[] } | undefined;

  get length(): number {
    return this.#folds.length * foldOf + this.#loose.length;
  }

  add(item: Item): void {
    this.#loose.push(item);
    if (this.#loose.length < foldOf) return;
    // The fastest compression: lines are so alike that the best one gains little.
    this.#folds.push(deflateRawSync(JSON.stringify(this.#loose), { level: 1 }));
    this.#loose = [];
  }

  /** Those at these places, which are to rise; places that there are none at are passed over. */
  at(places: readonly number[]): Item[] {
    return places.flatMap((place) => {
      const item = this.#unfold(Math.floor(place / foldOf))[place % foldOf];
      return item === undefined ? [] : [item];
    });
  }

  *[Symbol.iterator](): Generator<Item, void> {
    for (let fold = 0; fold <= this.#folds.length; fold += 1) yield* this.#unfold(fold);
  }

  /** All of them, up to so many at once. */
  *inChunks(size: number): Generator<Item[], void> {
    let chunk: Item[] = [];
    for (const item of this) {
      chunk.push(item);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  #unfold(fold: number): readonly Item[] {
    const folded = this.#folds[fold];
    if (folded === undefined) return fold === this.#folds.length ? this.#loose : [];
    if (this.#last?.fold !== fold) {
      // oxlint-disable-next-line typescript/no-unsafe-assignment -- what was folded here, as `add` took it
      this.#last = { fold, items: JSON.parse(inflateRawSync(folded).toString()) };
    }
    return this.#last.items;
  }
}
