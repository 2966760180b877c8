import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';
import { sourceInWords } from './person-words.ts';

export interface CredentialView {
  credentialId: string;
  title: string;
  kind: readonly string[];
  state: string;
  number: string | undefined;
  status: string | undefined;
  /** Its last day is past. */
  ranOut: boolean;
  issuanceDate: string;
  expirationDate: string | undefined;
  source: string;
  observedAt: string;
}

export interface AwardView {
  recognitionId: string;
  title: string;
  kind: string;
  description: string | undefined;
  issuer: string | undefined;
  awardDate: string;
  source: string;
  observedAt: string;
}

/** Licenses, certifications and endorsements of a person, and the awards they were given. */
export function Credentials(props: {
  credentials: readonly CredentialView[];
  awards: readonly AwardView[];
  timeZone: string;
}) {
  const { credentials, awards, timeZone } = props;
  return (
    <section class="panel stack" aria-labelledby="credentials">
      <h2 id="credentials">Credentials and awards</h2>
      {credentials.length === 0 && awards.length === 0 && <p class="muted">None is recorded.</p>}
      {credentials.length > 0 && (
        <ul class="bare rows">
          {credentials.map((credential) => (
            <CredentialRow credential={credential} timeZone={timeZone} />
          ))}
        </ul>
      )}
      {awards.length > 0 && (
        <>
          <h3>Awards</h3>
          <ul class="bare rows">
            {awards.map((award) => (
              <AwardRow award={award} timeZone={timeZone} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function CredentialRow(props: { credential: CredentialView; timeZone: string }) {
  const { credential, timeZone } = props;
  const { status, kind, title, expirationDate } = credential;
  const more = kind.filter((part) => part !== title);
  return (
    <li class="stack-small">
      <p>
        <span class="strong">{title}</span>{' '}
        {status !== undefined && (
          <Tag tone={status === 'Active' || status === 'Renewed' ? 'success' : 'plain'}>
            {status}
          </Tag>
        )}{' '}
        {credential.ranOut && <Tag tone="warning">Ran out</Tag>}
      </p>
      <p>{[credential.state, ...more, credential.number].filter(Boolean).join(' · ')}</p>
      <p class="muted small">
        Issued <Day iso={credential.issuanceDate} timeZone={timeZone} />
        {expirationDate !== undefined && (
          <>
            , holds until <Day iso={expirationDate} timeZone={timeZone} />
          </>
        )}{' '}
        · from {sourceInWords(credential.source)},{' '}
        <Day iso={credential.observedAt} timeZone={timeZone} />
      </p>
    </li>
  );
}

function AwardRow(props: { award: AwardView; timeZone: string }) {
  const { award, timeZone } = props;
  return (
    <li class="stack-small">
      <p>
        <span class="strong">{award.title}</span>
      </p>
      <p>{[award.kind, award.issuer, award.description].filter(Boolean).join(' · ')}</p>
      <p class="muted small">
        <Day iso={award.awardDate} timeZone={timeZone} /> · from {sourceInWords(award.source)},{' '}
        <Day iso={award.observedAt} timeZone={timeZone} />
      </p>
    </li>
  );
}
