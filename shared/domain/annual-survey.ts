/** The annual survey, short first version: questions by stable code, choices by stable code, wording for people. */

export interface Choice {
  code: string;
  label: string;
}

export interface ChoiceQuestion {
  code: string;
  form: 'choice';
  text: string;
  help?: string;
  choices: readonly Choice[];
}

export interface TextQuestion {
  code: string;
  form: 'text';
  text: string;
  help?: string;
  maxLength: number;
}

export type Question = ChoiceQuestion | TextQuestion;
export type Answers = Readonly<Record<string, string>>;

const teaching = [
  'teaching-full-time',
  'teaching-part-time',
  'long-term-substitute',
  'day-to-day-substitute',
];
const inSchools = [...teaching, 'other-school-role'];

export const annualSurvey = {
  surveyIdentifier: 'annual',
  title: 'Where are you now?',
  minutes: 2,
  questions: [
    {
      code: 'EMP_STATUS',
      form: 'choice',
      text: 'What best describes you this school year?',
      choices: [
        { code: 'teaching-full-time', label: 'Teaching full-time' },
        { code: 'teaching-part-time', label: 'Teaching part-time' },
        { code: 'long-term-substitute', label: 'Long-term substitute' },
        { code: 'day-to-day-substitute', label: 'Day-to-day substitute' },
        { code: 'other-school-role', label: 'Another role in a school or district' },
        { code: 'education-outside-pk12', label: 'In education, outside PK-12' },
        { code: 'outside-education', label: 'Employed outside education' },
        { code: 'full-time-study', label: 'Studying full-time' },
        { code: 'service', label: 'Military or other service' },
        { code: 'caring', label: 'Caring for family, or not seeking work' },
        { code: 'looking', label: 'Looking for a teaching job' },
        { code: 'prefer-not-to-say', label: 'I prefer not to say' },
      ],
    },
    {
      code: 'SCHOOL',
      form: 'text',
      text: 'Which school or district do you work for?',
      help: 'Name and town are enough: “Lincoln Middle School, Auburn”.',
      maxLength: 200,
    },
    {
      code: 'JOB_SAT',
      form: 'choice',
      text: 'How satisfied are you with your work this year?',
      choices: [
        { code: '5', label: 'Very satisfied' },
        { code: '4', label: 'Satisfied' },
        { code: '3', label: 'Neither satisfied nor dissatisfied' },
        { code: '2', label: 'Dissatisfied' },
        { code: '1', label: 'Very dissatisfied' },
      ],
    },
    {
      code: 'INTENT_STAY',
      form: 'choice',
      text: 'What do you expect to do next school year?',
      choices: [
        { code: 'same-school', label: 'Stay at the same school' },
        { code: 'other-school', label: 'Teach at another school in the district' },
        { code: 'other-district', label: 'Teach in another district' },
        { code: 'leave', label: 'Leave teaching' },
        { code: 'unsure', label: 'I am not sure yet' },
      ],
    },
    {
      code: 'MENTOR_WILLING',
      form: 'choice',
      text: 'Would you mentor a candidate or a new teacher?',
      help: 'Saying yes starts nothing by itself: we would ask you first, each time.',
      choices: [
        { code: 'yes', label: 'Yes' },
        { code: 'flash-only', label: 'Only now and then, for half an hour' },
        { code: 'not-now', label: 'Not now' },
      ],
    },
  ] satisfies Question[],
};

/** The question with a code, if the survey has it. */
export function questionOf(code: string): Question | undefined {
  return annualSurvey.questions.find((question) => question.code === code);
}

/** The questions that apply, given the answers so far: who is in no school is not asked which one. */
export function questionsFor(answers: Answers): readonly Question[] {
  const status = answers['EMP_STATUS'];
  return annualSurvey.questions.filter((question) => {
    if (status === undefined) return true;
    if (question.code === 'SCHOOL') return inSchools.includes(status);
    if (question.code === 'INTENT_STAY') return inSchools.includes(status);
    if (question.code === 'JOB_SAT') {
      return [...inSchools, 'education-outside-pk12', 'outside-education'].includes(status);
    }
    return true;
  });
}

/** An answer as it may be stored; undefined when the question or the choice does not exist. '' takes an answer back. */
export function acceptedAnswer(code: string, value: string): string | undefined {
  const question = questionOf(code);
  if (question === undefined) return undefined;
  if (value === '') return '';
  switch (question.form) {
    case 'choice':
      return question.choices.some((choice) => choice.code === value) ? value : undefined;
    case 'text':
      return value.replace(/\s+/gu, ' ').trim().slice(0, question.maxLength);
  }
}
