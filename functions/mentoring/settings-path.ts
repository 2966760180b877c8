import type { Links } from '../../shared/ports.ts';
import { type MentoringVisit, purposes } from './mentoring-visit.ts';

/** The way to allow emails about mentoring, for who stopped them. */
export function settingsPath({ person }: MentoringVisit, links: Links): string | undefined {
  return person.unwanted.includes('mentoring')
    ? `/p/preferences/${links.mint(purposes.preferences, person.personId)}`
    : undefined;
}
