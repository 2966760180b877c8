import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { Button } from '../../../shared/html/form-fields.tsx';
import { dayInWords, type MentoringHead } from './mentoring-head.ts';

const texts = {
  en: {
    accepted: {
      title: 'Thank you!',
      lines: (mentee: string) => [
        `You said that you will mentor ${mentee}. An email introduces you to each other shortly.`,
        'If anything comes up, reply to it: a person of the program reads the answers.',
      ],
    },
    declined: {
      title: 'Thank you for telling us',
      lines: () => ['You said no, and that is fine. There is nothing else you need to do.'],
    },
    taken: {
      title: 'Somebody has said yes',
      lines: (mentee: string) => [
        `Another graduate was a little faster and mentors ${mentee} now. Thank you for thinking about it.`,
      ],
    },
    withdrawn: {
      title: 'This invitation is not open any more',
      lines: () => ['Nobody is looked for any more. Thank you for thinking about it.'],
    },
    'no-room': {
      title: 'You already mentor as many as you wished for',
      lines: () => [
        'So we cannot put another person on your list. If you would take on more, change how many at a time, and open this link again.',
      ],
    },
    paused: (day: string) => `Nobody asks you before ${day}.`,
    again: 'I have changed my mind',
    profile: 'How I would mentor',
    decline: 'No, not this time',
  },
} satisfies Record<MentoringHead['locale'], object>;

export interface SettledView {
  settled: 'accepted' | 'declined' | 'taken' | 'withdrawn' | 'no-room';
  mentee: string;
  pausedUntil?: string | undefined;
  profilePath: string;
  /** It still waits for an answer, so that they may say no. */
  mayDecline: boolean;
  /** They said no, and may still say yes. */
  mayReconsider: boolean;
}

/** An invitation that needs no yes any more, or cannot be given one: what is so now. */
export function invitationSettledPage(head: MentoringHead, view: SettledView): Response {
  const words = texts[head.locale];
  const { title, lines } = words[view.settled];
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program}>
      <div class="card stack" role="status">
        <h1>{title}</h1>
        {lines(view.mentee).map((line) => (
          <p>{line}</p>
        ))}
        {view.pausedUntil !== undefined && (
          <p>{words.paused(dayInWords(view.pausedUntil, head))}</p>
        )}
        {view.mayDecline && (
          <form method="post" action={head.path}>
            <div class="actions">
              <Button kind="secondary" name="act" value="decline">
                {words.decline}
              </Button>
            </div>
          </form>
        )}
      </div>
      <ul class="stack small">
        {view.mayReconsider && (
          <li>
            <a href={`${head.path}?again=yes`}>{words.again}</a>
          </li>
        )}
        <li>
          <a href={view.profilePath}>{words.profile}</a>
        </li>
      </ul>
    </AlumniPage>,
  );
}
