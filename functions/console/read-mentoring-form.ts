import { type MentoringPlan, mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import type { Program } from '../../shared/records/program.ts';
import type { MentoringForm } from './pages/mentoring-settings-page.tsx';

export type MentoringReading =
  | { ok: true; plan: MentoringPlan }
  | { ok: false; form: MentoringForm; problems: { field: string; message: string }[] };

/** The form as it shows what is settled. */
export function mentoringFormOf(program: Program): MentoringForm {
  const { approval, expiryDays, mostAsked, offerToNewHires } = mentoringPlanOf(program);
  return {
    approval,
    expiryDays: String(expiryDays),
    mostAsked: String(mostAsked),
    offerToNewHires,
  };
}

/** Reads the form. */
export function readMentoringForm(fields: ReadonlyMap<string, string>): MentoringReading {
  const approval = fields.get('approval') === 'automatic' ? 'automatic' : 'admin';
  const form: MentoringForm = {
    approval,
    expiryDays: (fields.get('expiryDays') ?? '').trim(),
    mostAsked: (fields.get('mostAsked') ?? '').trim(),
    offerToNewHires: fields.get('offerToNewHires') === 'yes',
  };
  const expiryDays = numberIn(form.expiryDays, 1, 30);
  const mostAsked = numberIn(form.mostAsked, 1, 20);
  if (expiryDays === undefined || mostAsked === undefined) {
    const problems = [
      ...(expiryDays === undefined
        ? [{ field: 'expiryDays', message: 'Enter a number of days from 1 to 30.' }]
        : []),
      ...(mostAsked === undefined
        ? [{ field: 'mostAsked', message: 'Enter a number of mentors from 1 to 20.' }]
        : []),
    ];
    return { ok: false, form, problems };
  }
  const { offerToNewHires } = form;
  return { ok: true, plan: { approval, expiryDays, mostAsked, offerToNewHires } };
}

function numberIn(text: string, least: number, most: number): number | undefined {
  const number = Number(text);
  return /^\d{1,3}$/.test(text) && number >= least && number <= most ? number : undefined;
}
