/** The domain key of a message: person # plan # step. */
export interface MessageKey {
  personId: string;
  plan: string;
  step: string;
}

/** The message's id as SES tags and queue bodies carry it: letters, digits, `-` and `_` only (SES's rule for tags). */
export function messageId({ personId, plan, step }: MessageKey): string {
  return `${personId}_${plan}_${step}`;
}

/** The key back from an id; undefined when it is not one of ours. */
export function messageKeyOf(id: string): MessageKey | undefined {
  const [personId, plan, step, more] = id.split('_');
  if (!personId || !plan || !step || more !== undefined) return undefined;
  return { personId, plan, step };
}
