import { Button } from '../../../shared/html/form-fields.tsx';
import { Tag } from '../../../shared/html/notice.tsx';

/** The stop switch: its state, and the one control that changes it. Stopping asks once more; allowing does not. */
export function SendingSwitch(props: { stopped: boolean; back: 'home' | 'planned' }) {
  return (
    <section class="panel stack" aria-labelledby="sending">
      <div class="heading">
        <h2 id="sending">Sending</h2>
        {props.stopped ? <Tag tone="danger">Stopped</Tag> : <Tag tone="success">On</Tag>}
      </div>
      {props.stopped ? (
        <form method="post" action="/console/sending" class="stack">
          <input type="hidden" name="back" value={props.back} />
          <p>
            No email goes out. What is due waits, and goes when you allow it again; what has waited
            for more than 14 days by then is not sent any more.
          </p>
          <Button name="act" value="allow">
            Allow sending again
          </Button>
        </form>
      ) : (
        <>
          <p class="muted">Emails go out when they are due.</p>
          <details class="confirm">
            <summary>Stop all sending</summary>
            <form method="post" action="/console/sending" class="stack">
              <input type="hidden" name="back" value={props.back} />
              <p>
                From now on no email of this program goes out: no invitation, no reminder. Nothing
                is lost, and you can allow it again at any time.
              </p>
              <Button kind="danger" name="act" value="stop">
                Yes, stop all sending
              </Button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}
