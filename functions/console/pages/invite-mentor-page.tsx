import type { MentoringKind } from '../../../events/vocabulary/mentoring.ts';
import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { dayInWords } from './at.tsx';
import { consoleResponse, type Frame } from './console-response.tsx';
import { kindNamed } from './need-words.ts';

interface InviteProps {
  personId: string;
  name: string;
  /** Whether they said that, and how, they would mentor. */
  told: boolean;
  needs: readonly {
    menteeId: string;
    needId: string;
    mentee: string;
    kind: MentoringKind;
    createdAt: string;
  }[];
}

/** The staff choose whom somebody is to be asked to mentor. */
export function inviteMentorPage(frame: Frame, props: InviteProps): Response {
  const { personId, name, told, needs } = props;
  const title = `Invite ${name} to mentor`;
  return consoleResponse(
    frame,
    { title, part: 'people' },
    <>
      <div class="stack">
        <p>
          <a href={`/console/people/${personId}`}>{name}</a>
        </p>
        <h1>{title}</h1>
      </div>
      {needs.length === 0 ? (
        <p class="empty">
          {told
            ? 'There is nobody at present for whom they may be asked: by what they offer, their room, and who the two are to each other.'
            : 'They have not said yet that they would mentor. Only who said so is asked.'}
        </p>
      ) : (
        <form
          method="post"
          action={`/console/people/${personId}/mentoring/invite`}
          class="panel stack-wide narrow"
        >
          <SelectField
            name="need"
            label="Whom"
            help="Those without a mentor for whom they may be asked. They are asked first; while somebody else is being asked, next."
            choices={needs.map(({ menteeId, needId, mentee, kind, createdAt }) => ({
              code: `${menteeId}/${needId}`,
              label: `${mentee}: ${kindNamed(kind)}, since ${dayInWords(createdAt, frame.timeZone)}`,
            }))}
          />
          <div class="actions">
            <Button>Invite by email</Button>
          </div>
        </form>
      )}
    </>,
  );
}
