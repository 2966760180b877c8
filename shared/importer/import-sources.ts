import type { Links, PersonFinder, Reader } from '../ports.ts';

/** What planning reads from. */
export interface ImportSources {
  records: Reader;
  finder: PersonFinder;
  links: Pick<Links, 'hashOf'>;
}
