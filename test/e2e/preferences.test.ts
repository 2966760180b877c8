import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from '../../infra/local/visitor.ts';
import { Rollcall } from '../support/rollcall.ts';

const week = 7 * 86_400_000;

function mailTo(electronicMailAddress: string, primary: boolean) {
  return {
    electronicMailAddress,
    electronicMailType: 'Home/Personal' as const,
    primaryEmailAddressIndicator: primary,
  };
}

describe('what graduates say of their addresses', () => {
  let rollcall: Rollcall;
  beforeAll(async () => {
    rollcall = await Rollcall.start({ now: '2027-04-29T12:00:00Z' });
    await rollcall.setUpProgram();
    await rollcall.submitGraduation({
      candidateIdentifier: '@30000001',
      name: { firstName: 'Ama', lastSurname: 'Mensah' },
      electronicMail: [mailTo('ama.old@example.com', true), mailTo('ama@example.com', false)],
    });
    await rollcall.submitGraduation({
      candidateIdentifier: '@30000002',
      name: { firstName: 'Bo', lastSurname: 'Larsen' },
      electronicMail: [mailTo('bo.old@example.com', true)],
    });
    await rollcall.settled();
    await rollcall.moveClockTo('2027-05-03T15:00:00Z');
  });
  afterAll(() => rollcall.stop());

  async function follow(to: string, path: string) {
    const [email] = await rollcall.inbox.emails(to);
    const link = email?.links.find((each) => new URL(each).pathname.startsWith(path));
    if (link === undefined) throw new Error(`${to} has no link to ${path}`);
    const visitor = new Visitor();
    return { visitor, page: await visitor.open(link) };
  }

  test('“This is not me” and a new address send the next email elsewhere', async () => {
    const stranger = await follow('ama.old@example.com', '/p/not-me/');
    const thanks = await stranger.visitor.submit(stranger.page, () => true, { act: 'not-me' });
    expect(thanks.html).toContain('Thank you for telling us');

    const bo = await follow('bo.old@example.com', '/p/new-address/');
    const noted = await bo.visitor.submit(bo.page, () => true, { address: 'bo@example.com' });
    expect(noted.html).toContain('b•••@e•••.com');

    await rollcall.settled();
    await rollcall.moveClockTo(rollcall.later(week));
    expect((await rollcall.inbox.emails()).map(({ to }) => to).sort()).toEqual([
      'ama.old@example.com',
      'ama@example.com',
      'bo.old@example.com',
      'bo@example.com',
    ]);
  });

  test('an address that somebody else has is used for neither of the two', async () => {
    const bo = await follow('bo@example.com', '/p/new-address/');
    const noted = await bo.visitor.submit(bo.page, () => true, { address: 'Ama@Example.com' });
    expect(noted.status).toBe(200);
    await rollcall.settled();
    expect((await rollcall.personCalled('Ama Mensah')).reach).toBe('shared-address');

    await rollcall.moveClockTo(rollcall.later(2 * week));
    expect(await rollcall.inbox.emails('ama@example.com')).toHaveLength(1);
    expect(await rollcall.inbox.emails('bo@example.com')).toHaveLength(2);
  });

  test('stays in the timeline, in codes, without an address', async () => {
    const { personId } = await rollcall.personCalled('Bo Larsen');
    const { entries } = await rollcall.records.dossier(personId);
    const own = entries.filter(({ workflow }) => workflow === 'preferences');
    expect(own.map(({ what }) => what)).toEqual(['address-added', 'address-added']);
    expect(JSON.stringify(own)).not.toContain('@example.com');
  });
});
