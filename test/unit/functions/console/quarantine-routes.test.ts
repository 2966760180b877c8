import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { aSubmission } from '../../../support/made-up-events.ts';

let site: ConsoleSite;
let quarantineId: string;
let path: string;

const { type } = graduationSubmitted;
const eventId = 'sis-4711';
const whole = aSubmission({}, { eventId });
/** As an information system sent it: a year in quotes. */
const broken = {
  ...whole,
  data: { ...whole.data, cohortYear: { schoolYear: '2026' } },
};

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  quarantineId = crypto.randomUUID();
  path = `/console/quarantine/${quarantineId}`;
  await keep(dana.programId, JSON.stringify(broken));
});

async function keep(programId: string, detail: string) {
  await site.store('quarantinedEvent', {
    programId,
    quarantineId,
    version: 0,
    type,
    source: 'cedar-valley.sis',
    detail,
    breaches: [{ field: 'data.cohortYear.schoolYear', problem: 'expected number' }],
    receivedAt: '2026-11-21T12:00:00Z',
    status: 'waiting',
    expiresAt: 4_000_000_000,
  });
}

async function status() {
  const { programId } = dana;
  const { kept } = await site.records.read({
    kept: { record: 'quarantinedEvent', key: { programId, quarantineId } },
  });
  return kept?.status;
}

const replay = (detail: unknown, as = type) =>
  site.post(`${path}/replay`, {
    type: as,
    detail: typeof detail === 'string' ? detail : JSON.stringify(detail),
  });

describe('an event that could not be admitted', () => {
  test('is listed with its reasons, and opens with its content to be mended', async () => {
    expect(textOf(await site.page('/console/quarantine'))).toContain(
      'data.cohortYear.schoolYear : expected number',
    );
    expect(textOf(await site.page(path))).toContain('"schoolYear": "2026"');
  });

  test('mended, is handed in again under its own id, once', async () => {
    const before = (await site.announced()).length;
    expect((await replay(whole)).headers.get('location')).toBe(
      '/console/quarantine?done=event-replayed',
    );
    await replay(whole);
    expect(await status()).toBe('replayed');
    const events = (await site.announced()).slice(before);
    expect(events).toMatchObject([{ type, bus: 'intake', detail: { eventId } }]);
    expect(await site.page(path)).toContain(`by ${dana.email}`);
  });

  test.each([
    ['is not mended yet', broken, 'data.cohortYear.schoolYear'],
    ['is no JSON any more', '{"eventId": ', 'This is not JSON'],
    ['has another id', { ...whole, eventId: 'another' }, 'eventId: it must stay'],
    ['is another program’s', { ...whole, programId: 'harbor-state' }, 'programId: it must stay'],
    ['has a field nobody declared', { ...whole, note: 'x' }, 'note: no such field'],
  ])('that %s comes back as it was typed, with what is wrong', async (_, detail, problem) => {
    const answer = await replay(detail);
    expect(answer.status).toBe(400);
    const page = textOf(await bodyOf(answer));
    expect(page).toContain(problem);
    expect(page).toContain(typeof detail === 'string' ? detail.trim() : '"candidateIdentifier"');
    expect(await status()).toBe('waiting');
  });

  test('cannot be handed in as something that is no submission', async () => {
    const answer = await replay(whole, 'survey.due.v1');
    expect(answer.status).toBe(400);
    expect(await status()).toBe('waiting');
  });

  test('can be discarded, and then not replayed', async () => {
    await site.post(`${path}/discard`);
    const before = (await site.announced()).length;
    await replay(whole);
    expect(await status()).toBe('discarded');
    expect(await site.announced()).toHaveLength(before);
  });
});

test('an event of no known program is told by type and fields only, never by its content', async () => {
  quarantineId = crypto.randomUUID();
  await keep('unattributed', '{"name": "Secret Person"}');
  const page = textOf(await site.page('/console/quarantine'));
  expect(page).toContain('Without a program (1)');
  expect(page).not.toContain('Secret Person');
  expect((await site.get(`/console/quarantine/${quarantineId}`)).status).toBe(404);
});
