import * as z from 'zod';
import { choiceLabel, labelOf } from '../../shared/domain/field-labels.ts';
import { eventSubject } from '../../shared/domain/event-words.ts';
import type { ListedPerson, Reader } from '../../shared/ports.ts';
import type { Receipt } from '../../shared/records/receipt.ts';
import type { Review } from '../../shared/records/review.ts';
import type { ReviewRow, ReviewView, Said } from './pages/review-pages.tsx';

const Detail = z.object({
  eventId: z.string(),
  data: z.looseObject({ person: z.looseObject({}) }),
  provenance: z.object({ door: z.string(), integrator: z.string().optional() }).optional(),
});
const Name = z.object({ name: z.object({ firstName: z.string(), lastSurname: z.string() }) });

/** A review of the admin's own program. */
export async function readReview(
  records: Reader,
  programId: string,
  reviewId: string,
): Promise<Review | undefined> {
  const { review } = await records.read({
    review: { record: 'review', key: { programId, reviewId } },
  });
  return review;
}

/** What the sender of a statement is told, where they asked to be. */
export async function readReceiptOf(
  records: Reader,
  { programId, detail }: Review,
): Promise<Receipt | undefined> {
  const { eventId } = Detail.parse(JSON.parse(detail));
  const { receipt } = await records.read({
    receipt: { record: 'receipt', key: { programId, eventId } },
  });
  return receipt;
}

/** What waits comes first, and the latest of each. */
export function reviewRows(reviews: readonly Review[]): ReviewRow[] {
  const waits = ({ status }: Review) => Number(status === 'waiting');
  return reviews
    .toSorted((a, b) => waits(b) - waits(a) || b.receivedAt.localeCompare(a.receivedAt))
    .map((review) => ({
      reviewId: review.reviewId,
      subject: eventSubject(review.type),
      about: nameIn(review) ?? 'somebody without a name',
      candidates: review.candidates.length,
      status: review.status,
      receivedAt: review.receivedAt,
    }));
}

/** One review: what was said, and who it may be. `found` are those whom the admin looked for. */
export function reviewView(
  review: Review,
  people: readonly ListedPerson[],
  search?: { text: string; found: readonly ListedPerson[] },
): ReviewView {
  const { data, provenance } = Detail.parse(JSON.parse(review.detail));
  const { person, ...rest } = data;
  const byId = new Map(people.map((each) => [each.personId, each]));
  return {
    reviewId: review.reviewId,
    subject: eventSubject(review.type),
    status: review.status,
    receivedAt: review.receivedAt,
    decidedAt: review.decidedAt,
    decidedBy: review.decidedBy,
    decidedFor: personIn(byId.get(review.personId ?? '')),
    sender: provenance?.integrator ?? provenance?.door,
    person: saidIn(review.type, person, 'person'),
    said: saidIn(review.type, rest, ''),
    candidates: review.candidates.flatMap(({ personId, because }) => {
      const known = personIn(byId.get(personId));
      return known === undefined ? [] : [{ ...known, because }];
    }),
    search:
      search === undefined
        ? undefined
        : { text: search.text, found: search.found.flatMap((each) => personIn(each) ?? []) },
  };
}

function personIn(listed: ListedPerson | undefined) {
  if (listed === undefined) return undefined;
  const { personId, displayName, cohort, degrees, current } = listed;
  return {
    personId,
    name: displayName,
    cohort,
    degrees: degrees.map(({ degreeCode, majorSpecialization }) =>
      [degreeCode, majorSpecialization].join(' '),
    ),
    school: current?.school,
  };
}

function nameIn({ detail }: Review): string | undefined {
  const { data } = Detail.parse(JSON.parse(detail));
  const named = Name.safeParse(data.person);
  return named.success ? `${named.data.name.firstName} ${named.data.name.lastSurname}` : undefined;
}

/** Every field of a statement in words, in the order in which it came; the values of a list in one line. */
function saidIn(type: string, value: unknown, path: string): Said[] {
  const byLabel = Map.groupBy(fieldsIn(type, value, path), ({ label }) => label);
  return [...byLabel].map(([label, fields]) => ({
    label,
    value: fields.map((field) => field.value).join(', '),
  }));
}

function fieldsIn(type: string, value: unknown, path: string): Said[] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsIn(type, each, path));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([name]) => name !== 'importId' && name !== 'namespace')
      .flatMap(([name, part]) =>
        fieldsIn(type, part, name === 'codeValue' ? path : [path, name].filter(Boolean).join('.')),
      );
  }
  if (value === undefined || value === null) return [];
  return [{ label: labelOf(type, path).label, value: inWords(path, value) }];
}

function inWords(path: string, value: unknown): string {
  if (typeof value === 'boolean') {
    const code = value ? 'yes' : 'no';
    const own = choiceLabel(path, code);
    return own === code ? (value ? 'Yes' : 'No') : own;
  }
  return typeof value === 'string' ? choiceLabel(path, value) : JSON.stringify(value);
}
