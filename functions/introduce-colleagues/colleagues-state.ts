import type { Introduction } from '../../shared/records/introduction.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';

/** A school with everyone on its roster, and whether each wants to be introduced to the others. */
export interface ColleaguesState {
  school: School | undefined;
  people: readonly Person[];
  introductions: readonly Introduction[];
  /** The emails that asked them. */
  offers: readonly Message[];
}
