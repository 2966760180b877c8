import { countingAttempts } from '../../shared/domain/call-attempts.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import type { ListedCallTask, Lists, Reader } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import type { Visit } from './console-visit.ts';
import { type CallRow, type CallsShown, callsShown } from './pages/calls-page.tsx';
import { readInChunks } from '../../shared/domain/read-in-chunks.ts';

interface Staff {
  name: string;
  address: string;
}

/** Who makes the calls that nobody took. */
export function callerOf({ caller, replyTo }: Pick<Program, 'caller' | 'replyTo'>): Staff {
  return caller ?? replyTo;
}

interface Queue {
  mine: readonly ListedCallTask[];
  all: readonly ListedCallTask[];
  overdue: readonly ListedCallTask[];
  done: readonly ListedCallTask[];
}

/** The calls by the ways in which the queue can be looked at; open ones by the day they are due. */
export async function readQueue(
  records: Lists,
  { programId, program, admin }: Visit,
  now: string,
): Promise<Queue> {
  const [open, done] = await Promise.all([
    records.callTasks(programId, 'open'),
    records.callTasks(programId, 'done'),
  ]);
  const today = dayIn(now, program.timeZone);
  const own = (call: ListedCallTask) => isOwn(call, program, admin.email);
  return {
    mine: open.filter(own),
    all: open,
    overdue: open.filter(({ dueDate }) => dueDate < today),
    done: done.toSorted((a, b) => lastAt(b).localeCompare(lastAt(a))),
  };
}

/** How many calls wait for somebody today or have waited already. */
export function callsToMake(open: readonly ListedCallTask[], program: Program, now: string) {
  const today = dayIn(now, program.timeZone);
  return {
    dueToday: open.filter(({ dueDate }) => dueDate === today).length,
    overdue: open.filter(({ dueDate }) => dueDate < today).length,
  };
}

export function shownIn(asked: string | undefined): CallsShown {
  return callsShown.find((each) => each === asked) ?? 'all';
}

/** Rows of the queue, with the names that the list itself does not hold. */
export async function rowsOf(
  records: Reader,
  calls: readonly ListedCallTask[],
  { program, admin }: Visit,
  now: string,
): Promise<CallRow[]> {
  const ids = [...new Set(calls.map(({ personId }) => personId))];
  const people = await readInChunks(ids, async (chunk) => {
    const keys = chunk.map((personId) => ({ personId }));
    return (await records.read({ people: { many: 'person', keys } })).people;
  });
  const names = new Map(
    people
      .filter(({ erasedAt }) => erasedAt === undefined)
      .map(({ personId, displayName }) => [personId, displayName]),
  );
  const today = dayIn(now, program.timeZone);
  return calls.flatMap((call): CallRow[] => {
    const name = names.get(call.personId);
    if (name === undefined) return [];
    const last = countingAttempts(call.attempts).at(-1);
    return [
      {
        personId: call.personId,
        callId: call.callId,
        name,
        reason: call.reason,
        status: call.status,
        dueDate: call.dueDate,
        due: dueOf(call, today),
        owner: (call.owner ?? callerOf(program)).name,
        mine: isOwn(call, program, admin.email),
        attempts: countingAttempts(call.attempts).length,
        last: last && { at: last.at, outcome: last.outcome },
      },
    ];
  });
}

/** How a call stands to its day. */
export function dueOf(
  { status, dueDate }: Pick<ListedCallTask, 'status' | 'dueDate'>,
  today: string,
): CallRow['due'] {
  if (status === 'done') return 'done';
  if (dueDate < today) return 'overdue';
  return dueDate === today ? 'today' : 'later';
}

export function isOwn(
  { owner }: Pick<ListedCallTask, 'owner'>,
  program: Program,
  email: string,
): boolean {
  return sameAddress((owner ?? callerOf(program)).address, email);
}

export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function lastAt({ attempts, createdAt }: ListedCallTask): string {
  return attempts.at(-1)?.at ?? createdAt;
}
