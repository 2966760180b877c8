/** Figures with their targets, and how they are printed. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What a reader should know to weigh the figures. */
  readonly notes?: readonly string[];
}

export function isMissed({ value, target }: Figure): boolean {
  if (target === undefined) return false;
  return 'atMost' in target ? value > target.atMost : value < target.atLeast;
}

/** One section as aligned lines. */
export function sectionLines({ title, figures, notes = [] }: Section): string[] {
  const names = Math.max(...figures.map(({ name }) => name.length));
  const values = Math.max(...figures.map((figure) => measured(figure).length));
  const lines = figures.map((figure) => {
    const { name, target, note } = figure;
    const against =
      target === undefined
        ? ''
        : `  ${isMissed(figure) ? 'MISSED' : 'ok    '}  target ${wanted(target)}`;
    const remark = note === undefined ? '' : `  (${note})`;
    return `  ${name.padEnd(names)}  ${measured(figure).padStart(values)}${against}${remark}`;
  });
  return [title, ...lines, ...notes.map((note) => `  ${note}`), ''];
}

function wanted(target: NonNullable<Figure['target']>): string {
  return 'atMost' in target ? `≤ ${number(target.atMost)}` : `≥ ${number(target.atLeast)}`;
}

function measured({ value, unit }: Figure): string {
  return unit === '' ? number(value) : `${number(value)} ${unit}`;
}

function number(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
