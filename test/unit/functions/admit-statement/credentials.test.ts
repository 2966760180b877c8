import { describe, expect, test } from 'vitest';
import { credentialRecorded } from '../../../../events/credential-recorded.ts';
import { recognitionRecorded } from '../../../../events/recognition-recorded.ts';
import { done, read, skipped } from '../../../support/made-up-events.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';
import { Desk } from './desk.ts';

const later = { eventId: 'later', occurredAt: '2026-10-01T00:00:00Z' };
const earlier = { eventId: 'earlier', occurredAt: '2026-07-01T00:00:00Z' };

function desk(): Desk {
  const made = new Desk();
  made.graduate();
  return made;
}

describe('a credential', () => {
  test('is recorded as it came, and announced without its number', async () => {
    const at = desk();
    const changes = await at.credential();
    expect(done(changes).what).toBe('credential-recorded');
    expect(at.records.all('credential')).toMatchObject([
      {
        credentialIdentifier: 'AL-1234567',
        credentialType: {
          namespace: 'uri://ed-fi.org/CredentialTypeDescriptor',
          codeValue: 'Licensure',
        },
        credentialField: 'Mathematics 6-12',
        expirationDate: '2029-06-30',
        source: 'state-file',
      },
    ]);
    const [event] = at.announced;
    if (event === undefined) throw new Error('nothing was announced');
    expect(read(credentialRecorded, event).data).toMatchObject({
      credentialType: 'Licensure',
      credentialStatus: 'Active',
      expirationDate: '2029-06-30',
    });
    expect(JSON.stringify(event)).not.toMatch(/1234567|Mathematics|75548223/);
  });

  test('is one, by its number, whatever is said of it later', async () => {
    const at = desk();
    await at.credential();
    const renewed = await at.credential({ expirationDate: '2034-06-30' }, later);
    expect(done(renewed).what).toBe('credential-changed');
    expect(at.records.all('credential')).toMatchObject([{ expirationDate: '2034-06-30' }]);
    expect(skipped(await at.credential({}, earlier))).toBe('older-than-known');
    expect(at.announced).toHaveLength(2);
  });

  test('of another state, or without a number of another field, is another', async () => {
    const at = desk();
    const { credentialIdentifier: _, ...unnumbered } = { credentialIdentifier: undefined };
    await at.credential();
    await at.credential({ stateOfIssueStateAbbreviation: 'GA' });
    await at.credential({ ...unnumbered, credentialIdentifier: undefined });
    await at.credential({ credentialIdentifier: undefined, credentialField: 'Physics 6-12' });
    expect(at.records.all('credential')).toHaveLength(4);
  });

  test('stated again under another id is announced once', async () => {
    const at = desk();
    await at.credential();
    expect(done(await at.credential({}, later)).what).toBe('credential-known-already');
    expect(skipped(await at.credential({}, earlier))).toBe('credential-known-already');
    expect(at.announced).toHaveLength(1);
  });

  test('of a kind that is a site’s own is announced as another, and kept as it came', async () => {
    const at = desk();
    const own = { namespace: 'uri://al.example/Type', codeValue: 'Lic-7' };
    await at.credential({ credentialType: own, credentialStatus: own });
    expect(at.announced[0]?.detail.data).toMatchObject({ credentialType: 'Other' });
    expect(at.announced[0]?.detail.data).not.toHaveProperty('credentialStatus');
    expect(at.records.all('credential')).toMatchObject([{ credentialType: own }]);
  });
});

describe('an award', () => {
  test('is recorded as it came, and announced without what it is called', async () => {
    const at = desk();
    expect(done(await at.recognition()).what).toBe('recognition-recorded');
    expect(at.records.all('recognition')).toMatchObject([
      { achievementTitle: 'Teacher of the Year', issuerName: 'Marshall County Schools' },
    ]);
    const [event] = at.announced;
    if (event === undefined) throw new Error('nothing was announced');
    expect(read(recognitionRecorded, event).data).toMatchObject({
      recognitionType: 'Honor award',
      recognitionAwardDate: '2027-04-30',
    });
    expect(JSON.stringify(event)).not.toMatch(/Teacher of the Year|Marshall/);
  });

  test('of the same day, kind and title is one; who gave it may be corrected', async () => {
    const at = desk();
    await at.recognition();
    expect(
      done(await at.recognition({ achievementTitle: 'TEACHER OF THE YEAR' }, later)).what,
    ).toBe('recognition-changed');
    expect(skipped(await at.recognition({}, earlier))).toBe('older-than-known');
    await at.recognition({ recognitionAwardDate: '2028-04-28' });
    expect(at.records.all('recognition')).toHaveLength(2);
  });

  test.each(naughtyStrings.filter((text) => text.trim() !== '').slice(0, 30))(
    'called %j is kept so',
    async (text) => {
      const at = desk();
      const achievementTitle = text.trim().slice(0, 60);
      await at.recognition({ achievementTitle });
      expect(at.records.all('recognition')[0]?.achievementTitle).toBe(achievementTitle);
    },
  );
});

describe('a wish for no more messages', () => {
  test('stops them, and is announced as what the institution passed on', async () => {
    const at = desk();
    expect(done(await at.preference({ purpose: 'surveys' })).what).toBe('messages-stopped');
    expect(at.records.all('person')).toMatchObject([{ unwanted: ['surveys'], reach: 'opted-out' }]);
    expect(at.announced).toMatchObject([
      { detail: { data: { purpose: 'surveys', wanted: false, via: 'institution' } } },
    ]);
  });

  test('for all stops those that still go, once', async () => {
    const at = desk();
    await at.preference({ purpose: 'surveys' });
    await at.preference({ purpose: 'all' }, later);
    const stopped = at.announced.length;
    expect(at.records.all('person')[0]?.unwanted).toHaveLength(stopped);
    const again = await at.preference({ purpose: 'all' }, { ...later, eventId: 'again' });
    expect(skipped(again)).toBe('preference-known-already');
  });
});
