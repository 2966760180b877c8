import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleSite, dana, startConsoleSite, textOf } from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { aMentorNeed, aPerson } from '../../../support/made-up-records.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

async function stopped(): Promise<boolean | undefined> {
  const { programId } = dana;
  const { program } = await site.records.read({
    program: { record: 'program', key: { programId } },
  });
  return program?.sendingStopped;
}

describe('the home page', () => {
  test('begins with what to do first, then shows what needs somebody', async () => {
    expect(await site.page('/console')).toContain('Bring in your graduates');
    const person = await site.admit({ electronicMail: [mail('ngozi@example.com')] });
    await site.admit({ candidateIdentifier: '@00000002', electronicMail: [] });
    await site.post(`/console/people/${person.personId}/start-survey`);
    await site.store('quarantinedEvent', {
      programId: dana.programId,
      quarantineId: 'bus-1',
      version: 0,
      type: 'graduation.submitted.v1',
      source: 'sis',
      detail: '{}',
      breaches: [],
      receivedAt: '2026-11-21T12:00:00Z',
      status: 'waiting',
      expiresAt: 4_000_000_000,
    });
    const { personId } = person;
    const needs = { listOf: `${dana.programId}#needs`, listBy: 'proposed#' };
    await site.store(
      'mentorNeed',
      aMentorNeed({ personId, status: 'proposed', version: 0, ...needs }),
    );
    const candidate = { personId: crypto.randomUUID(), graduation: 'candidate' } as const;
    const people = { listOf: `${dana.programId}#people`, listBy: 'zz' };
    await site.store('person', aPerson({ ...candidate, ...people }));
    const page = textOf(await site.page('/console'));
    expect(page).toContain('1 list of mentors waits for your approval');
    // Who has entered the program only is no graduate.
    expect(page).toContain('2 graduates 50 % can be reached (1)');
    expect(page).toContain('1 event could not be admitted');
    expect(page).toContain('1 graduate has no usable address');
    expect(page).toContain('1 email in the next 7 days');
  });
});

describe('the stop switch', () => {
  test('asks once more, stops at once, says so on every page, and can be undone', async () => {
    const before = await site.page('/console');
    expect(before).toContain('Yes, stop all sending');
    const answer = await site.post('/console/sending', { act: 'stop', back: 'planned' });
    expect(answer.headers.get('location')).toBe('/console/planned?done=sending-stopped');
    expect(await stopped()).toBe(true);
    expect(await site.page('/console/people')).toContain('All sending is stopped');
    expect(await site.page('/console')).toContain('Allow sending again');

    await site.post('/console/sending', { act: 'allow', back: 'home' });
    expect(await stopped()).toBe(false);
    expect(await site.page('/console/people')).not.toContain('All sending is stopped');
  });

  test('pressed twice is pressed once, and who pressed it is kept', async () => {
    await site.post('/console/sending', { act: 'stop', back: 'home' });
    await site.post('/console/sending', { act: 'stop', back: 'home' });
    const lines = Object.values(await site.everything()).filter(
      ({ what }) => what === 'sending-stopped',
    );
    expect(lines).toHaveLength(2);
    expect(lines).toMatchObject([{ actor: dana.email }, { actor: dana.email }]);
    await site.post('/console/sending', { act: 'allow', back: 'home' });
  });

  test('is left alone by a form that says neither', async () => {
    const before = await site.everything();
    expect((await site.post('/console/sending', { act: 'explode' })).status).toBe(303);
    expect(await site.everything()).toEqual(before);
  });
});

describe('planned emails', () => {
  test('tell how many go when', async () => {
    const page = textOf(await site.page('/console/planned'));
    expect(page).toContain('1 email');
    expect(page).toMatch(/Invitations Reminders Others Together .* 1 0 0 1/);
  });
});
