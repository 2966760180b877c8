import { goodMood, lowMood, type Mood, moodOf } from '../../shared/domain/check-in-words.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { defaultLocale } from '../../shared/domain/locale.ts';
import { callDueOn } from '../../shared/domain/new-call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { FilledIn } from './pages/answer-form.ts';
import type { CheckInHead } from './pages/check-in-head.ts';
import type { CheckInView } from './pages/check-in-page.ts';
import type { QuestionView } from './pages/question-page.tsx';
import type { FollowUp, ThanksView } from './pages/thanks-page.tsx';
import { type CheckInVisit, isOpen } from './check-in-visit.ts';
import { moodIn } from './read-answer.ts';

/** `path` is the check-in's address in this site, `/c/<plan>/<token>`. */
export function headOf(
  { person, program, checkIn }: CheckInVisit,
  path: string,
  links: CheckInHead['links'],
): CheckInHead {
  const { name, replyTo, timeZone } = program;
  return {
    locale: defaultLocale,
    firstName: person.firstName,
    program: { name, replyTo, timeZone },
    caller: (program.caller ?? replyTo).name,
    afterLeaving: checkIn.milestone === 'exit',
    path,
    links,
  };
}

/**
 * What a check-in's link opens: the page with the answer touched in the email; the thanks, once answered. A pure
 * reading: opening a link, however often, changes nothing.
 */
export function checkInView(
  visit: CheckInVisit,
  query: Record<string, string>,
  now: string,
): CheckInView {
  const { checkIn } = visit;
  const mood = moodOf(checkIn.mood);
  const answered = checkIn.answeredAt !== undefined && mood !== undefined;
  const tapped = moodIn(query['mood']);
  if (!isOpen(checkIn, now)) {
    return answered ? thanksView(visit, mood, now) : { view: 'over' };
  }
  if (answered && (tapped === undefined || tapped === mood)) return thanksView(visit, mood, now);
  const filledIn = { ...given(checkIn), mood: tapped ?? mood };
  return { ...questionView(visit, filledIn), tapped: tapped !== undefined };
}

/** The form with what was answered, to change it. */
export function changeView(visit: CheckInVisit, now: string): CheckInView {
  if (!isOpen(visit.checkIn, now)) return checkInView(visit, {}, now);
  return questionView(visit, given(visit.checkIn));
}

/** The form with what is filled in. */
export function questionView({ person, checkIn }: CheckInVisit, filledIn: FilledIn): QuestionView {
  const digits = person.telephone?.replaceAll(/\D/g, '') ?? '';
  return {
    view: 'question',
    filledIn,
    tapped: false,
    changing: checkIn.answeredAt !== undefined,
    // The link may be in other hands: two digits tell the person which number it is, and nobody else.
    numberEnding: digits === '' ? undefined : digits.slice(-2),
  };
}

function given(checkIn: CheckIn): FilledIn {
  return {
    mood: moodOf(checkIn.mood),
    needs: checkIn.needs ?? [],
    words: checkIn.words ?? '',
    callMe: checkIn.callMe ?? false,
    telephone: '',
  };
}

function thanksView(visit: CheckInVisit, mood: Mood, now: string): ThanksView {
  const { checkIn } = visit;
  const { needs = [], words = '', callMe = false, answeredAt = now } = checkIn;
  return {
    view: 'thanks',
    mood,
    needs,
    words,
    callMe,
    answeredAt,
    followUp: followUpOf(visit, { mood, callMe, answeredAt }, now),
    offer: offerFor(checkIn, mood),
    changeable: isOpen(checkIn, now),
  };
}

/** What somebody is told of a call; it is planned a moment after the answer. */
function followUpOf(
  { person, program, checkIn, callTask }: CheckInVisit,
  answer: { mood: Mood; callMe: boolean; answeredAt: string },
  now: string,
): FollowUp {
  if (answer.mood > lowMood && !answer.callMe) return { follows: 'nothing' };
  if (callTask?.status === 'done' && checkIn.revision === 1) return { follows: 'nothing' };
  const reason = answer.callMe ? 'asked-for-a-call' : 'low-check-in';
  const by =
    callTask?.status === 'open'
      ? callTask.dueDate
      : callDueOn(reason, answer.answeredAt, program.timeZone);
  if (by < dayIn(now, program.timeZone)) return { follows: 'soon' };
  const follows = person.telephone === undefined ? 'message' : 'call';
  return { follows, by, wished: answer.callMe };
}

/** What a check-in may offer: to who asked for a mentor, one; to who does well and is no beginner, to be one. */
function offerFor({ needs = [], milestone }: CheckIn, mood: Mood): ThanksView['offer'] {
  if (needs.includes('mentor')) return 'ask-for-mentor';
  if (mood < goodMood) return undefined;
  return milestone.startsWith('Y') ? 'be-mentor' : 'glad';
}
