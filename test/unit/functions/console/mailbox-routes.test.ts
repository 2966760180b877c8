import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bodyOf,
  type ConsoleSite,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { programId } from '../../../support/made-up-records.ts';

const path = '/console/settings/integration';
let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

async function program() {
  const { program } = await site.records.read({
    program: { record: 'program', key: { programId } },
  });
  return program;
}

const contact = { ownerName: 'Sam Ito', ownerAddress: 'SIS@cedarvalley.example' };

test('who is told of refused events is settled, shown, and given back to whoever reads the answers', async () => {
  expect(await site.page('/console/settings')).toContain(`href="${path}"`);
  expect(textOf(await site.page(path))).toContain('Leave both empty for Dana Whitfield');
  const caller = (await program())?.caller;
  expect((await site.post(path, contact)).headers.get('location')).toBe(
    `${path}?done=settings-saved`,
  );
  expect(await program()).toMatchObject({
    integrationContact: { name: 'Sam Ito', address: 'sis@cedarvalley.example' },
  });
  expect((await program())?.caller).toEqual(caller);
  expect(await site.page(path)).toContain('value="sis@cedarvalley.example"');
  await site.post(path, { ownerName: '', ownerAddress: '' });
  expect(await program()).not.toHaveProperty('integrationContact');
});

test('a contact without an address is asked for it, and nothing is changed', async () => {
  const before = await program();
  const answer = await site.post(path, { ownerName: 'Sam Ito', ownerAddress: 'sam' });
  expect(answer.status).toBe(400);
  const page = await bodyOf(answer);
  expect(page).toContain('Enter their email address');
  expect(page).toContain('value="Sam Ito"');
  expect((await site.post(path, { ownerName: '', ownerAddress: 'a@b.example' })).status).toBe(400);
  expect(await program()).toEqual(before);
});
