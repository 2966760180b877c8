import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { dayInWords, type MentoringHead } from './mentoring-head.ts';
import { PairAgreement } from './pair-agreement.tsx';
import { PairAnswerForm } from './pair-answer-form.tsx';
import { PairContact } from './pair-contact.tsx';
import { EndForm, GoOnForm, PauseForm } from './pair-end-forms.tsx';
import { longestPairWords } from './pair-fields.ts';
import type { PairPart, PairView } from './pair-parts.ts';

const texts = {
  en: {
    title: (other: string) => `You and ${other}`,
    unnamed: 'your fellow graduate',
    hello: {
      mentor: (name: string, other: string) =>
        `${name}, this is your page for mentoring ${other}. ${other} has one too.`,
      mentee: (name: string, other: string) =>
        `${name}, this is your page for being mentored by ${other}. ${other} has one too.`,
    },
    ended: (name: string) => `Thank you, ${name}`,
    over: (other: string) =>
      `Your mentoring with ${other} has come to its end. Of course you may stay in touch.`,
    paused: (day: string) => `There is a pause until ${day}. Nobody is asked anything before.`,
    again: {
      mentee: 'Would another mentor help?',
      mentor: 'Would you like to mentor somebody else, or not for a while?',
    },
    request: 'Ask for a mentor',
    profile: 'Change how you mentor',
    done: {
      answered: 'Thank you. The program’s staff have your answer.',
      agreed: 'It is changed, for both of you.',
      shared: 'It is changed. The other is shown what you ticked, and nothing else.',
      paused: 'The pause is noted, for both of you.',
      'went-on': 'The pause is over, for both of you.',
    },
    problems: {
      going: 'Choose how it is going.',
      words: `Please use ${longestPairWords} characters at most.`,
      rhythm: 'Choose how often you mean to meet.',
      until: 'Give a day after today and within two years, such as 2027-08-15.',
      outcome: 'Choose how it ends.',
    },
  },
} satisfies Record<MentoringHead['locale'], object>;

/** A pair's page, for one of its sides: how it goes, how to reach each other, what it is about, a pause, the end. */
export function pairPage(head: MentoringHead, view: PairView): Response {
  const words = texts[head.locale];
  const { problem } = view;
  const errors =
    problem === undefined ? [] : [{ field: problem, message: words.problems[problem] }];
  const other = view.other ?? words.unnamed;
  const title = view.standing === 'ended' ? words.ended(head.firstName) : words.title(other);
  const part = { head, view, errors };
  return alumniResponse(
    <AlumniPage locale={head.locale} title={title} program={head.program} wrong={errors.length > 0}>
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="stack">
        <h1>{title}</h1>
        <p>
          {view.standing === 'ended'
            ? words.over(other)
            : words.hello[view.side](head.firstName, other)}
        </p>
        <Done {...part} />
      </div>
      <Parts {...part} />
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

function Done({ head, view, errors }: PairPart) {
  const { done } = texts[head.locale];
  const sentence = Object.entries(done).find(([code]) => code === view.done)?.[1];
  if (sentence === undefined || errors.length > 0) return null;
  return (
    <Notice tone="success" status>
      {sentence}
    </Notice>
  );
}

function Parts(part: PairPart) {
  const { head, view } = part;
  const words = texts[head.locale];
  switch (view.standing) {
    case 'active':
      return (
        <>
          <PairAnswerForm {...part} />
          <PairContact {...part} />
          <PairAgreement {...part} />
          <PauseForm {...part} />
          <EndForm {...part} />
        </>
      );
    case 'paused':
      return (
        <>
          <Notice>{words.paused(dayInWords(view.pausedUntil ?? '', head))}</Notice>
          <GoOnForm {...part} />
          <PairContact {...part} />
          <PairAgreement {...part} />
          <EndForm {...part} />
        </>
      );
    case 'ended':
      return (
        <>
          <PairAnswerForm {...part} />
          <section class="stack" aria-labelledby="next">
            <h2 id="next">{words.again[view.side]}</h2>
            <p>
              {view.side === 'mentee' ? (
                <a href={view.requestPath}>{words.request}</a>
              ) : (
                <a href={view.profilePath}>{words.profile}</a>
              )}
            </p>
          </section>
        </>
      );
  }
}
