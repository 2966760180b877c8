import { expect, test } from 'vitest';
import { assignCall } from '../../../../functions/console/assign-call.ts';
import type { CallTask } from '../../../../shared/records/call-task.ts';
import type { Message } from '../../../../shared/records/message.ts';
import { done, skipped } from '../../../support/made-up-events.ts';
import { aCallTask, aMessage } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-05T15:00:00Z';
const dana = { name: 'Dana Whitfield', address: 'dana@example.edu' };
const lee = { name: 'Lee Park', address: 'lee@example.edu' };

interface Given {
  call?: Partial<CallTask>;
  messages?: Message[];
  to?: typeof lee;
  by?: typeof lee;
  shown?: string;
}

function assigned({ call = {}, messages = [], to = lee, by = lee, shown }: Given = {}) {
  return assignCall(
    { callTask: aCallTask(call), messages, caller: dana },
    { owner: to, by: by.address, shownOwner: shown ?? dana.address },
    now,
  );
}

test('a call that nobody took is the program’s caller’s, and can be taken over without an email', () => {
  const changes = assigned();
  expect(stored(changes).callTask).toMatchObject([{ owner: lee }]);
  expect(stored(changes).message).toEqual([]);
  expect(done(changes).what).toBe('call-taken-over');
});

test('who is given a call is told by an email of its own', () => {
  const changes = assigned({ by: dana });
  expect(done(changes).what).toBe('call-handed-over');
  expect(stored(changes).message).toMatchObject([
    { plan: 'call-hand-1', step: 'given-1', purpose: 'staff', email: 'call-notice', dueAt: now },
  ]);
});

test('no second email goes where the first is still to go: it goes to whoever has the call by then', () => {
  const messages = [aMessage({ plan: 'call-hand-1', step: 'notice', purpose: 'staff' })];
  expect(stored(assigned({ by: dana, messages })).message).toEqual([]);
  const sent = [aMessage({ plan: 'call-hand-1', step: 'notice', status: 'delivered' })];
  expect(stored(assigned({ by: dana, messages: sent })).message).toHaveLength(1);
});

test('who took a call in the meantime keeps it', () => {
  const kim = { name: 'Kim', address: 'kim@example.edu' };
  expect(skipped(assigned({ call: { owner: kim } }))).toBe('call-taken-meanwhile');
  expect(stored(assigned({ call: { owner: kim }, shown: kim.address })).callTask).toHaveLength(1);
});

test('a call that is done, or theirs already, or gone, stays as it is', () => {
  expect(skipped(assigned({ call: { status: 'done' } }))).toBe('call-done-already');
  expect(skipped(assigned({ call: { owner: lee } }))).toBe('call-assigned-already');
  const gone = { callTask: undefined, messages: [], caller: dana };
  const taken = { owner: lee, by: lee.address, shownOwner: dana.address };
  expect(skipped(assignCall(gone, taken, now))).toBe('no-such-call');
});
