import { academicSubjects, gradeBands } from '../../../events/vocabulary/employment.ts';
import { mentoringKinds, mentoringTopics } from '../../../events/vocabulary/mentoring.ts';
import { meetings, mentoringLabels } from '../../../shared/domain/mentoring-labels.ts';
import { AlumniPage } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import { CheckboxesField } from '../../../shared/html/checkboxes-field.tsx';
import { ErrorSummary } from '../../../shared/html/error-summary.tsx';
import type { FormError } from '../../../shared/html/form-error.ts';
import { Button, ChoiceField, SelectField, TextField } from '../../../shared/html/form-fields.tsx';
import { Notice } from '../../../shared/html/notice.tsx';
import { labelled } from './labelled.ts';
import { dayInWords, type MentoringHead } from './mentoring-head.ts';
import {
  mostMentees,
  type ProfileProblem,
  type TypedProfile,
  type Willing,
} from './profile-fields.ts';

const texts = {
  en: {
    title: 'Would you mentor?',
    explain: (name: string, program: string) =>
      `${name}, graduates of ${program} help those who come after them: a talk of half an hour, or a few months. You say what suits you, and each time you are asked you can say no.`,
    willing: 'Would you be asked?',
    willings: [
      { code: 'yes', label: 'Yes' },
      { code: 'flash-only', label: 'Only for single talks of half an hour' },
      { code: 'not-now', label: 'Not now' },
    ],
    willingHelp: 'If not now, press Save; nothing else on this page is needed.',
    kinds: 'What could you offer?',
    kindsHelp: 'Not needed for half-hour talks only.',
    topics: 'What could you help with?',
    subjects: 'Which subjects do you know?',
    bands: 'Which grades do you know?',
    capacity: 'How many people at a time?',
    capacityHelp: 'You are never asked for more. You can change it whenever you like.',
    pause: 'Ask me from this day on',
    pauseHelp: 'Leave it empty to be asked at any time. Year, month and day, such as 2027-08-15.',
    meets: 'How would you like to meet?',
    save: 'Save',
    problems: {
      willing: 'Choose whether you would be asked.',
      kinds: 'Choose at least one thing that you could offer.',
      pause: 'Give a day after today and within two years, such as 2027-08-15, or leave it empty.',
    },
    saved: {
      yes: (day: string) => `Saved on ${day}: you may be asked to mentor. Thank you!`,
      'flash-only': (day: string) =>
        `Saved on ${day}: you may be asked for half an hour. Thank you!`,
      'not-now': (day: string) => `Saved on ${day}: you are not asked to mentor.`,
    },
    fromSurvey: (day: string) =>
      `In the survey you said on ${day} that you might mentor. Here you can say how.`,
    paused: (day: string) => `Nobody asks you before ${day}.`,
    present: (people: number) =>
      people === 1
        ? 'You mentor one person at present.'
        : `You mentor ${people} people at present.`,
    stopped: 'You stopped our emails about mentoring, so you are not asked.',
    settings: 'Change your email settings',
  },
} satisfies Record<MentoringHead['locale'], object>;

export interface ProfileView {
  /** What the form shows: what was said before, or what was typed just now. */
  typed: TypedProfile;
  problems: readonly ProfileProblem[];
  /** What is kept; undefined before anything was said. */
  kept?: {
    willing: Willing;
    at: string;
    bySurvey: boolean;
    pausedUntil?: string | undefined;
  };
  /** How many they mentor at present. */
  active: number;
  /** The way to allow emails about mentoring, where they were stopped. */
  settingsPath?: string | undefined;
}

/** Whether and how a graduate would mentor, and what is kept of it. */
export function profilePage(head: MentoringHead, view: ProfileView): Response {
  const words = texts[head.locale];
  const errors = view.problems.map((field) => ({ field, message: words.problems[field] }));
  return alumniResponse(
    <AlumniPage
      locale={head.locale}
      title={words.title}
      program={head.program}
      wrong={errors.length > 0}
    >
      <ErrorSummary locale={head.locale} errors={errors} />
      <div class="stack">
        <h1>{words.title}</h1>
        <p>{words.explain(head.firstName, head.program.name)}</p>
        {errors.length === 0 && <Kept head={head} view={view} />}
      </div>
      <ProfileForm head={head} view={view} errors={errors} />
    </AlumniPage>,
    errors.length > 0 ? 400 : 200,
  );
}

function Kept({ head, view }: { head: MentoringHead; view: ProfileView }) {
  const words = texts[head.locale];
  const { kept, active, settingsPath } = view;
  return (
    <>
      {kept !== undefined && (
        <Notice tone={kept.bySurvey ? 'info' : 'success'} status>
          {kept.bySurvey
            ? words.fromSurvey(dayInWords(kept.at, head))
            : words.saved[kept.willing](dayInWords(kept.at, head))}
          {kept.pausedUntil !== undefined && ` ${words.paused(dayInWords(kept.pausedUntil, head))}`}
        </Notice>
      )}
      {active > 0 && <p>{words.present(active)}</p>}
      {settingsPath !== undefined && (
        <Notice tone="warning">
          {words.stopped} <a href={settingsPath}>{words.settings}</a>
        </Notice>
      )}
    </>
  );
}

function ProfileForm(props: {
  head: MentoringHead;
  view: ProfileView;
  errors: readonly FormError[];
}) {
  const { head, view, errors } = props;
  const { typed } = view;
  const words = texts[head.locale];
  const labels = mentoringLabels(head.locale);
  const offers = mentoringKinds.map((code) => ({ code, label: labels.kinds[code].offered }));
  const many = (name: string, label: string, chosen: readonly string[], help?: string) => ({
    name,
    label,
    chosen,
    help,
    errors,
  });
  return (
    <form method="post" action={head.path} class="card stack-wide" novalidate>
      <ChoiceField
        name="willing"
        label={words.willing}
        help={words.willingHelp}
        choices={words.willings}
        chosen={typed.willing}
        errors={errors}
      />
      <CheckboxesField
        {...many('kinds', words.kinds, typed.kinds, words.kindsHelp)}
        choices={offers}
      />
      <CheckboxesField
        {...many('topics', words.topics, typed.topics)}
        choices={labelled(mentoringTopics, labels.topics)}
      />
      <CheckboxesField
        {...many('subjects', words.subjects, typed.subjects)}
        choices={labelled(academicSubjects, labels.subjects)}
      />
      <CheckboxesField
        {...many('bands', words.bands, typed.gradeBands)}
        choices={labelled(gradeBands, labels.gradeBands)}
      />
      <CheckboxesField
        {...many('meets', words.meets, typed.meetsBy)}
        choices={labelled(meetings, labels.meetings)}
      />
      <SelectField
        name="capacity"
        label={words.capacity}
        help={words.capacityHelp}
        choices={Array.from({ length: mostMentees }, (_, before) => ({
          code: String(before + 1),
          label: String(before + 1),
        }))}
        chosen={String(typed.capacity)}
      />
      <TextField
        name="pause"
        type="date"
        label={words.pause}
        help={words.pauseHelp}
        value={typed.pause}
        errors={errors}
      />
      <div class="actions">
        <Button>{words.save}</Button>
      </div>
    </form>
  );
}
