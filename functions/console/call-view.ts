import {
  countingAttempts,
  mostUnanswered,
  noCallsSince,
  unanswered,
  wrongSince,
} from '../../shared/domain/call-attempts.ts';
import { callScript } from '../../shared/domain/call-script.ts';
import { checkInBarrier } from '../../shared/domain/check-in-barrier.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { needsInWords } from '../../shared/domain/check-in-words.ts';
import { defaultLocale } from '../../shared/domain/locale.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import { timelineOf } from '../../shared/domain/timeline.ts';
import type { Dossier } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Person } from '../../shared/records/person.ts';
import { callerOf, dueOf, isOwn } from './calls-view.ts';
import type { Visit } from './console-visit.ts';
import type { CallView } from './pages/call-page.tsx';
import type { SaidView } from './pages/call-history.tsx';
import type { PersonCallsView } from './pages/person-calls.tsx';
import { mayTakeBack } from './take-back-call.ts';

/** How many lines of a person's history stand beside a call. */
const linesBeside = 6;
/** And how many of their check-ins. */
const checkInsBeside = 3;

/** One call with what helps to make it. */
export function callView(
  { person, dossier }: { person: Person; dossier: Dossier },
  call: CallTask,
  visit: Visit,
  now: string,
): CallView {
  const { program, admin } = visit;
  const owner = call.owner ?? callerOf(program);
  const mine = isOwn(call, program, admin.email);
  const answered = answeredIn(dossier);
  const about = answered.find(({ plan }) => plan === call.checkInPlan);
  const { callTasks } = dossier;
  return {
    personId: person.personId,
    callId: call.callId,
    name: person.displayName,
    telephone: person.telephone,
    wrongSince: wrongSince(callTasks, person.telephone),
    noCallsSince: noCallsSince(callTasks),
    revoked: person.graduation === 'revoked',
    emailAddress: addressFor(person.addresses)?.address,
    reason: call.reason,
    about: call.about,
    dueDate: call.dueDate,
    due: dueOf(call, dayIn(now, program.timeZone)),
    open: call.status === 'open',
    owner: { ...owner, mine },
    self: { name: admin.name, address: admin.email.toLowerCase() },
    script: callScript(
      {
        firstName: person.firstName,
        caller: admin.name,
        program: program.name,
        reason: call.reason,
        needs: needsInWords(about?.needs ?? [], defaultLocale),
      },
      defaultLocale,
    ),
    said: about && saidIn(about),
    earlier: answered
      .filter((each) => each !== about)
      .slice(0, checkInsBeside)
      .map(saidIn),
    cohort: person.cohort,
    degrees: person.degrees
      .filter(({ status }) => status === 'awarded')
      .map(({ degreeCode, majorSpecialization }) => `${degreeCode} ${majorSpecialization}`),
    current: person.current,
    history: timelineOf({
      entries: dossier.entries,
      messages: dossier.messages,
      addressOf: () => undefined,
    }).slice(0, linesBeside),
    attempts: call.attempts.map((attempt, at) => ({
      ...attempt,
      attempt: at + 1,
      mayTakeBack: mayTakeBack(call, now) === at + 1,
      needs: needsInWords(attempt.needs ?? [], defaultLocale),
    })),
    others: callTasks.filter(({ callId }) => callId !== call.callId).map(brief),
    barrier: checkInBarrier(person),
    lastTry: unanswered(call.attempts) + 1 === mostUnanswered,
  };
}

/** What stands on the page that plans a call to somebody. */
export function planCallView(
  person: Person,
  calls: readonly CallTask[],
  callers: readonly { name: string; address: string }[],
) {
  return {
    personId: person.personId,
    name: person.displayName,
    telephone: person.telephone,
    noCallsSince: noCallsSince(calls),
    callers: callers.map(({ name, address }, at) => ({
      address,
      label: `${at === 0 ? name : 'Me'} (${address})`,
    })),
  };
}

/** A person's calls, as their own page lists them. */
export function personCallsView(
  person: Person,
  dossier: Dossier,
  now: string,
  timeZone: string,
): PersonCallsView {
  const today = dayIn(now, timeZone);
  return {
    personId: person.personId,
    noCallsSince: noCallsSince(dossier.callTasks),
    wrongSince: wrongSince(dossier.callTasks, person.telephone),
    calls: dossier.callTasks
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
      .map((call) => ({ ...brief(call), due: dueOf(call, today) })),
  };
}

function brief(call: CallTask) {
  const last = countingAttempts(call.attempts).at(-1);
  return {
    callId: call.callId,
    reason: call.reason,
    status: call.status,
    dueDate: call.dueDate,
    last: last && { at: last.at, outcome: last.outcome },
  };
}

/** Check-ins with an answer, the latest first. */
function answeredIn({ checkIns }: Dossier): CheckIn[] {
  return checkIns
    .filter(({ answeredAt }) => answeredAt !== undefined)
    .toSorted((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? ''));
}

function saidIn({ milestone, mood, needs, words, callMe, answeredAt }: CheckIn): SaidView {
  return {
    milestone,
    mood,
    needs: needsInWords(needs ?? [], defaultLocale),
    words,
    callMe: callMe ?? false,
    answeredAt: answeredAt ?? '',
  };
}
