/** How far something is: the words say it, the bar shows it. */
export function Progress(props: { label: string; done: number; total: number }) {
  return (
    <div class="progress">
      <p class="muted small">{props.label}</p>
      <progress aria-label={props.label} max={Math.max(props.total, 1)} value={props.done} />
    </div>
  );
}
