const width = 30;

export interface ProgressBar {
  /** Shows how far something is; the same step again says nothing new. */
  show(label: string, done: number, total: number): void;
  /** Leaves the line, so that what is said next has its own. */
  end(): void;
}

/** A bar in a terminal; elsewhere, as in a log, a line for each tenth. */
export function progressBar(out: { isTTY?: boolean; write(text: string): unknown }): ProgressBar {
  let last = '';
  return {
    show(label, done, total) {
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const percent = Math.floor(share * 100);
      if (out.isTTY === true) {
        const full = Math.round(share * width);
        const bar = `${'#'.repeat(full)}${'.'.repeat(width - full)}`;
        last = `${label} [${bar}] ${String(percent).padStart(3)} %`;
        out.write(`\r${last}`);
        return;
      }
      const line = `${label}: ${percent - (percent % 10)} %`;
      if (line !== last) out.write(`${line}\n`);
      last = line;
    },
    end() {
      if (out.isTTY === true && last !== '') out.write('\n');
      last = '';
    },
  };
}
