import { mentoringTopics, rhythms } from '../../../events/vocabulary/mentoring.ts';
import { mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import { mentoringWords } from '../../../shared/domain/mentoring-words.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { labelled } from './labelled.ts';
import type { MentoringHead } from './mentoring-head.ts';
import type { PairPart } from './pair-parts.ts';

const texts = {
  en: {
    heading: 'What you are working on',
    explain: 'Both of you see this, and both can change it.',
    goals: 'What it is about',
    rhythm: 'How often you mean to meet',
    save: 'Save for both of us',
  },
} satisfies Record<MentoringHead['locale'], object>;

/** Goals and rhythm, which both see and either may change. */
export function PairAgreement({ head, view, errors }: PairPart) {
  const words = texts[head.locale];
  const labels = mentoringLabels(head.locale);
  const known = mentoringWords[head.locale];
  return (
    <form method="post" action={head.path} class="card stack-wide" novalidate>
      <div class="stack">
        <h2>{words.heading}</h2>
        <p>{words.explain}</p>
      </div>
      <CheckboxesField
        name="goals"
        label={words.goals}
        choices={labelled(mentoringTopics, labels.topics)}
        chosen={view.goals}
      />
      <SelectField
        name="rhythm"
        label={words.rhythm}
        choices={rhythms.map((code) => ({ code, label: capital(known.rhythms[code]) }))}
        chosen={view.rhythm}
        errors={errors}
      />
      <div class="actions">
        <Button kind="secondary" name="act" value="agree">
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
