import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { candidateGraduated } from '../../../../events/candidate-graduated.ts';
import type { DeadLetter } from '../../../../shared/records/dead-letter.ts';
import { type ConsoleSite, dana, startConsoleSite, textOf } from '../../../support/console-site.ts';
import { anEvent, mail } from '../../../support/made-up-events.ts';

let site: ConsoleSite;
let workflow: string;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  workflow = `workflow-${crypto.randomUUID().slice(0, 8)}`;
});

async function loseEvents(count: number, more: Partial<DeadLetter> = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `event-${crypto.randomUUID()}`);
  for (const eventId of ids) {
    await site.store('deadLetter', {
      programId: dana.programId,
      workflow,
      eventId,
      version: 0,
      type: candidateGraduated.type,
      source: candidateGraduated.source,
      bus: 'inner',
      detail: JSON.stringify(anEvent(candidateGraduated.example, { eventId })),
      reason: 'TimeoutError after 59 attempts',
      attempts: 59,
      deadAt: '2026-11-21T12:00:00Z',
      status: 'waiting',
      ...more,
    });
  }
  return ids;
}

async function statuses(): Promise<Record<string, string>> {
  const letters = await site.records.deadLetters(dana.programId);
  return Object.fromEntries(
    letters.filter((each) => each.workflow === workflow).map((each) => [each.eventId, each.status]),
  );
}

async function published(ids: readonly string[]): Promise<string[]> {
  const events = await site.announced();
  return events.map(({ detail }) => detail.eventId).filter((id) => ids.includes(id));
}

function press(act: string, letters: readonly string[] = []): Promise<Response> {
  const form = new URLSearchParams({ act });
  for (const letter of letters) form.append('letter', letter);
  return site.post(`/console/dead-letters/${workflow}`, form);
}

describe('work that could not be done', () => {
  test('is listed by workflow, with the reason and how often it was tried', async () => {
    await loseEvents(2);
    const page = textOf(await site.page('/console/dead-letters'));
    expect(page).toContain(`${workflow} (2)`);
    expect(page).toMatch(/candidate.graduated.v1 .* TimeoutError after 59 attempts 59/);
  });

  test('one chosen is published again under its own id; the others wait', async () => {
    const ids = await loseEvents(3);
    const [first = '', ...others] = ids;
    await press('redrive-chosen', [first]);
    expect(await published(ids)).toEqual([first]);
    expect(await statuses()).toEqual({
      [first]: 'redriven',
      ...Object.fromEntries(others.map((id) => [id, 'waiting'])),
    });
  });

  test('all of a workflow is published again, in transactions of at most 25', async () => {
    const ids = await loseEvents(60);
    await press('redrive-all');
    expect((await published(ids)).toSorted()).toEqual(ids.toSorted());
    await press('redrive-all');
    expect(await published(ids)).toHaveLength(60);
    expect(new Set(Object.values(await statuses()))).toEqual(new Set(['redriven']));
  });

  test('is left alone when nothing was chosen', async () => {
    const ids = await loseEvents(1);
    const answer = await press('redrive-chosen');
    expect(answer.headers.get('location')).toContain('nothing-chosen');
    expect(await published(ids)).toEqual([]);
  });

  test('can be discarded', async () => {
    const ids = await loseEvents(1);
    await press('discard-chosen', ids);
    expect(Object.values(await statuses())).toEqual(['discarded']);
    expect(await published(ids)).toEqual([]);
  });

  test('whose event does not keep its contract says so, and stays', async () => {
    const ids = await loseEvents(1, { detail: '{"eventId":"x"}' });
    expect(textOf(await site.page('/console/dead-letters'))).toContain('It can only be discarded');
    const answer = await press('redrive-all');
    expect(answer.headers.get('location')).toContain('nothing-possible');
    expect(Object.values(await statuses())).toEqual(['waiting']);
    expect(await published(ids)).toEqual([]);
  });
});

describe('an email that the door gave up', () => {
  async function loseEmail(status: 'planned' | 'claimed') {
    const { personId } = await site.admit({
      candidateIdentifier: crypto.randomUUID().slice(0, 8),
      electronicMail: [mail(`${crypto.randomUUID()}@example.com`)],
    });
    const key = { personId, plan: 'annual-2027', step: 'invitation' };
    const later = '2030-01-01T00:00:00.000Z';
    await site.store('message', {
      ...key,
      programId: dana.programId,
      version: 0,
      purpose: 'surveys',
      email: 'survey-invitation',
      status,
      ...(status === 'planned' ? { due: 'message#1', dueAt: later } : { claimedAt: later }),
      plannedAt: '2026-11-21T12:00:00Z',
      causationId: 'x',
      correlationId: 'x',
    });
    const detail = JSON.stringify({ programId: dana.programId, ...key });
    const ids = await loseEvents(1, { bus: 'none', type: 'message', detail });
    return { key, ids };
  }

  test('is due again, at once', async () => {
    const { key, ids } = await loseEmail('planned');
    await press('redrive-chosen', ids);
    const { message } = await site.records.read({ message: { record: 'message', key } });
    expect(Date.parse(message?.dueAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect(Object.values(await statuses())).toEqual(['redriven']);
    expect((await site.entries(key.personId)).map(({ what }) => what)).toContain('email-retried');
  });

  test('that was claimed counts as sent and is not due again', async () => {
    const { key, ids } = await loseEmail('claimed');
    await press('redrive-chosen', ids);
    const { message } = await site.records.read({ message: { record: 'message', key } });
    expect(message).toMatchObject({ status: 'claimed' });
    expect(message?.due).toBeUndefined();
  });
});

test('work of no known program is told by workflow and reason only', async () => {
  await loseEvents(1, { programId: 'unattributed', detail: '{"secret": "content"}' });
  const page = textOf(await site.page('/console/dead-letters'));
  expect(page).toContain('Of no known program (1)');
  expect(page).not.toContain('secret');
});
