import { Day } from './at.tsx';
import { goingNamed, questionNamed } from './pair-words.tsx';

type Side = 'mentor' | 'mentee';

/** Latest first. */
export type PairAnswersView = readonly {
  side: Side;
  step: string;
  at: string;
  going: number;
  met: boolean | undefined;
  again: boolean | undefined;
  words: string | undefined;
}[];

/** What each side said, with their own words. */
export function PairAnswers(props: {
  answers: PairAnswersView;
  names: Readonly<Record<Side, string>>;
  timeZone: string;
}) {
  return (
    <section class="panel stack" aria-labelledby="answers">
      <h2 id="answers">What they say</h2>
      <p class="muted small">For the staff. Neither side sees what the other answers.</p>
      {props.answers.length === 0 ? (
        <p class="empty">Nothing yet.</p>
      ) : (
        <ul class="bare rows">
          {props.answers.map((answer) => (
            <li class="stack-small">
              <p>
                <span class="strong">{props.names[answer.side]}</span>:{' '}
                {goingNamed(answer.going).toLowerCase()}
                {answer.met !== undefined && (answer.met ? ', have met' : ', have not met')}
                {answer.again !== undefined &&
                  (answer.again ? ', would do it again' : ', would not do it again')}
              </p>
              {answer.words !== undefined && <blockquote class="words">{answer.words}</blockquote>}
              <p class="muted small">
                {questionNamed(answer.step)}, <Day iso={answer.at} timeZone={props.timeZone} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
