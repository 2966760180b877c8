import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { Notice } from '../../../shared/html/notice.tsx';
import { type AnsweredLine, AnsweredLines } from './answered-lines.tsx';
import { dayInWords, type SurveyHead } from './survey-head.ts';

const texts = {
  en: {
    title: (name: string) => `Thank you, ${name}`,
    received: (program: string, day: string) => `Your answers reached ${program} on ${day}.`,
    changed: (program: string, day: string) => `Your changed answers reached ${program} on ${day}.`,
    recorded: 'What we recorded',
    next: 'What happens next',
    steps: [
      'Your answers help the program to support its graduates, and to become better for those who come after you.',
      'You get no more reminders for this survey. Next year we ask again, briefly.',
    ],
    changeUntil: (day: string) =>
      `You can change your answers until ${day}: here, or by the link in your email.`,
    changeAnyTime: 'You can change your answers: here, or by the link in your email.',
    done: 'You can close this page.',
    mentoring: 'You would mentor',
    mentoringHelp:
      'Thank you. If you like, tell us now what you could help with and how much time you have. We ask you first, each time.',
    mentoringLink: 'Tell us how you would mentor',
  },
} satisfies Record<SurveyHead['locale'], object>;

export interface ThanksView {
  view: 'thanks';
  lines: readonly AnsweredLine[];
  /** Instant of the latest sending-in. */
  sentAt: string;
  /** It was sent in more than once. */
  changed: boolean;
  /** They would mentor: how, they can say on a page of its own. */
  mentors: boolean;
  /** Instant until which answers may be changed, where it is known. */
  closesAt: string | undefined;
}

/** What was recorded, what happens next, and how to change it. */
export function thanksPage(head: SurveyHead, view: ThanksView): Response {
  const words = texts[head.locale];
  const title = words.title(head.firstName);
  const day = dayInWords(view.sentAt, head);
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program}>
      <h1>{title}</h1>
      <Notice tone="success" status>
        {view.changed
          ? words.changed(head.program.name, day)
          : words.received(head.program.name, day)}
      </Notice>
      <section class="card stack" aria-labelledby="recorded">
        <h2 id="recorded">{words.recorded}</h2>
        <AnsweredLines head={head} lines={view.lines} />
      </section>
      {view.mentors && (
        <section class="card stack" aria-labelledby="mentoring">
          <h2 id="mentoring">{words.mentoring}</h2>
          <p>{words.mentoringHelp}</p>
          <p>
            <a class="button" href={head.profilePath}>
              {words.mentoringLink}
            </a>
          </p>
        </section>
      )}
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{words.next}</h2>
        {words.steps.map((step) => (
          <p>{step}</p>
        ))}
        <p>
          {view.closesAt === undefined
            ? words.changeAnyTime
            : words.changeUntil(dayInWords(view.closesAt, head))}{' '}
          {words.done}
        </p>
      </section>
    </AlumniPage>,
  );
}
