import { Day } from './at.tsx';
import { kindInWords, positionInWords, sourceInWords, valueInWords } from './person-words.ts';

export interface KnownView {
  current:
    | {
        status?: string | undefined;
        school?: string | undefined;
        source: string;
        observedAt: string;
        /** Where the school is known as more than words. */
        place:
          | {
              schoolId: string;
              school: string;
              district: { leaId: string; name: string } | undefined;
            }
          | undefined;
      }
    | undefined;
  facts: readonly {
    kind: string;
    value: string;
    school: string | undefined;
    source: string;
    observedAt: string;
    confidence: string;
  }[];
}

function Place({ place }: { place: NonNullable<NonNullable<KnownView['current']>['place']> }) {
  const { district } = place;
  return (
    <dl class="facts">
      <dt>School</dt>
      <dd>
        <a href={`/console/schools/${place.schoolId}`}>{place.school}</a>
        {', '}
        <a href={`/console/people?school=${place.schoolId}`}>graduates there</a>
      </dd>
      {district !== undefined && (
        <>
          <dt>District</dt>
          <dd>
            <a href={`/console/districts/${district.leaId}`}>{district.name}</a>
            {', '}
            <a href={`/console/people?district=${district.leaId}`}>graduates there</a>
          </dd>
        </>
      )}
    </dl>
  );
}

/** What we take to be so at present, and everything we were told. */
export function Known(props: { known: KnownView; timeZone: string }) {
  const { current, facts } = props.known;
  return (
    <section class="panel stack" aria-labelledby="known">
      <h2 id="known">What we know</h2>
      {current === undefined ? (
        <p class="muted">Their position is not known.</p>
      ) : (
        <p>
          <span class="strong">{positionInWords(current)}</span>
          <br />
          <span class="muted small">
            from {sourceInWords(current.source)},{' '}
            <Day iso={current.observedAt} timeZone={props.timeZone} />
          </span>
        </p>
      )}
      {current?.place !== undefined && <Place place={current.place} />}
      {facts.length > 0 && (
        <>
          <h3>Everything we were told</h3>
          <ul class="bare rows">
            {facts.map((fact) => (
              <li>
                <span class="muted">{kindInWords(fact.kind)}:</span>{' '}
                {valueInWords(fact.kind, fact.value)}
                {fact.school !== undefined && `, ${fact.school}`}
                <br />
                <span class="muted small">
                  from {sourceInWords(fact.source)},{' '}
                  <Day iso={fact.observedAt} timeZone={props.timeZone} />, {fact.confidence}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
