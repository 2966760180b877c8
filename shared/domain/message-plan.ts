/**
 * The plans that emails belong to. A message's key is person # plan # step; the plan's first word says what the email is
 * about, and the rest which one. Letters, digits and `-` only, since a message's id is a tag of the mail service.
 */

export type Matter =
  | 'survey'
  | 'check-in'
  | 'invitation'
  | 'pair'
  | 'colleagues'
  | 'call'
  | 'quarantine';

const prefixes = {
  annual: 'survey',
  checkin: 'check-in',
  invitation: 'invitation',
  pair: 'pair',
  colleagues: 'colleagues',
  call: 'call',
  quarantine: 'quarantine',
} as const satisfies Record<string, Matter>;

/** What the emails of a plan are about, and the id behind the first word; undefined when it is no plan of ours. */
export function matterOf(plan: string): { matter: Matter; id: string } | undefined {
  const [, prefix = '', id = ''] = /^([a-z]+)-(.+)$/.exec(plan) ?? [];
  return isPrefix(prefix) ? { matter: prefixes[prefix], id } : undefined;
}

function isPrefix(text: string): text is keyof typeof prefixes {
  return Object.hasOwn(prefixes, text);
}

/** A mentor is asked: `invitation-<needId>`, steps `invitation` and `reminder`. */
export const invitationPlan = (needId: string) => `invitation-${needId}`;
/** A pair, on both sides: `pair-<pairId>`, steps `introduction`, `check-1`…, `thanks`. */
export const pairPlan = (pairId: string) => `pair-${pairId}`;
/** Fellow graduates at a school: `colleagues-<schoolId>`, steps `offer` and `with-<personId>`. */
export const colleaguesPlan = (schoolId: string) => `colleagues-${schoolId}`;
/** A call to make, to the staff: `call-<callId>`, step `notice`. */
export const callPlan = (callId: string) => `call-${callId}`;
/** Refused events, to the integration contact: `quarantine-<n>`, step `notice`. It lies with the program. */
export const quarantinePlan = (number: number) => `quarantine-${number}`;
