import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkMessage, type Verdict } from '../../../../functions/send-message/check-message.ts';
import type { DoorState } from '../../../../functions/send-message/door-state.ts';
import { readDoorState } from '../../../../functions/send-message/read-door-state.ts';
import { letterFor } from '../../../../functions/send-message/write-letter.ts';
import { dueMessages } from '../../../../shared/adapters/calendar.ts';
import { claimMessage } from '../../../../shared/adapters/door.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { renderEmail } from '../../../../shared/emails/catalogue.ts';
import type { Program } from '../../../../shared/records/program.ts';
import type { QuarantinedEvent } from '../../../../shared/records/quarantined-event.ts';
import { aMessage, aProgram, programId } from '../../../support/made-up-records.ts';
import { putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const now = '2026-09-01T12:00:00.000Z';
const noLinks = {
  mint: () => 'x',
  hashOf: () => 'x',
  check: () => undefined,
  addressId: () => 'x',
};
const message = aMessage({
  personId: 'program-cedar-valley',
  plan: 'quarantine-1',
  step: 'notice',
  purpose: 'staff',
  email: 'quarantine-notice',
  due: 'message#0',
  dueAt: now,
  plannedAt: now,
});
const breaches: QuarantinedEvent['breaches'] = [
  { field: 'data.academicSubjects.3.codeValue', problem: 'is missing', mend: 'Send this field.' },
];
const refused = (quarantineId: string, more: Partial<QuarantinedEvent> = {}): QuarantinedEvent => ({
  programId,
  quarantineId,
  version: 1,
  type: 'hire.submitted.v1',
  source: 'sis.cedar-valley',
  integrator: 'sis.cedar-valley',
  detail: '{"eventId":"hire-of-@75548223","data":{"person":{"name":"Ngozi"}}}',
  breaches,
  receivedAt: now,
  status: 'waiting',
  expiresAt: 4_000_000_000,
  ...more,
});

const state = (more: Partial<DoorState> = {}, events = [refused('q1')]): DoorState => ({
  message,
  person: undefined,
  program: aProgram(),
  subject: { about: 'quarantine', events, told: events.length },
  ...more,
});
const reasonOf = (verdict: Verdict) =>
  verdict.verdict === 'refuse' || verdict.verdict === 'wait' ? verdict.reason : verdict.verdict;

describe('the last check before a note about refused events goes', () => {
  test('lets it go to the integration contact, or to whoever reads the answers', () => {
    const integrationContact = { name: 'Sam Ito', address: 'sis@cedarvalley.example' };
    expect(checkMessage(state({ program: aProgram({ integrationContact }) }), now)).toMatchObject({
      verdict: 'send',
      recipient: integrationContact,
    });
    expect(checkMessage(state(), now)).toMatchObject({ recipient: aProgram().replyTo });
  });

  test.each<[string, Partial<DoorState>, string]>([
    [
      'nothing of it waits any more',
      { subject: { about: 'quarantine', events: [], told: 3 } },
      'quarantine-settled',
    ],
    ['the program is not set up', { program: undefined }, 'program-not-set-up'],
    ['all sending is stopped', { program: aProgram({ sendingStopped: true }) }, 'sending-stopped'],
    [
      'it waited too long',
      { message: { ...message, plannedAt: '2026-08-01T00:00:00Z' } },
      'too-old',
    ],
  ])('holds it when %s', (_, more, reason) => {
    expect(reasonOf(checkMessage(state(more), now))).toBe(reason);
  });
});

/** The email about these events, as it is written. */
function written(events: QuarantinedEvent[], program: Program = aProgram()) {
  const verdict = checkMessage(state({ program }, events), now);
  if (verdict.verdict !== 'send') throw new Error(reasonOf(verdict));
  const letter = letterFor(verdict, noLinks, 'https://alumni.example.edu');
  if (letter.email !== 'quarantine-notice') throw new Error('another email');
  return { letter, ...renderEmail({ email: letter.email, model: letter.model }) };
}

describe('the note about refused events', () => {
  test('says how many of what, why, how to mend it, and where', () => {
    const { subject, html, text, letter } = written([refused('q1'), refused('q2')]);
    expect(subject).toBe('2 events could not be admitted');
    for (const part of [html, text]) {
      expect(part).toContain('hire.submitted.v1 (2 times)');
      expect(part).toContain('data.academicSubjects[].codeValue');
      expect(part).toContain('is missing (2 times). Send this field.');
      expect(part).toContain('https://alumni.example.edu/console/quarantine');
      expect(part).toContain('GET /v1/events/');
      expect(part).not.toMatch(/unsubscribe/i);
    }
    expect(letter).not.toHaveProperty('listUnsubscribeUrl');
    expect(letter.messageId).toBe('program-cedar-valley_quarantine-1_notice');
  });

  test('holds no value, no id of the sender’s and no name that somebody made up', () => {
    const madeUp = refused('q2', {
      type: 'Ngozi Ivanova',
      breaches: [{ field: 'detail-type', problem: 'is no type of event that is taken in here' }],
    });
    const { html, text } = written([refused('q1'), madeUp]);
    for (const part of [html, text]) expect(part).not.toMatch(/Ngozi|75548223|hire-of/);
  });

  test('gives the most frequent reasons only', () => {
    const events = Array.from({ length: 30 }, (_, at) =>
      refused(`q${at}`, { breaches: [...breaches, { field: `data.field${at}`, problem: 'p' }] }),
    );
    const { reasons } = written(events).letter.model;
    expect(reasons).toHaveLength(8);
    expect(reasons[0]).toMatchObject({ field: 'data.academicSubjects[].codeValue', count: 30 });
  });
});

describe('on the table', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.stop());
  const release = {
    programId,
    personId: 'program-cedar-valley',
    plan: 'quarantine-1',
    step: 'notice',
  };

  test('such a note is released, read with what still waits, and claimed once', async () => {
    await putRecord('program', aProgram({ version: 1 }));
    await putRecord('message', { ...message, version: 1 });
    await putRecord('quarantinedEvent', refused('q1'));
    await putRecord('quarantinedEvent', refused('q2', { status: 'replayed' }));
    const ids = { quarantineIds: ['q1', 'q2', 'q3'], events: 70, dueAt: now };
    await putRecord('quarantineNotice', { programId, version: 1, number: 1, ...ids });

    const released = await dueMessages(now, 10);
    expect(released).toEqual([release]);
    const read = await readDoorState(
      release,
      records(() => now),
    );
    expect(read).toMatchObject({
      person: undefined,
      subject: { about: 'quarantine', events: [{ quarantineId: 'q1' }], told: 70 },
    });
    expect(await records(() => now).planned(programId, 5)).toMatchObject([
      { personId: 'program-cedar-valley', plan: 'quarantine-1' },
    ]);
    if (read.message === undefined) throw new Error('the message is not there');
    const claimed = { ...read.message, status: 'claimed' as const };
    expect(await claimMessage(claimed)).toBe(true);
    expect(await claimMessage(claimed)).toBe(false);
  });

  test('an older note tells nothing: a newer one does', async () => {
    const older = { ...release, plan: 'quarantine-0' };
    expect(
      (
        await readDoorState(
          older,
          records(() => now),
        )
      ).subject,
    ).toMatchObject({ events: [] });
  });
});
