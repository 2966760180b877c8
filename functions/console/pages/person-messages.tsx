import { type Purpose, purposes } from '../../../events/vocabulary/purpose.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { purposeWords } from '../../../shared/domain/purpose-words.ts';
import { Button, TextField } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';
import { Day } from './at.tsx';

export interface MessagesView {
  /** What they, or an admin for them, asked not to get. */
  unwanted: readonly Purpose[];
  /** First day on which anything may go again; undefined when there is no break. */
  pausedUntil: string | undefined;
}

/** Which emails a person wants, and the buttons for what they told the staff. */
export function Messages(props: { personId: string; messages: MessagesView; timeZone: string }) {
  const { personId, messages } = props;
  const path = `/console/people/${personId}`;
  return (
    <section class="panel stack" aria-labelledby="messages">
      <h2 id="messages">What they want to get</h2>
      <ul class="bare rows">
        {purposes.map((purpose) => (
          <li>
            <Wish path={path} purpose={purpose} wanted={!messages.unwanted.includes(purpose)} />
          </li>
        ))}
      </ul>
      {messages.unwanted.length > 0 && (
        <p class="muted small">Allow something again only when they told you that they want it.</p>
      )}
      <h3>A break</h3>
      <Break path={path} messages={messages} timeZone={props.timeZone} />
    </section>
  );
}

function Wish({ path, purpose, wanted }: { path: string; purpose: Purpose; wanted: boolean }) {
  const { name, emails } = purposeWords[defaultLocale][purpose];
  return (
    <form method="post" action={`${path}/messages`} class="stack-small">
      <p>
        {name}{' '}
        <Tag tone={wanted ? 'success' : 'warning'}>{wanted ? 'Goes to them' : 'Stopped'}</Tag>
      </p>
      <Button kind="quiet" name={wanted ? 'stop' : 'allow'} value={purpose}>
        {wanted ? 'Stop' : 'Allow again'}
        <span class="visually-hidden">: {emails}</span>
      </Button>
    </form>
  );
}

function Break(props: { path: string; messages: MessagesView; timeZone: string }) {
  const { path, messages } = props;
  const { pausedUntil } = messages;
  if (pausedUntil !== undefined) {
    return (
      <form method="post" action={`${path}/pause`} class="stack-small">
        <p>
          Nothing is sent to them before <Day iso={pausedUntil} timeZone={props.timeZone} />.
        </p>
        <Button kind="secondary" name="act" value="end">
          End the break
        </Button>
      </form>
    );
  }
  return (
    <form method="post" action={`${path}/pause`} class="stack-small">
      <TextField
        name="until"
        type="date"
        label="First day on which we may write again"
        help="What is due in the meantime waits."
      />
      <Button kind="secondary" name="act" value="begin">
        Send them nothing until then
      </Button>
    </form>
  );
}
