import { tickedOf } from '../../shared/domain/ticked.ts';
import type { IntroductionAnswer } from './answer-introduction.ts';
import type { ColleagueShare } from './pages/colleagues-page.tsx';

/** What was chosen; `answer` is missing when nothing was. Nothing can be shown that we do not have. */
export function readIntroductionAnswer(
  form: ReadonlyMap<string, string>,
  shareable: readonly ColleagueShare[],
): Pick<IntroductionAnswer, 'shares'> & { answer: IntroductionAnswer['answer'] | undefined } {
  const codes = shareable.map(({ share }) => share);
  const answer = form.get('answer');
  return {
    answer: answer === 'yes' || answer === 'no' ? answer : undefined,
    shares: tickedOf(form, 'shares', codes),
  };
}
