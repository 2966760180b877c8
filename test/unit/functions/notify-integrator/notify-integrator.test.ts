import { describe, expect, test } from 'vitest';
import { submissionQuarantined } from '../../../../events/submission-quarantined.ts';
import {
  type NoticeState,
  notifyIntegrator,
} from '../../../../functions/notify-integrator/notify-integrator.ts';
import { matterOf } from '../../../../shared/domain/message-plan.ts';
import { messageId, messageKeyOf } from '../../../../shared/domain/message-id.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import { aProgram } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-09-01T12:00:00.000Z';
const minutes = (count: number, from = now) =>
  new Date(Date.parse(from) + count * 60_000).toISOString();
const refused = (quarantineId: string) =>
  anEvent(
    { ...submissionQuarantined.example, quarantineId },
    { eventId: `${quarantineId}/quarantined` },
  );

const nobodyTold: NoticeState = { program: aProgram(), notice: undefined, message: undefined };

/** What is on record after the events of these deliveries. */
function told(state: NoticeState, ids: readonly string[], at: string): NoticeState {
  return ids.reduce((before, id) => {
    const { quarantineNotice, message } = stored(notifyIntegrator(before, refused(id), at));
    return { ...before, notice: quarantineNotice[0], message: message[0] };
  }, state);
}
/** The same, once its email has gone. */
const gone = (state: NoticeState, sentAt: string): NoticeState =>
  state.message === undefined
    ? state
    : { ...state, message: { ...state.message, status: 'sent', sentAt } };

describe('an event in quarantine', () => {
  test('is told to the integration contact, a few minutes later', () => {
    const changes = notifyIntegrator(nobodyTold, refused('q1'), now);
    expect(done(changes)).toMatchObject({
      what: 'integrator-told',
      about: 'program#cedar-valley',
      keepForDays: 400,
    });
    expect(stored(changes).message).toMatchObject([
      {
        personId: 'program-cedar-valley',
        plan: 'quarantine-1',
        step: 'notice',
        purpose: 'staff',
        email: 'quarantine-notice',
        status: 'planned',
        dueAt: minutes(5),
        expiresAt: Date.parse('2027-10-06T12:00:00Z') / 1000,
      },
    ]);
    expect(stored(changes).quarantineNotice).toMatchObject([{ quarantineIds: ['q1'], events: 1 }]);
  });

  test('is told with those before it while their email waits', () => {
    const { notice, message } = told(nobodyTold, ['q1', 'q2', 'q3'], now);
    expect(notice).toMatchObject({ number: 1, quarantineIds: ['q1', 'q2', 'q3'], events: 3 });
    expect(message).toMatchObject({ plan: 'quarantine-1', dueAt: minutes(5) });
  });

  test('is told an hour after the last email at the soonest', () => {
    const sent = gone(told(nobodyTold, ['q1'], now), minutes(6));
    expect(told(sent, ['q2'], minutes(7))).toMatchObject({
      notice: { number: 2, quarantineIds: ['q2'], events: 1 },
      message: { plan: 'quarantine-2', dueAt: minutes(66) },
    });
    expect(told(sent, ['q2'], minutes(90)).message?.dueAt).toBe(minutes(95));
  });

  test('writes the waiting email again, so that it cannot go without this event', () => {
    const waiting = told(nobodyTold, ['q1'], now);
    expect(stored(notifyIntegrator(waiting, refused('q2'), now)).message).toEqual([
      waiting.message,
    ]);
  });

  test('counts on beyond the fifty that the email looks at', () => {
    const ids = Array.from({ length: 60 }, (_, at) => `q${at}`);
    const { notice } = told(nobodyTold, ids, now);
    expect(notice?.events).toBe(60);
    expect(notice?.quarantineIds).toEqual(ids.slice(0, 50));
  });

  test('of a program that is not set up has nobody to be told to', () => {
    const state = { ...nobodyTold, program: undefined };
    expect(skipped(notifyIntegrator(state, refused('q1'), now))).toBe('program-not-set-up');
  });
});

test('the email’s key can be a tag of the mail service, and comes back from it', () => {
  const [message] = stored(notifyIntegrator(nobodyTold, refused('q1'), now)).message;
  if (message === undefined) throw new Error('no email was planned');
  expect(messageId(message)).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(messageKeyOf(messageId(message))).toEqual({
    personId: 'program-cedar-valley',
    plan: 'quarantine-1',
    step: 'notice',
  });
  expect(matterOf(message.plan)?.matter).toBe('quarantine');
});
