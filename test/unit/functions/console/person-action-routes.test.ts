import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../../shared/records/person.ts';
import { type ConsoleSite, dana, startConsoleSite, textOf } from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';

let site: ConsoleSite;
let ngozi: Person;
let path: string;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  ngozi = await newcomer('ngozi');
  path = `/console/people/${ngozi.personId}`;
});

let students = 0;
function newcomer(local: string, domain = `${crypto.randomUUID()}.example`): Promise<Person> {
  students += 1;
  return site.admit({
    candidateIdentifier: `@${String(students).padStart(8, '0')}`,
    electronicMail: [mail(`${local}@${domain}`)],
  });
}

async function enrolments(personId: string) {
  return (await site.records.read({ all: { allOf: 'enrolment', personId } })).all;
}

/** Presses a button and gives the code of what the next page says. */
async function press(action: string, fields: Record<string, string> = {}): Promise<string | null> {
  const answer = await site.post(`${path}/${action}`, fields);
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '', 'http://localhost').searchParams.get('done');
}

describe('starting a survey', () => {
  test('makes it due at once, says so, and says the same to a second press', async () => {
    expect(await press('start-survey')).toBe('survey-started');
    const [first] = await enrolments(ngozi.personId);
    expect(first).toMatchObject({ status: 'owed', step: 'invitation', startedBy: 'admin' });
    expect(await press('start-survey')).toBe('survey-started');
    expect(await enrolments(ngozi.personId)).toEqual([first]);
    const page = textOf(await site.page(`${path}?done=survey-started`));
    expect(page).toContain('the invitation goes out within minutes');
    expect(page).toMatch(/was started now, outside its season.*by dana.whitfield@/);
  });

  test('says why not when they want none', async () => {
    await press('messages', { stop: 'surveys' });
    expect(await press('start-survey')).toBe('survey-opted-out');
    expect(await enrolments(ngozi.personId)).toEqual([]);
  });
});

describe('stopping surveys', () => {
  test('and allowing them again is noted with who did it', async () => {
    await press('messages', { stop: 'surveys' });
    await press('messages', { stop: 'surveys' });
    expect(await site.person(ngozi.personId)).toMatchObject({
      unwanted: ['surveys'],
      reach: 'opted-out',
    });
    await press('messages', { allow: 'surveys' });
    expect(await site.person(ngozi.personId)).toMatchObject({ unwanted: [], reach: 'reachable' });
    const lines = (await site.entries(ngozi.personId)).filter(
      ({ workflow }) => workflow === 'console',
    );
    expect(lines.map(({ what, actor }) => [what, actor])).toEqual([
      ['messages-stopped', dana.email],
      ['messages-allowed', dana.email],
    ]);
  });
});

describe('an address', () => {
  test('set aside is no longer used, and can be used again', async () => {
    const [address] = ngozi.addresses;
    await press(`addresses/${address?.addressId}/set-aside`);
    expect(await site.person(ngozi.personId)).toMatchObject({ reach: 'unusable-address' });
    expect(textOf(await site.page(path))).toContain('Does not reach them');
    await press(`addresses/${address?.addressId}/restore`);
    expect(await site.person(ngozi.personId)).toMatchObject({ reach: 'reachable' });
  });

  test('that two people have is given to one of them; the other learns of it in their own history', async () => {
    const domain = `${crypto.randomUUID()}.example`;
    const first = await newcomer('family', domain);
    const second = await newcomer('family', domain);
    expect(second.reach).toBe('shared-address');
    const addressId = second.addresses[0]?.addressId ?? '';
    path = `/console/people/${second.personId}`;
    expect(textOf(await site.page(path))).toContain(`Also an address of ${first.displayName}`);
    expect(await press(`addresses/${addressId}/theirs`)).toBe('address-given');
    await press(`addresses/${addressId}/theirs`);
    expect(await site.person(second.personId)).toMatchObject({ reach: 'reachable' });
    expect(await site.person(first.personId)).toMatchObject({
      reach: 'unusable-address',
      addresses: [{ status: 'someone-else' }],
    });
    const theirs = await site.entries(first.personId);
    expect(theirs.map(({ what }) => what)).toEqual(['graduation-recorded', 'address-given-away']);

    path = `/console/people/${first.personId}`;
    await press(`addresses/${addressId}/theirs`);
    expect(await site.person(first.personId)).toMatchObject({ reach: 'reachable' });
    expect(await site.person(second.personId)).toMatchObject({
      addresses: [{ status: 'someone-else' }],
    });
  });
});
