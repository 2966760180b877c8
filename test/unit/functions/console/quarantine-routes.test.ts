import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { formsOf } from '../../../../infra/local/visitor.ts';
import type { QuarantinedEvent } from '../../../../shared/records/quarantined-event.ts';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { aSubmission, type Submission } from '../../../support/made-up-events.ts';

let site: ConsoleSite;
let quarantineId: string;
let path: string;

let eventId: string;
let whole: Submission;
let broken: object;

const { type } = graduationSubmitted;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  quarantineId = crypto.randomUUID();
  path = `/console/quarantine/${quarantineId}`;
  eventId = `sis-${quarantineId}`;
  whole = aSubmission({}, { eventId });
  // As an information system sent it: a year in quotes.
  const { cohortYear } = whole.data;
  broken = { ...whole, data: { ...whole.data, cohortYear: { ...cohortYear, schoolYear: '2026' } } };
  await keep(dana.programId, JSON.stringify(broken));
});

async function keep(programId: string, detail: string, more: Partial<QuarantinedEvent> = {}) {
  await site.store('quarantinedEvent', {
    programId,
    quarantineId,
    version: 0,
    type,
    source: 'sis.cedar-valley',
    integrator: 'sis.cedar-valley',
    detail,
    breaches: [
      {
        field: 'data.cohortYear.schoolYear',
        problem: 'expected number, received string',
        found: 'text of 4 characters',
      },
    ],
    receivedAt: '2026-11-21T12:00:00Z',
    status: 'waiting',
    expiresAt: 4_000_000_000,
    ...more,
  });
}

/** What the form made from the contract comes with. */
function formIn(html: string): Record<string, string> {
  const forms = formsOf({ html, url: `http://localhost${path}`, status: 200 });
  const form = forms.find(({ fields }) => fields.some(([name]) => name === '_as'));
  return Object.fromEntries(form?.fields ?? []);
}

/** What was handed in under an id. */
const handedIn = async (id = eventId) =>
  (await site.announced()).filter(({ detail }) => detail.eventId === id);

/** The fields of the form as its page shows them, with what somebody types instead. */
async function mend(typed: Record<string, string> = {}, as = type) {
  const shown = formIn(await site.page(`${path}?as=${as}`));
  return site.post(`${path}/replay`, { ...shown, ...typed });
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
  test('is listed with its reasons in a registrar’s words, and opens with a form to mend it', async () => {
    expect(textOf(await site.page('/console/quarantine'))).toContain(
      'The graduation graduation.submitted.v1 from sis.cedar-valley Waits Enter the cohort as a number',
    );
    const page = await site.page(path);
    expect(textOf(page)).toContain('Found: text of 4 characters.');
    expect(page).toContain('href="#field-cohortYear.schoolYear"');
    expect(formIn(page)).toMatchObject({
      candidateIdentifier: '@75548223',
      'cohortYear.schoolYear': '2026',
      'degrees.0.majorSpecialization': 'Mathematics Education',
      'electronicMail.0.primaryEmailAddressIndicator': 'yes',
    });
  });

  test('mended in its form, is handed in whole, under its own id, as its sender’s', async () => {
    const answer = await mend();
    expect(answer.headers.get('location')).toBe('/console/quarantine?done=event-replayed');
    await mend();
    expect(await status()).toBe('replayed');
    expect(await handedIn()).toEqual([
      {
        type,
        bus: 'intake',
        source: 'rollcall.intake',
        detail: { ...whole, provenance: { door: 'bus', integrator: 'sis.cedar-valley' } },
      },
    ]);
  });

  test('comes back from its form as it was typed, with what is still wrong at its field', async () => {
    const answer = await mend({ 'cohortYear.schoolYear': 'soon', 'degrees.0.completionDate': '' });
    expect(answer.status).toBe(400);
    const page = await bodyOf(answer);
    expect(formIn(page)['cohortYear.schoolYear']).toBe('soon');
    for (const field of ['cohortYear.schoolYear', 'degrees.0.completionDate']) {
      expect(page).toContain(`<p class="problem" id="field-${field}-problem">`);
    }
    expect(await status()).toBe('waiting');
  });

  test('is not handed in with a day that cannot be meant: it would only come back', async () => {
    const answer = await mend({ 'degrees.0.completionDate': '1900-01-01' });
    expect(answer.status).toBe(400);
    expect(await status()).toBe('waiting');
  });

  test('gets one more row of a list when it is asked for', async () => {
    const page = await bodyOf(await mend({ add: 'degrees' }));
    expect(formIn(page)).toHaveProperty('degrees.1.programCode');
    expect(await status()).toBe('waiting');
  });

  test('of a time that cannot be meant asks for it', async () => {
    const late = { ...whole, occurredAt: 'yesterday' };
    await keep(dana.programId, JSON.stringify(late), {
      breaches: [{ field: 'occurredAt', problem: 'must be an instant' }],
    });
    expect((await mend()).status).toBe(400);
    expect((await mend({ _occurredAt: '2026-05-15T17:00:00Z' })).status).toBe(303);
    expect(await handedIn()).toMatchObject([{ detail: { occurredAt: '2026-05-15T17:00:00Z' } }]);
  });

  test('of a type that nobody knows is first asked what it is', async () => {
    await keep(dana.programId, JSON.stringify(whole), {
      type: 'graduation.v7',
      breaches: [{ field: 'detail-type', problem: 'is no type of event that is taken in here' }],
    });
    const page = await site.page(path);
    expect(textOf(page)).toContain('An event of an unknown kind');
    expect(textOf(page)).toContain('What is it?');
    expect(page).toContain(`${path}?as=hire.submitted.v1`);
    expect((await mend()).status).toBe(303);
    expect(await status()).toBe('replayed');
  });

  test('without an id that can be used gets that of its delivery', async () => {
    const { eventId: _, correlationId: __, causationId: ___, ...rest } = whole;
    await keep(dana.programId, JSON.stringify(rest));
    await mend();
    const id = `delivery/${quarantineId}`;
    expect(await handedIn(id)).toMatchObject([
      { detail: { eventId: id, correlationId: id, causationId: id } },
    ]);
  });

  test('under a source that nobody is configured for says so, and is handed in as nobody’s', async () => {
    const forged = { ...whole, provenance: { door: 'http', integrator: 'sis.river-state' } };
    await keep(dana.programId, JSON.stringify(forged), {
      integrator: undefined,
      source: 'sis.stranger',
      breaches: [{ field: 'source', problem: 'is no integrator’s' }],
    });
    expect(textOf(await site.page(path))).toContain('only if you know who sent it');
    await mend({ 'cohortYear.schoolYear': '2026' });
    const [event] = await handedIn();
    expect(event?.detail).toMatchObject({ eventId, provenance: { door: 'bus' } });
    expect(JSON.stringify(event)).not.toContain('sis.');
  });

  test('mended as JSON, is handed in again under its own id, once', async () => {
    expect((await replay(whole)).headers.get('location')).toBe(
      '/console/quarantine?done=event-replayed',
    );
    await replay(whole);
    expect(await status()).toBe('replayed');
    expect(await handedIn()).toMatchObject([{ type, bus: 'intake', detail: { eventId } }]);
    expect(await site.page(path)).toContain(`by ${dana.email}`);
  });

  test.each([
    ['is not mended yet', () => broken, 'data.cohortYear.schoolYear'],
    ['is no JSON any more', () => '{"eventId": ', 'This is not JSON'],
    ['has another id', () => ({ ...whole, eventId: 'another' }), 'eventId: it must stay'],
    [
      'is another program’s',
      () => ({ ...whole, programId: 'harbor-state' }),
      'programId: it must stay',
    ],
    ['has a field nobody declared', () => ({ ...whole, note: 'x' }), 'note: no such field'],
  ])('that %s comes back as it was typed, with what is wrong', async (_, detailOf, problem) => {
    const detail = detailOf();
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
    const { programId } = dana;
    await site.store('receipt', {
      programId,
      eventId,
      version: 0,
      type,
      door: 'bus',
      integrator: 'sis.cedar-valley',
      status: 'quarantined',
      what: 'submission-quarantined',
      quarantineId,
      problems: [],
      warnings: [],
      receivedAt: '2026-11-21T12:00:00Z',
      settledAt: '2026-11-21T12:00:00Z',
      expiresAt: 4_000_000_000,
    });
    await site.post(`${path}/discard`);
    const { receipt } = await site.records.read({
      receipt: { record: 'receipt', key: { programId, eventId } },
    });
    expect(receipt).toMatchObject({ status: 'discarded', what: 'event-discarded' });
    await replay(whole);
    expect(await status()).toBe('discarded');
    expect(await handedIn()).toEqual([]);
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
