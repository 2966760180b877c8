import { academicSubjects, gradeBands } from '../../events/vocabulary/employment.ts';
import { mentoringKinds, mentoringTopics } from '../../events/vocabulary/mentoring.ts';
import { meetings } from '../../shared/domain/mentoring-labels.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import { pauseDay } from '../../shared/domain/pause-day.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import { mostMentees, type ProfileProblem, type TypedProfile } from './pages/profile-fields.ts';

/** How a person would mentor, as they say it. */
export type MentorStatement = Pick<
  MentorProfile,
  | 'willing'
  | 'kinds'
  | 'topics'
  | 'subjects'
  | 'gradeBands'
  | 'capacity'
  | 'meetsBy'
  | 'pausedUntil'
>;

export type ProfileReading =
  | { ok: true; statement: MentorStatement }
  | { ok: false; typed: TypedProfile; problems: ProfileProblem[] };

/**
 * Reads the form. `today` is the day at the program.
 * Who would only give half an hour offers just that; who would not mentor now need not fill in the rest.
 */
export function readProfileForm(form: ReadonlyMap<string, string>, today: string): ProfileReading {
  const willing = willingOf(form.get('willing'));
  const ticked = tickedOf(form, 'kinds', mentoringKinds);
  const typed: TypedProfile = {
    willing,
    kinds: willing === 'flash-only' ? ['flash'] : ticked,
    topics: tickedOf(form, 'topics', mentoringTopics),
    subjects: tickedOf(form, 'subjects', academicSubjects),
    gradeBands: tickedOf(form, 'bands', gradeBands),
    capacity: capacityOf(form.get('capacity')),
    meetsBy: tickedOf(form, 'meets', meetings),
    pause: (form.get('pause') ?? '').trim().slice(0, 40),
  };
  const day = pauseDay(typed.pause, today);
  const problems: ProfileProblem[] = [
    ...(willing === undefined ? (['willing'] as const) : []),
    ...(willing === 'yes' && ticked.length === 0 ? (['kinds'] as const) : []),
    ...(typed.pause !== '' && day === undefined ? (['pause'] as const) : []),
  ];
  if (willing === undefined || problems.length > 0) return { ok: false, typed, problems };
  const { pause: _, ...said } = typed;
  return {
    ok: true,
    statement: { ...said, willing, ...(day === undefined ? {} : { pausedUntil: day }) },
  };
}

function willingOf(text: string | undefined): MentorStatement['willing'] | undefined {
  return text === 'yes' || text === 'flash-only' || text === 'not-now' ? text : undefined;
}

function capacityOf(text: string | undefined): number {
  const capacity = Number(text);
  return Number.isInteger(capacity) && capacity >= 1 && capacity <= mostMentees ? capacity : 1;
}
