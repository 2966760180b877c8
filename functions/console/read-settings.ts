import { isEmailAddress } from '../../shared/domain/registrar-file/read-email.ts';
import type { Program } from '../../shared/records/program.ts';

export interface SettingsForm {
  name: string;
  postalAddress: string;
  replyToName: string;
  replyToAddress: string;
  timeZone: string;
  /** `05` */
  seasonMonth: string;
  /** `01` */
  seasonDay: string;
  emailDomain: string;
}

/** What this form settles; check-ins, mentoring and who calls have forms of their own. */
export type Settings = Pick<
  Program,
  'name' | 'postalAddress' | 'replyTo' | 'timeZone' | 'seasonOpens' | 'emailDomain'
>;

export interface FieldProblem {
  field: string;
  message: string;
}

export type SettingsReading =
  | { ok: true; settings: Settings }
  | { ok: false; problems: FieldProblem[] };

/** The form as it was sent, every field there; fields it does not know are left out. */
export function settingsForm(fields: ReadonlyMap<string, string>): SettingsForm {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    name: text('name'),
    postalAddress: text('postalAddress').replace(/\r\n?/g, '\n'),
    replyToName: text('replyToName'),
    replyToAddress: text('replyToAddress').toLowerCase(),
    timeZone: text('timeZone'),
    seasonMonth: text('seasonMonth').padStart(2, '0'),
    seasonDay: text('seasonDay').padStart(2, '0'),
    emailDomain: text('emailDomain').toLowerCase().replace(/^@/, ''),
  };
}

/** The settings as the form shows them; a program that has none yet gets usual ones to begin with. */
export function settingsFormOf(program: Program | undefined): SettingsForm {
  const [seasonMonth = '05', seasonDay = '01'] = (program?.seasonOpens ?? '05-01').split('-');
  return {
    name: program?.name ?? '',
    postalAddress: program?.postalAddress ?? '',
    replyToName: program?.replyTo.name ?? '',
    replyToAddress: program?.replyTo.address ?? '',
    timeZone: program?.timeZone ?? 'America/Chicago',
    seasonMonth,
    seasonDay,
    emailDomain: program?.emailDomain ?? '',
  };
}

/** Checks the form. */
export function readSettings(form: SettingsForm): SettingsReading {
  const problems = problemsIn(form);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    settings: {
      name: form.name,
      postalAddress: form.postalAddress
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
      replyTo: { name: form.replyToName, address: form.replyToAddress },
      timeZone: form.timeZone,
      seasonOpens: `${form.seasonMonth}-${form.seasonDay}`,
      ...(form.emailDomain === '' ? {} : { emailDomain: form.emailDomain }),
    },
  };
}

/** A header of an email must stay one line, whatever is pasted into the form. */
const controls = /[\p{Cc}\u2028\u2029]/u;
const controlsButLineEnds = /[^\P{Cc}\n]|[\u2028\u2029]/u;

function problemsIn(form: SettingsForm): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (field: keyof SettingsForm, message: string | undefined) => {
    if (message !== undefined) problems.push({ field, message });
  };
  refuse('name', lineProblem(form.name, 'the program’s name', 120));
  refuse('postalAddress', addressProblem(form.postalAddress));
  refuse('replyToName', lineProblem(form.replyToName, 'the name of who reads the answers', 120));
  if (!isEmailAddress(form.replyToAddress)) {
    refuse('replyToAddress', 'Enter an email address, such as alumni@university.edu.');
  }
  if (!Intl.supportedValuesOf('timeZone').includes(form.timeZone)) {
    refuse('timeZone', 'Choose a time zone from the list.');
  }
  if (!isDayOfEveryYear(form.seasonMonth, form.seasonDay)) {
    refuse('seasonDay', 'Choose a day that this month has every year.');
  }
  if (form.emailDomain !== '' && !isEmailAddress(`someone@${form.emailDomain}`)) {
    refuse('emailDomain', 'Enter a domain, such as university.edu, or leave it empty.');
  }
  return problems;
}

function lineProblem(text: string, what: string, longest: number): string | undefined {
  if (text === '') return `Enter ${what}.`;
  if (text.length > longest) return `Shorten ${what} to ${longest} characters.`;
  return controls.test(text) ? `Write ${what} on one line, without special characters.` : undefined;
}

function addressProblem(text: string): string | undefined {
  if (text === '') return 'Enter the postal address: the law asks for it in every email.';
  if (text.length > 500 || text.split('\n').length > 8) return 'Use at most 8 lines.';
  return controlsButLineEnds.test(text) ? 'Use letters, digits and line ends only.' : undefined;
}

/** `02-29` is none. */
export function isDayOfEveryYear(month: string, day: string): boolean {
  // 2023 has no 29 February: a season that opens on that day would open every fourth year.
  const date = new Date(`2023-${month}-${day}T00:00:00Z`);
  return (
    /^\d{2}$/.test(month) &&
    /^\d{2}$/.test(day) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(5, 10) === `${month}-${day}`
  );
}
