import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import type { Sendable } from './send-message.ts';

/** Different reasons that the email gives; the console has them all. */
const mostReasons = 8;

/**
 * The note about refused events: how many of which type, and why. No field's value, and no id of the sender's: those
 * may say whom an event is about.
 */
export function emailAboutQuarantine(
  { program, recipient, subject }: Extract<Sendable, { person: undefined }>,
  publicUrl: string,
): WrittenEmail {
  const { events, told } = subject;
  return {
    email: 'quarantine-notice',
    model: {
      name: recipient.name,
      program: { name: program.name },
      events: Math.max(told, events.length),
      byType: [...counted(events.map(typeOf))].map(([type, count]) => ({ type, count })),
      reasons: reasonsIn(events),
      consoleUrl: `${publicUrl}/console/quarantine`,
      docsUrl: `${publicUrl}/docs`,
    },
  };
}

/** What somebody made up is not repeated: only a known type has other faults than its name. */
function typeOf({ type, breaches }: QuarantinedEvent): string {
  const unknown = breaches.some(({ field }) => field === 'detail-type');
  return unknown ? 'a type that is not taken in from you' : type;
}

/** The most frequent first, places in a list counted together. */
function reasonsIn(events: readonly QuarantinedEvent[]) {
  const reasons = events.flatMap(({ breaches }) =>
    breaches.map(({ field, problem, mend }) => ({
      field: field.replaceAll(/[.]\d+(?=[.]|$)/g, '[]'),
      problem,
      mend: mend ?? '',
    })),
  );
  const counts = counted(reasons.map((reason) => JSON.stringify(reason)));
  const byText = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...byText]
    .map(([text, reason]) => ({ ...reason, count: counts.get(text) ?? 0 }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostReasons);
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
