import { expect, test } from 'vitest';
import { callOff, openCallAgain } from '../../../../functions/console/call-off.ts';
import { planCall } from '../../../../functions/console/plan-call.ts';
import { skipped } from '../../../support/made-up-events.ts';
import { aCallTask, aMessage, aPerson, aProgram, ngozi } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-05T15:00:00Z';

test('a call that is called off leaves the queue, and its note to the staff does not go', () => {
  const messages = [
    aMessage({ plan: 'call-hand-1', step: 'notice', purpose: 'staff' }),
    aMessage(),
  ];
  const changes = callOff({ callTask: aCallTask(), messages }, now);
  expect(stored(changes).callTask).toMatchObject([
    { status: 'done', doneAt: now, listBy: `done#2027-05-07#${ngozi}`, attempts: [] },
  ]);
  expect(stored(changes).message).toMatchObject([{ plan: 'call-hand-1', status: 'not-sent' }]);
});

test('a call that is over is opened again for another day', () => {
  const over = aCallTask({ status: 'done', doneAt: now });
  const [call] = stored(openCallAgain({ callTask: over, program: aProgram() }, now)).callTask;
  expect(call).toMatchObject({
    status: 'open',
    dueDate: '2027-05-10',
    listBy: `open#2027-05-10#${ngozi}`,
  });
  expect(call).not.toHaveProperty('doneAt');
});

test('what is so already stays', () => {
  const done = aCallTask({ status: 'done' });
  expect(skipped(callOff({ callTask: done, messages: [] }, now))).toBe('so-already');
  expect(skipped(callOff({ callTask: undefined, messages: [] }, now))).toBe('no-such-call');
  const program = aProgram();
  expect(skipped(openCallAgain({ callTask: aCallTask(), program }, now))).toBe('so-already');
  expect(skipped(openCallAgain({ callTask: undefined, program }, now))).toBe('no-such-call');
});

test('a call that was planned is not planned again, nor to somebody who is gone', () => {
  const planned = { callId: 'hand-1', dueDate: '2027-05-07', about: '', owner: undefined };
  const plan = (person = aPerson(), callTask?: ReturnType<typeof aCallTask>) =>
    planCall({ person, callTask }, planned, now);
  expect(stored(plan()).callTask).toHaveLength(1);
  expect(skipped(plan(aPerson(), aCallTask()))).toBe('planned-already');
  expect(skipped(plan(aPerson({ erasedAt: now })))).toBe('person-gone');
});
