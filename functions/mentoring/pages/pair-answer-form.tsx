import { goings, mentoringWords } from '../../../shared/domain/mentoring-words.ts';
import { Button, ChoiceField } from '../../../shared/html/form-fields.tsx';
import { TextAreaField } from '../../../shared/html/text-area-field.tsx';
import { dayInWords, type MentoringHead } from './mentoring-head.ts';
import type { PairPart } from './pair-parts.ts';

const texts = {
  en: {
    check: 'How is it going?',
    end: 'Three last questions',
    private: 'Only the program’s staff read this, never the other.',
    touched: 'What you touched in the email is selected. Press the button to send it.',
    answered: (day: string) => `You answered on ${day}. You can change it here.`,
    going: 'How is it going?',
    was: 'All in all, how was it?',
    met: 'Have you met or talked since the last time we asked?',
    again: 'Would you do it again?',
    words: 'Anything the staff should know? (optional)',
    lastWords: 'What should we know, for the next who are mentored? (optional)',
    wordsHelp: 'Please name no students.',
    yesOrNo: { yes: 'Yes', no: 'No' },
    send: 'Send my answer',
    sendAll: 'Send my answers',
  },
} satisfies Record<MentoringHead['locale'], object>;

/** How it goes, or the three questions of the end. */
export function PairAnswerForm({ head, view, errors }: PairPart) {
  const words = texts[head.locale];
  const ended = view.standing === 'ended';
  const { answer } = view;
  const labels = mentoringWords[head.locale].goings;
  const yesOrNo = [
    { code: 'yes', label: words.yesOrNo.yes },
    { code: 'no', label: words.yesOrNo.no },
  ];
  return (
    <form method="post" action={head.path} class="card stack-wide" novalidate>
      <div class="stack">
        <h2>{ended ? words.end : words.check}</h2>
        <p>{words.private}</p>
        {view.touched && <p class="muted">{words.touched}</p>}
        {view.answeredAt !== undefined && (
          <p class="muted">{words.answered(dayInWords(view.answeredAt, head))}</p>
        )}
      </div>
      <ChoiceField
        name="going"
        label={ended ? words.was : words.going}
        choices={goings.map((going) => ({ code: String(going), label: labels[going] }))}
        chosen={answer.going === undefined ? undefined : String(answer.going)}
        errors={errors}
      />
      <ChoiceField
        name={ended ? 'again' : 'met'}
        label={ended ? words.again : words.met}
        choices={yesOrNo}
        chosen={codeOf(ended ? answer.again : answer.met)}
      />
      <TextAreaField
        name="words"
        label={ended ? words.lastWords : words.words}
        help={words.wordsHelp}
        value={answer.words ?? ''}
        rows={3}
        errors={errors}
      />
      <div class="actions">
        <Button name="act" value="answer">
          {ended ? words.sendAll : words.send}
        </Button>
      </div>
    </form>
  );
}

function codeOf(answer: boolean | undefined): string | undefined {
  return answer === undefined ? undefined : answer ? 'yes' : 'no';
}
