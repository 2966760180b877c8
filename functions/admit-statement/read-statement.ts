import type { Envelope } from '../../events/contract.ts';
import type { PersonRef } from '../../events/fields/person-ref.ts';
import type { PersonMatch } from '../../shared/domain/match-person.ts';
import type { Links, PersonFinder, Reader } from '../../shared/ports.ts';
import { reviewIdOf } from './review-id.ts';
import type { StatementState } from './admit-statement.ts';

/** What reading a statement needs from outside. */
export interface Sources {
  reader: Reader;
  finder: PersonFinder;
  links: Links;
}

/**
 * Reads whom a statement is about: by what it names them, else by what an admin decided of the same statement before.
 */
export async function readStatement(
  type: string,
  { programId, data }: Envelope<{ person: PersonRef }>,
  { reader, finder, links }: Sources,
): Promise<StatementState> {
  const [match = nobody] = await finder.findPersons(programId, [data.person]);
  const reviewId = reviewIdOf(type, data, links.hashOf);
  const { review } =
    match.outcome === 'unknown'
      ? await reader.read({ review: { record: 'review', key: { programId, reviewId } } })
      : { review: undefined };
  const personId = match.outcome === 'found' ? match.personId : review?.personId;
  const { person } =
    personId === undefined
      ? { person: undefined }
      : await reader.read({ person: { record: 'person', key: { personId } } });
  return {
    type,
    match,
    review,
    reviewId,
    person,
    digest: (text) => links.hashOf(`trace#${text}`),
  };
}

const nobody: PersonMatch = { outcome: 'unknown', candidates: [] };
