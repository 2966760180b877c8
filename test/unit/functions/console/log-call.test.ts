import { describe, expect, test } from 'vitest';
import { callLogged } from '../../../../events/call-logged.ts';
import { type LogState, logCall, type NotedCall } from '../../../../functions/console/log-call.ts';
import { mayTakeBack, takeBackCall } from '../../../../functions/console/take-back-call.ts';
import type { CallTask } from '../../../../shared/records/call-task.ts';
import type { Entry } from '../../../../shared/records/entry.ts';
import type { Fact } from '../../../../shared/records/fact.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { announced, done, read, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  aMessage,
  aPerson,
  aProgram,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';
import { removed, stored } from '../../../support/written.ts';

// A Thursday evening in Chicago, Friday already in Greenwich.
const now = '2027-05-07T02:00:00Z';
const by = 'dana.whitfield@cedarvalley.example';

function noted(more: Partial<NotedCall> = {}): NotedCall {
  return {
    outcome: 'reached',
    nextStep: 'usual',
    nextDay: undefined,
    note: '',
    needs: [],
    facts: [],
    newNumber: undefined,
    by,
    ...more,
  };
}

function state(more: Partial<LogState> = {}): LogState {
  return {
    person: aPerson({ telephone: '+13345550117' }),
    program: aProgram(),
    callTask: aCallTask(),
    messages: [],
    ...more,
  };
}

const log = (more: Partial<NotedCall>, from: Partial<LogState> = {}) =>
  logCall(state(from), noted(more), now);
const callAfter = (more: Partial<NotedCall>, from: Partial<LogState> = {}): CallTask => {
  const [call] = stored(log(more, from)).callTask;
  if (call === undefined) throw new Error('the call was not written');
  return call;
};
const unanswered = { at: now, by, outcome: 'no-answer', nextStep: 'call-again' } as const;

describe('noting a call', () => {
  test('ends it when they were reached, with what was said and who called which number', () => {
    const call = callAfter({ note: 'Two classes of 32.', needs: ['workload'] });
    expect(call).toMatchObject({
      status: 'done',
      doneAt: now,
      listBy: `done#2027-05-07#${ngozi}`,
      version: 1,
      attempts: [
        {
          at: now,
          by,
          outcome: 'reached',
          nextStep: 'none',
          note: 'Two classes of 32.',
          needs: ['workload'],
          number: '+13345550117',
        },
      ],
    });
  });

  test('tells of it in codes only', () => {
    const changes = log({ note: 'Two classes of 32.', newNumber: '+13345550118' });
    expect(announced(changes)).toEqual(['call.logged.v1']);
    const [event] = done(changes).emits ?? [];
    expect(event && read(callLogged, event)).toMatchObject({
      eventId: `${ngozi}/call/hand-1/1`,
      data: { attempt: 1, outcome: 'reached', nextStep: 'none' },
    });
    expect(JSON.stringify([event, done(changes).details])).not.toMatch(/classes|5550118/);
  });

  test.each([
    // Sunday and Saturday: the Monday after.
    ['left-word', '2027-05-10'],
    ['no-answer', '2027-05-10'],
  ] as const)('%s keeps it open for another day by the program’s calendar', (outcome, dueDate) => {
    expect(callAfter({ outcome })).toMatchObject({
      status: 'open',
      dueDate,
      listBy: `open#${dueDate}#${ngozi}`,
      attempts: [{ nextStep: 'call-again', dueDate: '2027-05-07' }],
    });
  });

  test('counts the days from the program’s own day, not from Greenwich’s', () => {
    const monday = logCall(state(), noted({ outcome: 'no-answer' }), '2027-05-04T02:00:00Z');
    expect(stored(monday).callTask[0]?.dueDate).toBe('2027-05-05');
  });

  test('keeps it open for the day that was agreed on', () => {
    const call = callAfter({ nextStep: 'call-again', nextDay: '2027-06-01' });
    expect(call).toMatchObject({ status: 'open', dueDate: '2027-06-01' });
    expect(call).not.toHaveProperty('doneAt');
  });

  test('turns to email at the third call without an answer', () => {
    const twice = aCallTask({ attempts: [unanswered, unanswered] });
    expect(callAfter({ outcome: 'no-answer' }, { callTask: twice })).toMatchObject({
      status: 'done',
      attempts: [{}, {}, { nextStep: 'send-check-in' }],
    });
    const nowhere = aPerson({ addresses: [], reach: 'no-address' });
    const call = callAfter({ outcome: 'no-answer' }, { callTask: twice, person: nowhere });
    expect(call.attempts[2]?.nextStep).toBe('none');
  });

  test('turns to email when the number is wrong, and to the right number when there is one', () => {
    expect(callAfter({ outcome: 'wrong-number' }).attempts[0]?.nextStep).toBe('send-check-in');
    const changes = log({ outcome: 'wrong-number', newNumber: '+13345550118' });
    expect(stored(changes).callTask).toMatchObject([
      {
        status: 'open',
        attempts: [{ nextStep: 'call-again', number: '+13345550117', newNumber: '+13345550118' }],
      },
    ]);
    expect(stored(changes).person).toMatchObject([{ telephone: '+13345550118' }]);
  });

  test('keeps what was learned as facts told by the staff', () => {
    const changes = log({
      facts: [
        { kind: 'intent', value: 'same-school' },
        { kind: 'employment', value: 'looking' },
      ],
    });
    expect(stored(changes).fact).toMatchObject([
      { kind: 'intent', value: 'same-school', source: 'faculty', factId: 'call-hand-1-1' },
      { kind: 'employment', value: 'looking', observedAt: now, confidence: 'stated' },
    ]);
    expect(stored(changes).person).toMatchObject([
      { current: { status: 'looking', source: 'faculty', observedAt: now } },
    ]);
  });

  test('forgets the school of who works in none, and keeps that of who does', () => {
    const person = aPerson({
      current: {
        status: 'teaching-full-time',
        school: 'Lincoln Middle School',
        source: 'self-report',
        observedAt: '2027-01-01T00:00:00Z',
      },
    });
    const schoolAfter = (value: string) => {
      const changes = log({ facts: [{ kind: 'employment', value }] }, { person });
      return stored(changes).person[0]?.current?.school;
    };
    expect(schoolAfter('looking')).toBeUndefined();
    expect(schoolAfter('teaching-part-time')).toBe('Lincoln Middle School');
  });

  test('leaves the person alone where nothing was learned', () => {
    expect(stored(log({})).person).toEqual([]);
  });

  test('takes back the note to the staff that has not gone, unless there is another call', () => {
    const messages = [
      aMessage({ plan: 'call-hand-1', step: 'notice', purpose: 'staff', email: 'call-notice' }),
      aMessage(),
    ];
    expect(stored(log({}, { messages })).message).toMatchObject([
      { plan: 'call-hand-1', step: 'notice', status: 'not-sent', reason: 'call-done' },
    ]);
    expect(stored(log({ outcome: 'left-word' }, { messages })).message).toEqual([]);
  });

  test('keeps both when two members of the staff note something, whatever comes second', () => {
    const first = callAfter({ note: 'Mine' });
    const second = callAfter({ outcome: 'left-word', note: 'Yours' }, { callTask: first });
    expect(second.attempts.map(({ note }) => note)).toEqual(['Mine', 'Yours']);
    expect(second).toMatchObject({ status: 'open' });
    const third = callAfter({}, { callTask: first });
    expect(third).toMatchObject({ status: 'done', doneAt: first.doneAt });
  });

  test('does nothing for a call that is not there, or somebody who is gone', () => {
    expect(skipped(log({}, { callTask: undefined }))).toBe('no-such-call');
    expect(skipped(log({}, { person: undefined }))).toBe('person-gone');
    expect(skipped(log({}, { person: aPerson({ erasedAt: now }) }))).toBe('person-gone');
  });
});

describe('taking back what was noted by mistake', () => {
  const hourLater = '2027-05-07T03:00:00Z';

  /** Everything as it stands after a note, and then after its taking back. */
  function takenBack(more: Partial<NotedCall>, person = aPerson({ telephone: '+13345550117' })) {
    const changes = log(more, { person });
    const { callTask, fact, person: changed } = stored(changes);
    const line: Entry = {
      partition: `person#${ngozi}`,
      workflow: 'console',
      eventId: 'call-log/1',
      programId,
      what: 'call-logged',
      details: done(changes).details,
      cause: 'page',
      correlationId: 'call-log/1',
      occurredAt: now,
      recordedAt: now,
      before: done(changes).before,
    };
    const stand = { callTask: callTask[0], facts: fact, person: changed[0] ?? person };
    return {
      stand,
      back: (now2 = hourLater, other: Partial<{ person: Person; facts: Fact[] }> = {}) =>
        takeBackCall({ ...stand, entries: [line], ...other }, 1, now2),
    };
  }

  test('opens the call again on its day; the mistake stays in sight', () => {
    const { back } = takenBack({ nextStep: 'call-again', nextDay: '2027-06-01', note: 'Oh' });
    expect(stored(back()).callTask).toMatchObject([
      {
        status: 'open',
        dueDate: '2027-05-07',
        listBy: `open#2027-05-07#${ngozi}`,
        attempts: [{ note: 'Oh', takenBackAt: hourLater }],
      },
    ]);
  });

  test('takes away its facts, the position and the number that it brought', () => {
    const { back, stand } = takenBack({
      facts: [{ kind: 'employment', value: 'looking' }],
      newNumber: '+13345550118',
    });
    const other: Fact = {
      personId: ngozi,
      kind: 'employment',
      factId: 'annual-2027-1',
      programId,
      version: 1,
      value: 'caring',
      source: 'self-report',
      observedAt: now,
      confidence: 'stated',
    };
    const changes = back(hourLater, { facts: [...stand.facts, other] });
    expect(removed(changes)).toEqual(['fact']);
    const [person] = stored(changes).person;
    expect(person).toMatchObject({ telephone: '+13345550117' });
    expect(person).not.toHaveProperty('current');
  });

  test('leaves alone what was learned since', () => {
    const { back, stand } = takenBack({
      facts: [{ kind: 'employment', value: 'looking' }],
      newNumber: '+13345550118',
    });
    const since = { status: 'teaching-full-time', source: 'self-report', observedAt: hourLater };
    const person = { ...stand.person, telephone: '+13345550119', current: since };
    expect(stored(back(hourLater, { person })).person).toMatchObject([
      { telephone: '+13345550119', current: since },
    ]);
  });

  test('is possible for a day, once, and only where nothing has followed by itself', () => {
    const { back, stand } = takenBack({});
    expect(skipped(back('2027-05-08T02:00:01Z'))).toBe('not-to-be-taken-back');
    const [again] = stored(back()).callTask;
    expect(again && mayTakeBack(again, hourLater)).toBeUndefined();
    expect(stand.callTask && mayTakeBack(stand.callTask, hourLater)).toBe(1);
    for (const nextStep of ['send-check-in', 'find-mentor'] as const) {
      expect(skipped(takenBack({ nextStep }).back())).toBe('not-to-be-taken-back');
    }
    const unreachable = takenBack({ outcome: 'wrong-number', nextStep: 'none' });
    expect(skipped(unreachable.back())).toBe('not-to-be-taken-back');
  });

  test('reaches the latest only, and what comes after it is another attempt', () => {
    const { stand } = takenBack({});
    const second = callAfter({}, { callTask: stand.callTask });
    expect(mayTakeBack(second, hourLater)).toBe(2);
    const changes = takeBackCall({ ...stand, callTask: second, entries: [] }, 2, hourLater);
    const third = log({}, { callTask: stored(changes).callTask[0] });
    expect(done(third).emits?.[0]?.detail.eventId).toBe(`${ngozi}/call/hand-1/3`);
  });
});
