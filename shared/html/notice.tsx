import type { Child } from 'hono/jsx';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

/** A sentence that should not be overlooked. `status` has it read out when the page opens. */
export function Notice(props: { tone?: Tone; status?: boolean; children: Child }) {
  return (
    <div class={`notice ${props.tone ?? 'info'}`} role={props.status ? 'status' : undefined}>
      {props.children}
    </div>
  );
}

/** A state in a word or two. */
export function Tag(props: { tone?: Tone | 'plain'; children: Child }) {
  return <span class={`tag ${props.tone ?? 'plain'}`}>{props.children}</span>;
}
