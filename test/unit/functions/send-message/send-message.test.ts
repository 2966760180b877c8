import { describe, expect, test } from 'vitest';
import type { DoorState } from '../../../../functions/send-message/door-state.ts';
import { type Door, sendMessage } from '../../../../functions/send-message/send-message.ts';
import type { Handed } from '../../../../shared/ports.ts';
import type { Message } from '../../../../shared/records/message.ts';
import {
  aMessage,
  anEnrolment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';

const now = '2027-05-03T15:00:30.000Z';
const release = {
  programId: 'cedar-valley',
  personId: ngozi,
  plan: 'annual-2027',
  step: 'invitation',
};

interface Set {
  state?: Partial<DoorState>;
  handed?: Handed;
  claimed?: boolean;
  unwritable?: Error;
}

/** A door that notes what it is told to do, in order. */
function door({ state, handed, claimed = true, unwritable }: Set = {}) {
  const did: string[] = [];
  const recorded: Message[] = [];
  const made: Door = {
    now: () => now,
    read: () => {
      did.push('read');
      return Promise.resolve({
        message: aMessage({ version: 3, reason: 'sending-stopped' }),
        person: aPerson(),
        subject: { about: 'survey', enrolment: anEnrolment() },
        program: aProgram(),
        ...state,
      });
    },
    write: () => {
      did.push('write');
      if (unwritable !== undefined) return Promise.reject(unwritable);
      return Promise.resolve(() => {
        did.push('hand over');
        return Promise.resolve(handed ?? { outcome: 'sent', sesMessageId: 'ses-1' });
      });
    },
    claim: (message) => {
      did.push('claim');
      if (claimed) recorded.push(message);
      return Promise.resolve(claimed);
    },
    record: (message) => {
      did.push('record');
      recorded.push(message);
      return Promise.resolve(true);
    },
    refuse: (message, reason) => {
      did.push(`refuse: ${reason}`);
      recorded.push(message);
      return Promise.resolve();
    },
  };
  return { made, did, recorded };
}

describe('an email that may go', () => {
  test('is written, claimed, handed over once, and recorded as sent', async () => {
    const { made, did, recorded } = door();
    expect(await sendMessage(release, made)).toBe('sent');
    expect(did).toEqual(['read', 'write', 'claim', 'hand over', 'record']);
    const [claimed, sent] = recorded;
    expect(claimed).toMatchObject({
      status: 'claimed',
      claimedAt: now,
      addressId: 'a1',
      version: 3,
    });
    for (const field of ['due', 'dueAt', 'reason']) expect(claimed).not.toHaveProperty(field);
    expect(sent).toMatchObject({ status: 'sent', sentAt: now, sesMessageId: 'ses-1', version: 4 });
  });

  test('is not handed over when somebody else claimed it, or something changed meanwhile', async () => {
    const { made, did } = door({ claimed: false });
    expect(await sendMessage(release, made)).toBe('claimed elsewhere');
    expect(did).toEqual(['read', 'write', 'claim']);
  });

  test('is not claimed when it cannot be written: it is tried again, and not lost', async () => {
    const { made, did } = door({ unwritable: new Error('the keys cannot be read') });
    await expect(sendMessage(release, made)).rejects.toThrow('the keys cannot be read');
    expect(did).toEqual(['read', 'write']);
  });

  test('goes back to the calendar when the mail service takes it only later', async () => {
    const handed: Handed = { outcome: 'not-now', reason: 'sending-rate', seconds: 60 };
    const { made, recorded } = door({ handed });
    expect(await sendMessage(release, made)).toBe('put back: sending-rate');
    expect(recorded.at(-1)).toMatchObject({
      status: 'planned',
      due: 'message#1',
      dueAt: '2027-05-03T15:01:30.000Z',
      reason: 'sending-rate',
      version: 4,
    });
  });

  test('that the mail service refuses is not sent, with its reason', async () => {
    const { made, did, recorded } = door({
      handed: { outcome: 'refused', reason: 'rejected-by-mail-service' },
    });
    expect(await sendMessage(release, made)).toBe('refused: rejected-by-mail-service');
    expect(did.at(-1)).toBe('refuse: rejected-by-mail-service');
    expect(recorded.at(-1)).toMatchObject({ status: 'claimed', version: 4 });
  });

  test('of which nobody knows whether it went counts as sent, and never goes again', async () => {
    const { made, recorded } = door({ handed: { outcome: 'unknown', reason: 'outcome-unknown' } });
    expect(await sendMessage(release, made)).toBe('outcome unknown, counts as sent');
    const [, unknown] = recorded;
    expect(unknown).toMatchObject({ status: 'claimed', reason: 'outcome-unknown' });
    expect(unknown).not.toHaveProperty('due');
    const again = door({ state: { message: unknown } });
    expect(await sendMessage(release, again.made)).toBe('already-claimed');
    expect(again.did).toEqual(['read']);
  });
});

describe('an email that may not go', () => {
  test('is refused with its reason on the timeline, and not written', async () => {
    const { made, did } = door({
      state: { subject: { about: 'survey', enrolment: anEnrolment({ answeredAt: now }) } },
    });
    expect(await sendMessage(release, made)).toBe('refused: answered');
    expect(did).toEqual(['read', 'refuse: answered']);
  });

  test('yet waits in the calendar, with the reason', async () => {
    const { made, did, recorded } = door({
      state: { program: aProgram({ sendingStopped: true }) },
    });
    expect(await sendMessage(release, made)).toBe('waits: sending-stopped');
    expect(did).toEqual(['read', 'record']);
    expect(recorded).toMatchObject([
      {
        status: 'planned',
        dueAt: '2027-05-03T15:15:30.000Z',
        reason: 'sending-stopped',
        due: 'message#1',
      },
    ]);
  });
});
