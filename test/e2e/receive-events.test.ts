import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import { Rollcall } from '../support/rollcall.ts';
import { having, holding } from '../support/matching.ts';

const Machines = z.object({
  tokenUrl: z.string(),
  clients: z.array(z.object({ clientId: z.string(), clientSecret: z.string() })),
});
const Token = z.object({ access_token: z.string() });

const graduation = {
  type: graduationSubmitted.type,
  eventId: 'sis/graduation-1',
  occurredAt: '2027-05-15T17:00:00Z',
  data: graduationSubmitted.example,
};
const hire = {
  specversion: '1.0',
  id: 'sis/hire-1',
  source: '/human-resources',
  type: hireSubmitted.type,
  time: '2027-08-18T17:00:00Z',
  data: {
    ...hireSubmitted.example,
    employmentPeriod: { hireDate: '2027-08-16' },
    employmentStatus: { codeValue: 'Provisional' },
    evidence: { source: 'employer', observedAt: '2027-08-18' },
  },
};

describe('an information system', () => {
  let rollcall: Rollcall;
  let token: string;

  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-08-20T14:00:00Z' });
    await rollcall.setUpProgram();
    token = await aToken();
  });
  afterAll(() => rollcall.stop());

  /** As an integrator gets it: the client's own credentials against a token. */
  async function aToken(): Promise<string> {
    const { webUrl } = rollcall.runtime;
    const { tokenUrl, clients } = Machines.parse(
      await (await fetch(`${webUrl}/_local/clients`)).json(),
    );
    const { clientId = '', clientSecret = '' } = { ...clients[0] };
    const answer = await fetch(tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return Token.parse(await answer.json()).access_token;
  }

  async function call(path: string, init: RequestInit = {}, bearer = token) {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    const answer = await fetch(`${rollcall.runtime.webUrl}${path}`, { ...init, headers });
    return {
      code: answer.status,
      body: z.record(z.string(), z.unknown()).parse(await answer.json()),
    };
  }

  const post = (body: unknown, more: { contentType?: string; query?: string; key?: string } = {}) =>
    call(`/v1/events${more.query ?? ''}`, {
      method: 'POST',
      headers: {
        'content-type': more.contentType ?? 'application/json',
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
      },
      body: JSON.stringify(body),
    });
  const statusOf = async (id: string) => (await call(`/v1/events/${encodeURIComponent(id)}`)).body;

  test('tries an event before it sends any', async () => {
    expect(await post(graduation, { query: '?validate=true' })).toMatchObject({ code: 200 });
    expect(await post({ ...graduation, test: true })).toMatchObject({ code: 202 });
    await rollcall.settled();
    expect(await statusOf('sis/graduation-1')).toMatchObject({
      status: 'tested',
      what: 'graduation-recorded',
    });
    expect(await rollcall.people()).toEqual([]);
  });

  test('hands in a graduation and hears what became of it; what is wrong comes back at once', async () => {
    const broken = { ...graduation, eventId: 'sis/graduation-2', data: { name: 'Ngozi' } };
    const batch = { events: [graduation, broken] };
    const first = await post(batch, { key: 'night-1' });
    expect(first).toMatchObject({
      code: 202,
      body: { accepted: 1, rejected: 1, results: [{ status: 'accepted' }, { status: 'rejected' }] },
    });
    expect(await post(batch, { key: 'night-1' })).toEqual(first);
    expect(await post(graduation, { key: 'night-1' })).toMatchObject({ code: 409 });
    await rollcall.settled();
    expect(await statusOf('sis/graduation-1')).toMatchObject({
      status: 'admitted',
      what: 'graduation-recorded',
      workflows: [{ workflow: 'admit-graduation' }, { workflow: 'owe-survey' }],
      emails: [],
    });
    expect(await statusOf('sis/graduation-2')).toMatchObject({ status: 'rejected' });
    expect(await rollcall.people()).toHaveLength(1);
  });

  test('hands in a hire as a CloudEvent, once however often, and is told of what followed', async () => {
    const contentType = 'application/cloudevents-batch+json';
    const answer = await post([hire, hire], { contentType });
    expect(answer).toMatchObject({
      code: 202,
      body: { accepted: 2, results: [{ warnings: [{ field: 'data.employmentStatus' }] }, {}] },
    });
    await rollcall.settled();
    const told = await statusOf('sis/hire-1');
    expect(told).toMatchObject({
      status: 'admitted',
      warnings: [{ field: 'data.employmentStatus' }],
      workflows: holding([
        having({ workflow: 'admit-statement' }),
        having({ workflow: 'record-hire', what: 'hire-recorded' }),
      ]),
    });
    const { employments } = await rollcall.records.dossier(String(told['personId']));
    expect(employments).toMatchObject([{ hireDate: '2027-08-16' }]);
  });

  test('is told which emails followed, weeks later, with a token that still holds', async () => {
    await rollcall.moveClockTo('2027-09-16T14:00:00Z');
    expect(await call('/v1/events/sis%2Fhire-1')).toMatchObject({ code: 401 });
    token = await aToken();
    const told = await statusOf('sis/hire-1');
    expect(told['emails']).toMatchObject([{ email: 'check-in-invitation', status: 'delivered' }]);
    expect(JSON.stringify(told)).not.toContain('@');
  });

  test('hands in an end before its hire, and hears that it waits until the hire has come', async () => {
    const { person } = hireSubmitted.example;
    const educationOrganization = { nameOfInstitution: 'Opelika High School' };
    const stated = (type: string, eventId: string, employmentPeriod: object) => ({
      type,
      eventId,
      occurredAt: '2027-09-16T13:00:00Z',
      data: { person, educationOrganization, employmentPeriod },
    });
    await post(stated(separationSubmitted.type, 'sis/end-1', { endDate: '2027-09-10' }));
    await rollcall.settled();
    expect(await statusOf('sis/end-1')).toMatchObject({ status: 'waiting', problems: [] });

    await post(stated(hireSubmitted.type, 'sis/hire-2', { hireDate: '2027-09-01' }));
    await rollcall.moveClockTo('2027-09-16T14:20:00Z');
    expect(await statusOf('sis/end-1')).toMatchObject({
      status: 'admitted',
      what: 'separation-stated',
      workflows: holding([having({ workflow: 'record-separation' })]),
    });
  });

  test('is refused without a token that we gave it', async () => {
    const [, payload = ''] = token.split('.');
    const head = btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '');
    for (const forged of ['', 'abc', `${head}.${payload}.`]) {
      expect(await call('/v1/events/x', {}, forged)).toMatchObject({ code: 401 });
    }
  });
});
