import type { HelpNeed } from '../../../events/vocabulary/check-in.ts';
import { checkInWords, type Mood, needsInWords } from '../../../shared/domain/check-in-words.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { Notice } from '../../../shared/html/notice.tsx';
import { type CheckInHead, dayInWords } from './check-in-head.ts';

const texts = {
  en: {
    title: (name: string) => `Thank you, ${name}`,
    received: (program: string, day: string) => `Your answer reached ${program} on ${day}.`,
    recorded: 'What you told us',
    mood: 'How it is going',
    needs: 'What would help',
    words: 'In your words',
    call: 'A call',
    pleaseCall: 'Please call me',
    next: 'What happens next',
    willCall: (caller: string, day: string) => `${caller} will call you by ${day}.`,
    willWrite: (caller: string, day: string) =>
      `${caller} will get in touch with you by ${day}. We have no telephone number of yours; you can add one by changing your answer.`,
    soon: (caller: string) => `${caller} will get in touch with you as soon as possible.`,
    ratherNot: 'Would you rather not be called? Just reply to our email.',
    readers: (caller: string) => `${caller} reads every answer.`,
    mentor: 'You said a mentor would help. Some of our graduates mentor newer teachers:',
    askForMentor: 'Ask for a mentor',
    good: 'Good to hear! Would you like to pass it on? A newer teacher may be glad of half an hour with you.',
    beMentor: 'See what being a mentor means',
    glad: 'Good to hear!',
    change: 'Change my answer',
    changeFor: 'You can change your answer for 30 days, here or by the link in your email.',
    settings: 'Email settings',
  },
} satisfies Record<CheckInHead['locale'], object>;

/** What the program does after the answer. */
export type FollowUp =
  | { follows: 'call' | 'message'; by: string; wished: boolean }
  | { follows: 'soon' }
  | { follows: 'nothing' };

export interface ThanksView {
  view: 'thanks';
  mood: Mood;
  needs: readonly HelpNeed[];
  words: string;
  callMe: boolean;
  /** Instant of the latest answer. */
  answeredAt: string;
  followUp: FollowUp;
  offer: 'ask-for-mentor' | 'be-mentor' | 'glad' | undefined;
  /** False once the answer stands. */
  changeable: boolean;
}

/** What was recorded, and what happens next. */
export function thanksPage(head: CheckInHead, view: ThanksView): Response {
  const words = texts[head.locale];
  const title = words.title(head.firstName);
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program}>
      <h1>{title}</h1>
      <Notice tone="success" status>
        {words.received(head.program.name, dayInWords(view.answeredAt, head))}
      </Notice>
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{words.next}</h2>
        <Next head={head} followUp={view.followUp} />
        <Offer head={head} offer={view.offer} />
      </section>
      <section class="card stack" aria-labelledby="recorded">
        <h2 id="recorded">{words.recorded}</h2>
        <Recorded head={head} view={view} />
        {view.changeable && (
          <>
            <p class="muted small">{words.changeFor}</p>
            <p>
              <a class="button secondary" href={`${head.path}/change`}>
                {words.change}
              </a>
            </p>
          </>
        )}
      </section>
      <p class="small">
        <a href={head.links.settings}>{words.settings}</a>
      </p>
    </AlumniPage>,
  );
}

function Next({ head, followUp }: { head: CheckInHead; followUp: FollowUp }) {
  const words = texts[head.locale];
  switch (followUp.follows) {
    case 'call':
    case 'message': {
      const day = dayInWords(followUp.by, head);
      const says = followUp.follows === 'call' ? words.willCall : words.willWrite;
      return (
        <p>
          {says(head.caller, day)} {!followUp.wished && words.ratherNot}
        </p>
      );
    }
    case 'soon':
      return <p>{words.soon(head.caller)}</p>;
    case 'nothing':
      return <p>{words.readers(head.caller)}</p>;
  }
}

function Offer({ head, offer }: { head: CheckInHead; offer: ThanksView['offer'] }) {
  const words = texts[head.locale];
  switch (offer) {
    case 'ask-for-mentor':
      return (
        <p>
          {words.mentor} <a href={head.links.request}>{words.askForMentor}</a>
        </p>
      );
    case 'be-mentor':
      return (
        <p>
          {words.good} <a href={head.links.profile}>{words.beMentor}</a>
        </p>
      );
    case 'glad':
      return <p>{words.glad}</p>;
    case undefined:
      return null;
  }
}

function Recorded({ head, view }: { head: CheckInHead; view: ThanksView }) {
  const words = texts[head.locale];
  const lines = [
    [words.mood, checkInWords[head.locale].moods[view.mood]],
    [words.needs, needsInWords(view.needs, head.locale)],
    [words.words, view.words],
    [words.call, view.callMe ? words.pleaseCall : ''],
  ].filter(([, said]) => said !== '');
  return (
    <dl class="answers">
      {lines.map(([asked, said]) => (
        <div>
          <dt>{asked}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
