import { eventWords } from '../../../shared/domain/event-words.ts';

/** What may be recorded of somebody from their page, in this order. */
const types = [
  'hire.submitted.v1',
  'confirmation.submitted.v1',
  'contact.submitted.v1',
  'credential.submitted.v1',
  'recognition.submitted.v1',
  'preference.submitted.v1',
  'graduation.submitted.v1',
] as const;

/** The forms in which somebody of the staff writes down what they learned of a person. */
export function RecordOf(props: { personId: string }) {
  return (
    <section class="panel stack" aria-labelledby="record">
      <h2 id="record">Record what you learned</h2>
      <ul class="bare beside">
        {types.map((type) => (
          <li>
            <a href={`/console/events/${type}/new?person=${props.personId}`}>
              {eventWords(type)?.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
