import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';
import { type AddressStatus, addressInWords, sourceInWords } from './person-words.ts';

export interface AddressView {
  addressId: string;
  address: string;
  type: string;
  status: AddressStatus;
  since: string;
  source: string;
  /** The one that is written to. */
  preferred: boolean;
  maySetAside: boolean;
  mayRestore: boolean;
  mayGive: boolean;
  /** Who else has it. */
  others: readonly { personId: string; name: string }[];
}

/** Every address with what it is good for, and what an admin can decide about it. */
export function Addresses(props: {
  personId: string;
  addresses: readonly AddressView[];
  telephone: string | undefined;
  timeZone: string;
}) {
  return (
    <section class="panel stack" aria-labelledby="addresses">
      <h2 id="addresses">Email addresses</h2>
      {props.addresses.length === 0 ? (
        <p class="muted">
          None is known.
          {props.telephone !== undefined && ` They can be called: ${props.telephone}.`}
        </p>
      ) : (
        <ul class="bare rows">
          {props.addresses.map((address) => (
            <Address personId={props.personId} address={address} timeZone={props.timeZone} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Address(props: { personId: string; address: AddressView; timeZone: string }) {
  const { address } = props;
  const { label, tone, reason } = addressInWords(address.status);
  const action = `/console/people/${props.personId}/addresses/${address.addressId}`;
  return (
    <li class="stack-small">
      <p>
        <span class="strong">{address.address}</span>{' '}
        {address.preferred ? <Tag tone="success">Written to</Tag> : <Tag tone={tone}>{label}</Tag>}
      </p>
      <p class="muted small">
        {reason} {address.type}, from {sourceInWords(address.source)}, as it is since{' '}
        <Day iso={address.since} timeZone={props.timeZone} />.
      </p>
      {address.others.length > 0 && (
        <p class="small">
          Also an address of{' '}
          {address.others.map(({ personId, name }, at) => (
            <>
              {at > 0 && ', '}
              <a href={`/console/people/${personId}`}>{name}</a>
            </>
          ))}
          .
        </p>
      )}
      <div class="small-actions">
        {address.mayGive && (
          <form method="post" action={`${action}/theirs`}>
            <Button kind="secondary">This is theirs alone</Button>
          </form>
        )}
        {address.maySetAside && (
          <form method="post" action={`${action}/set-aside`}>
            <Button kind="quiet">Does not reach them</Button>
          </form>
        )}
        {address.mayRestore && (
          <form method="post" action={`${action}/restore`}>
            <Button kind="quiet">Use it again</Button>
          </form>
        )}
      </div>
    </li>
  );
}
