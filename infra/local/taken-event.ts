import { sendableJson } from './message-attributes.ts';
import type { EventEntry } from './put-events.ts';

/** An event as targets see it. */
export interface TakenEvent {
  readonly id: string;
  /** The time in the event, milliseconds: EventBridge gives whole seconds. */
  readonly time: number;
  readonly text: string;
  /** What patterns are tried on. */
  readonly parsed: unknown;
  readonly traceHeader: string | undefined;
}

export interface TakenAt {
  readonly id: string;
  /** The instant of `PutEvents`, milliseconds. */
  readonly now: number;
  readonly account: string;
  readonly region: string;
}

/**
 * Puts the envelope around an entry. The detail stays the text that was sent, so that numbers keep their digits; it
 * is parsed when a pattern first asks for it, which most do not.
 */
export function takenEvent(entry: EventEntry, { id, now, account, region }: TakenAt): TakenEvent {
  const time = Math.floor((entry.time ?? now) / 1000) * 1000;
  const head = {
    version: '0',
    id,
    'detail-type': entry.detailType,
    source: entry.source,
    account,
    time: new Date(time).toISOString().replace('.000Z', 'Z'),
    region,
    resources: entry.resources,
  };
  const text = `${JSON.stringify(head).slice(0, -1)},"detail":${entry.detail.trim()}}`;
  let detail: { readonly parsed: unknown } | undefined;
  const parsed = {
    ...head,
    get detail(): unknown {
      detail ??= { parsed: JSON.parse(entry.detail) };
      return detail.parsed;
    },
  };
  return { id, time, text: sendableJson(text), parsed, traceHeader: entry.traceHeader };
}
