import type { Envelope } from '../../events/contract.ts';
import { descriptorWarnings, type Warning } from '../../shared/domain/descriptor-warnings.ts';

/** What a sender should look at in an event that was taken all the same. Warnings never quote what was sent. */
export function warningsOf(event: Envelope<unknown>): Warning[] {
  const { data, provenance } = event;
  const stamped = { field: 'provenance', problem: 'is stamped by us; leave it out' };
  return [
    ...(provenance === undefined ? [] : [stamped]),
    ...descriptorWarnings(data),
    ...textWarnings(data, 'data'),
  ].slice(0, 50);
}

function textWarnings(value: unknown, field: string): Warning[] {
  if (typeof value === 'string') return unread(value) ? [{ field, problem: garbled }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textWarnings(part, `${field}.${name}`));
}

const garbled = 'holds a character that could not be read; is what you send really UTF-8?';

/** The sign that stands for what could not be read, or half of a character of two halves. */
function unread(text: string): boolean {
  return text.includes('\uFFFD') || !text.isWellFormed();
}
