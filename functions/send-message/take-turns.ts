/** All doors together stay a little below the mail service's rate, since their clocks and calls are not exact. */
const shareOfRate = 0.95;

export interface Pausing {
  /** Milliseconds that only grow. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

/**
 * Spaces emails out, so that `doors` of us, each on its own, together keep the mail service's rate. A turn comes
 * `doors / perSecond` seconds after the one before; the first comes at once.
 */
export function turns({ now, pause }: Pausing, doors: number) {
  let nextAt = Number.NEGATIVE_INFINITY;
  return async (perSecond: number): Promise<void> => {
    const present = now();
    const at = Math.max(present, nextAt);
    nextAt = at + (1000 * doors) / (perSecond * shareOfRate);
    if (at > present) await pause(at - present);
  };
}
