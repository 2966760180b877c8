export interface BarPart {
  name: string;
  amount: number;
  tone: 'answered' | 'invited' | 'closed' | 'owed' | 'unreachable' | 'opted-out';
}

/**
 * A bar whose parts add up to everyone, with its legend in words. The bar itself is for the eye only: the legend,
 * or the table beside it, says the same.
 */
export function StackedBar(props: { label: string; parts: readonly BarPart[]; legend?: boolean }) {
  const parts = props.parts.filter(({ amount }) => amount > 0);
  return (
    <div class="bar-block">
      <p class="strong">{props.label}</p>
      <Bar parts={parts} />
      <ul class="legend">
        {parts.map(({ name, amount, tone }) => (
          <li>
            <span class={`swatch ${tone}`} aria-hidden="true" /> {name}{' '}
            <span class="strong">{amount.toLocaleString('en-US')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The bar alone. Drawn in a hundred units; a part that exists is never narrower than a hairline. `of`: what the whole
 * width stands for, where the parts are not everyone.
 */
export function Bar(props: { parts: readonly BarPart[]; of?: number }) {
  const total = props.of ?? props.parts.reduce((sum, { amount }) => sum + amount, 0);
  const widths = props.parts.map(({ amount }) => (total === 0 ? 0 : (100 * amount) / total));
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {props.parts.map(({ tone }, at) => (
        <rect
          class={tone}
          x={round(widths.slice(0, at).reduce((sum, width) => sum + width, 0))}
          y="0"
          width={round(widths[at] ?? 0)}
          height="4"
        />
      ))}
    </svg>
  );
}

function round(width: number): string {
  return width.toFixed(2);
}
