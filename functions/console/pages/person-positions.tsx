import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';
import { sourceInWords } from './person-words.ts';

export interface PositionView {
  employmentId: string;
  schoolId: string;
  school: string;
  district: { leaId: string; name: string } | undefined;
  role: string | undefined;
  subjects: readonly string[];
  gradeBands: readonly string[];
  hireDate: string;
  endDate: string | undefined;
  reason: string | undefined;
  source: string;
  observedAt: string;
  /** It was told that it began, and not that it ended. */
  open: boolean;
  /** As whoever stated it said it, where that is more than ours. */
  own: OwnWords | undefined;
}

/** A position in its sender's own words. */
export interface OwnWords {
  title: string | undefined;
  /** 1 is full time. */
  fullTime: number | undefined;
  lines: readonly { label: string; value: string }[];
}

/** The positions of a person, the present ones first, and the forms for a hire and an end. */
export function Positions(props: {
  personId: string;
  positions: readonly PositionView[];
  timeZone: string;
}) {
  const { positions, timeZone } = props;
  const path = `/console/people/${props.personId}/positions`;
  return (
    <section class="panel stack" aria-labelledby="positions">
      <h2 id="positions">Positions</h2>
      {positions.length === 0 && <p class="muted">None is recorded.</p>}
      <ul class="bare rows">
        {positions.map((position) => (
          <li class="stack-small">
            <p>
              <a class="strong" href={`/console/schools/${position.schoolId}`}>
                {position.school}
              </a>{' '}
              {position.open ? <Tag tone="success">Present</Tag> : <Tag>Ended</Tag>}
            </p>
            {position.district !== undefined && (
              <p class="small">
                <a href={`/console/districts/${position.district.leaId}`}>
                  {position.district.name}
                </a>
              </p>
            )}
            <p>
              {[position.role, ...position.subjects, ...position.gradeBands]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p class="muted small">
              From <Day iso={position.hireDate} timeZone={timeZone} />
              {position.endDate !== undefined && (
                <>
                  {' '}
                  to <Day iso={position.endDate} timeZone={timeZone} />
                </>
              )}
              {position.reason !== undefined && `, ${position.reason.toLowerCase()}`} · from{' '}
              {sourceInWords(position.source)},{' '}
              <Day iso={position.observedAt} timeZone={timeZone} />
            </p>
            {position.own !== undefined && <Own own={position.own} at={position.school} />}
            {position.open && (
              <p class="small">
                <a href={`${path}/${position.employmentId}/end`}>
                  End of this position<span class="visually-hidden"> at {position.school}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="actions">
        <a class="button secondary" href={`${path}/new`}>
          Record a hire
        </a>
      </p>
    </section>
  );
}

function Own({ own, at }: { own: OwnWords; at: string }) {
  const { title, fullTime, lines } = own;
  if (title === undefined && fullTime === undefined && lines.length === 0) return null;
  return (
    <details>
      <summary class="small">
        As it was stated<span class="visually-hidden"> of the position at {at}</span>
      </summary>
      <dl class="facts small">
        {title !== undefined && (
          <>
            <dt>Title</dt>
            <dd>{title}</dd>
          </>
        )}
        {fullTime !== undefined && (
          <>
            <dt>Full time</dt>
            <dd>{`${Math.round(fullTime * 100)} %`}</dd>
          </>
        )}
        {lines.map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </details>
  );
}
