import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../../../shared/domain/timeline.ts';

const entry = {
  workflow: 'admit-graduation',
  eventId: 'e1',
  what: 'graduation-recorded',
  cause: 'graduation.submitted.v1',
  recordedAt: '2026-06-01T10:00:00.000Z',
};
const message = {
  plan: 'annual-2027',
  step: 'invitation',
  status: 'delivered' as const,
  plannedAt: '2027-05-01T05:00:00.000Z',
  sentAt: '2027-05-01T05:02:00.000Z',
  settledAt: '2027-05-01T05:02:04.000Z',
  addressId: 'a1',
};
const addressOf = (id: string) => (id === 'a1' ? 'ngozi@example.com' : undefined);

describe('a person’s history', () => {
  test('puts events and emails in one order, latest first', () => {
    const answered = {
      ...entry,
      what: 'survey-answered',
      details: { plan: 'annual-2027' },
      cause: 'page',
      recordedAt: '2027-05-02T09:00:00.000Z',
    };
    const lines = timelineOf({ entries: [entry, answered], messages: [message], addressOf });
    expect(lines.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ['answer', 'They answered the annual survey 2026–27.'],
      ['email', 'The invitation to the annual survey 2026–27 arrived in the mailbox.'],
      ['email', 'The invitation to the annual survey 2026–27 was sent to ngozi@example.com.'],
      ['event', 'Recorded as a graduate.'],
    ]);
  });

  test.each([
    [{ details: { importId: 'i1' } }, 'a registrar’s file said so'],
    [{ eventId: 'i1/row-7' }, 'a registrar’s file said so'],
    [{ eventId: 'form/1234' }, 'an admin recorded it by hand'],
    [{ eventId: 'sis-1' }, 'the institution’s system said so'],
    [{ cause: 'survey.due.v1' }, 'its day had come'],
    [{ cause: 'mail service' }, 'the mailbox answered so'],
    [{ cause: 'something.new.v1' }, 'something.new.v1'],
  ])('says why: %j', (more, because) => {
    const [line] = timelineOf({ entries: [{ ...entry, ...more }], messages: [], addressOf });
    expect(line?.because).toBe(because);
  });

  test('says who of the staff did it', () => {
    const acted = { ...entry, what: 'messages-stopped', cause: 'page', actor: 'dana@example.com' };
    const [line] = timelineOf({ entries: [acted], messages: [], addressOf });
    expect(line).toMatchObject({ kind: 'action', by: 'dana@example.com' });
    expect(line?.because).toBeUndefined();
  });

  test('an email that waits says what for; one whose end is not known says that', () => {
    const waiting = { ...message, status: 'planned' as const, reason: 'sending-stopped' };
    const { sentAt: _, settledAt: __, ...unsent } = waiting;
    const unknown = { ...unsent, status: 'claimed' as const, claimedAt: message.sentAt };
    const said = (which: typeof unsent | typeof unknown) =>
      timelineOf({ entries: [], messages: [which], addressOf }).map(({ sentence }) => sentence);
    expect(said(unsent)).toEqual([
      'The invitation to the annual survey 2026–27 is planned; it waits: all sending is stopped.',
    ]);
    expect(said(unknown)).toEqual([
      expect.stringContaining('whether it went is not known, so it counts as sent'),
    ]);
  });
});
