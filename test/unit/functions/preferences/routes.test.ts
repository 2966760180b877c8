import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AlumniSite, startAlumniSite } from '../../../support/alumni-site.ts';
import { anAddress, chen, programId } from '../../../support/made-up-records.ts';

let site: AlumniSite;
let personId: string;
let paths: { unsubscribe: string; notMe: string; newAddress: string; overview: string };

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-05-05T12:00:00Z') });
  personId = crypto.randomUUID();
  await site.admit({ personId });
  paths = {
    unsubscribe: `/p/unsubscribe/surveys/${site.links.mint('unsubscribe:surveys', personId)}`,
    notMe: `/p/not-me/a1/${site.links.mint('not-me:a1', personId)}`,
    newAddress: `/p/new-address/${site.links.mint('new-address', personId)}`,
    overview: `/p/preferences/${site.links.mint('preferences', personId)}`,
  };
  return () => vi.useRealTimers();
});

async function person(id = personId) {
  const state = await site.records.read({ person: { record: 'person', key: { personId: id } } });
  if (state.person === undefined) throw new Error('there is no such person');
  return state.person;
}

async function emitted() {
  return (await site.entries(personId)).flatMap(({ emits }) => emits ?? []);
}

async function textOf(answer: Response): Promise<string> {
  return (await answer.text()).replace(/<style>.*?<\/style>/s, '');
}

describe('mail scanners', () => {
  test('opening every link three times, by GET and HEAD, changes no record', async () => {
    const before = await site.everything();
    for (let round = 0; round < 3; round += 1) {
      for (const path of [...Object.values(paths), `${paths.newAddress}/noted`]) {
        await site.get(path);
        await site.request(path, { method: 'HEAD' });
        await site.request(path, { method: 'OPTIONS' });
      }
    }
    expect(await site.everything()).toEqual(before);
  });
});

describe('unsubscribing', () => {
  test('the page asks; its button stops survey emails; the way back is on the next page', async () => {
    expect(await textOf(await site.get(paths.unsubscribe))).toContain('Stop survey emails?');
    const pressed = await site.post(paths.unsubscribe, { act: 'stop' });
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe(paths.unsubscribe);
    expect(await person()).toMatchObject({ unwanted: ['surveys'], reach: 'opted-out' });
    expect(await textOf(await site.get(paths.unsubscribe))).toContain('Survey emails are stopped');

    await site.post(paths.unsubscribe, { act: 'allow' });
    expect(await person()).toMatchObject({ unwanted: [], reach: 'reachable' });
    expect(await emitted()).toHaveLength(2);
  });

  test('RFC 8058: a one-click POST, in either encoding, acts at once with an empty answer', async () => {
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    const answer = await site.request(paths.unsubscribe, { method: 'POST', body: multipart });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await person()).toMatchObject({ unwanted: ['surveys'] });

    const again = await site.post(paths.unsubscribe, { 'List-Unsubscribe': 'One-Click' });
    expect(again.status).toBe(200);
    expect(await emitted()).toHaveLength(1);
    expect((await emitted())[0]?.detail).toMatchObject({ data: { via: 'one-click' } });
  });

  test('pressed five times at once it is one change', async () => {
    await Promise.all(
      Array.from({ length: 5 }, () => site.post(paths.unsubscribe, { act: 'stop' })),
    );
    expect(await site.entries(personId)).toHaveLength(1);
  });

  test('the answers to a survey, and its links, stay open to who unsubscribed', async () => {
    await site.post(paths.unsubscribe, { act: 'stop' });
    const survey = `/s/${site.links.mint('survey', `${personId}#annual-2027`)}`;
    expect((await site.get(survey)).status).toBe(200);
  });

  test('a POST that says nothing we know shows the page again, as 400', async () => {
    const answer = await site.post(paths.unsubscribe, { unsubscribe: 'yes' });
    expect(answer.status).toBe(400);
    expect(await person()).toMatchObject({ unwanted: [] });
  });

  test('a link made with a key that was retired since goes on working', async () => {
    const { linksWith } = await import('../../../../shared/adapters/links.ts');
    const { linkKeys } = await import('../../../support/alumni-site.ts');
    const earlier = linksWith({ ...linkKeys, current: 'k1' });
    const old = `/p/unsubscribe/surveys/${earlier.mint('unsubscribe:surveys', personId)}`;
    expect(old).not.toBe(paths.unsubscribe);
    await site.post(old, { act: 'stop' });
    expect(await person()).toMatchObject({ unwanted: ['surveys'] });
  });
});

describe('each purpose', () => {
  const linkFor = (purpose: string) =>
    `/p/unsubscribe/${purpose}/${site.links.mint(`unsubscribe:${purpose}`, personId)}`;

  test.each(['checkIns', 'mentoring', 'events'])(
    '%s is stopped by its own link, and no other with it',
    async (purpose) => {
      const path = linkFor(purpose);
      expect((await site.get(path)).status).toBe(200);
      expect(await person()).toMatchObject({ unwanted: [] });
      const answer = await site.post(path, { 'List-Unsubscribe': 'One-Click' });
      expect(answer.status).toBe(200);
      expect(await person()).toMatchObject({ unwanted: [purpose], reach: 'reachable' });
    },
  );

  test('is stopped by no link of another, and an unknown one by none', async () => {
    const token = site.links.mint('unsubscribe:checkIns', personId);
    for (const path of [`/p/unsubscribe/mentoring/${token}`, linkFor('everything')]) {
      expect((await site.get(path)).status).toBe(404);
      expect((await site.post(path, { act: 'stop' })).status).toBe(404);
    }
    expect(await person()).toMatchObject({ unwanted: [] });
  });
});

describe('choices and breaks', () => {
  test('one purpose is stopped, then all, and all are allowed again', async () => {
    await site.post(paths.overview, { stop: 'mentoring' });
    expect(await person()).toMatchObject({ unwanted: ['mentoring'] });
    expect(await textOf(await site.get(paths.overview))).toContain(
      'Send me mentoring emails again',
    );
    await site.post(paths.overview, { stop: 'all' });
    expect((await person()).unwanted).toHaveLength(4);
    await site.post(paths.overview, { allow: 'all' });
    expect(await person()).toMatchObject({ unwanted: [], reach: 'reachable' });
    await site.post(paths.overview, { stop: 'everything' });
    expect(await person()).toMatchObject({ unwanted: [] });
  });

  test('a break is taken, shown, and ended', async () => {
    const taken = await site.post(paths.overview, { act: 'break', pause: '3-months' });
    expect(taken.status).toBe(303);
    expect(await person()).toMatchObject({ pausedUntil: '2027-08-05', unwanted: [] });
    expect(await textOf(await site.get(paths.overview))).toContain('nothing before August 5, 2027');
    await site.post(paths.overview, { act: 'end-break' });
    expect(await person()).not.toHaveProperty('pausedUntil');
    expect((await emitted()).map(({ type }) => type)).toStrictEqual([
      'alumni.pause-changed.v1',
      'alumni.pause-changed.v1',
    ]);
  });

  test('a break until no day comes back with what is wrong, and changes nothing', async () => {
    const answer = await site.post(paths.overview, {
      act: 'break',
      pause: 'until',
      until: 'summer',
    });
    expect(answer.status).toBe(400);
    const page = await textOf(answer);
    expect(page).toContain('Give the day as your browser asks for it');
    expect(page).toContain('value="summer"');
    expect(await person()).not.toHaveProperty('pausedUntil');
  });

  test('a break that is over is no longer shown', async () => {
    await site.post(paths.overview, { act: 'break', pause: '1-month' });
    vi.setSystemTime(new Date('2027-06-05T12:00:00Z'));
    expect(await textOf(await site.get(paths.overview))).not.toContain('You are taking a break');
  });
});

describe('“This is not me”', () => {
  test('asks, marks the address, thanks, and can be undone', async () => {
    const asked = await textOf(await site.get(paths.notMe));
    expect(asked).toContain('n•••@m•••.example');
    expect(asked).not.toContain('ngozi.ivanova@');
    await site.post(paths.notMe, { act: 'not-me' });
    expect((await person()).addresses[0]?.status).toBe('not-me');
    expect(await textOf(await site.get(paths.notMe))).toContain('Thank you for telling us');
    await site.post(paths.notMe, { act: 'undo' });
    expect((await person()).addresses[0]?.status).toBe('usable');
    expect((await emitted()).map(({ detail }) => detail.data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ change: 'not-me' }),
        expect.objectContaining({ change: 'added' }),
      ]),
    );
  });

  test('a link for one address refuses another', async () => {
    const other = paths.notMe.replace('/a1/', '/a2/');
    expect((await site.get(other)).status).toBe(404);
    expect((await site.post(other, { act: 'not-me' })).status).toBe(404);
  });

  test('for an address that is not in use there is nothing to press', async () => {
    await site.admit({ personId, addresses: [anAddress({ status: 'bounced' })] });
    const page = await textOf(await site.get(paths.notMe));
    expect(page).toContain('This address is not in use');
    expect(page).not.toContain('<button');
  });
});

describe('a new address', () => {
  test('is noted, preferred, and shown masked only', async () => {
    const sent = await site.post(paths.newAddress, {
      address: 'Ngozi@Fresh.Example',
      kind: 'personal',
    });
    expect(sent.status).toBe(303);
    const page = await textOf(await site.get(String(sent.headers.get('location'))));
    expect(page).toContain('n•••@f•••.example');
    expect(page).not.toContain('ngozi@fresh');
    const { addresses } = await person();
    expect(addresses.find(({ primary }) => primary)).toMatchObject({
      address: 'ngozi@fresh.example',
      addressId: site.links.addressId(programId, 'ngozi@fresh.example'),
      source: 'self-report',
    });
  });

  test('which somebody else has too is used for neither, and the page does not tell', async () => {
    const address = `shared-${personId.slice(0, 8)}@home.example`;
    const addressId = site.links.addressId(programId, address);
    const claim = { programId, addressId, version: 0, claimants: [chen] };
    await site.store('addressClaim', claim);
    const sent = await site.post(paths.newAddress, { address });
    const page = await textOf(await site.get(String(sent.headers.get('location'))));
    expect(page).toContain('From now on we write to s•••@h•••.example.');
    expect((await person()).addresses[0]?.status).toBe('shared');
    expect((await emitted()).map(({ type }) => type)).toEqual([
      'alumni.contact.changed.v1',
      'alumni.address-shared.v1',
    ]);
  });

  test('claimed by two people in the same moment is used for neither', async () => {
    const address = `both-${personId.slice(0, 8)}@home.example`;
    const otherId = crypto.randomUUID();
    await site.admit({ personId: otherId });
    const otherPath = `/p/new-address/${site.links.mint('new-address', otherId)}`;
    await Promise.all([
      site.post(paths.newAddress, { address }),
      site.post(otherPath, { address }),
    ]);
    const addressId = site.links.addressId(programId, address);
    const { claim } = await site.records.read({
      claim: { record: 'addressClaim', key: { programId, addressId } },
    });
    expect(claim?.claimants.toSorted()).toEqual([personId, otherId].toSorted());
    const statuses = [await person(), await person(otherId)].map(
      ({ addresses }) => addresses[0]?.status,
    );
    // The second one knows; the first one is told by the event.
    expect(statuses).toContain('shared');
  });

  test('that is no address comes back filled in, as 400', async () => {
    const answer = await site.post(paths.newAddress, { address: 'ngozi"@', kind: 'work' });
    expect(answer.status).toBe(400);
    const page = await textOf(answer);
    expect(page).toContain('value="ngozi&quot;@"');
    expect(page).toMatch(/value="work"[^>]* checked/);
    expect(page).toContain('href="#field-address"');
  });

  test('from which mail came back is refused with what to do', async () => {
    const addressId = site.links.addressId(programId, 'dead@mail.example');
    await site.admit({
      personId,
      addresses: [anAddress({ addressId, address: 'dead@mail.example', status: 'bounced' })],
    });
    const answer = await site.post(paths.newAddress, { address: 'dead@mail.example' });
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain('Mail to this address came back to us');
  });
});

describe('all settings', () => {
  test('each purpose has its state and its button, each address is masked', async () => {
    const page = await textOf(await site.get(paths.overview));
    expect(page).toContain('The yearly survey');
    expect(page).toContain('We write here');
    expect(page).not.toContain('ngozi.ivanova@');
    await site.post(paths.overview, { stop: 'surveys' });
    expect(await person()).toMatchObject({ unwanted: ['surveys'] });
    expect(await textOf(await site.get(paths.overview))).toContain('Send me survey emails again');
  });

  test('its link to the new address opens that door', async () => {
    const page = await textOf(await site.get(paths.overview));
    const [, link] = /href="(\/p\/new-address\/[^"]+)"/.exec(page) ?? [];
    expect((await site.get(String(link))).status).toBe(200);
  });
});

test('a link opens its own door only, and every other door shows one page that tells nothing', async () => {
  const tokens = {
    survey: site.links.mint('survey', `${personId}#annual-2027`),
    unsubscribe: site.links.mint('unsubscribe:surveys', personId),
    notMe: site.links.mint('not-me:a1', personId),
    newAddress: site.links.mint('new-address', personId),
    overview: site.links.mint('preferences', personId),
    overviewOfASurvey: site.links.mint('preferences', `${personId}#annual-2027`),
    nobody: site.links.mint('preferences', crypto.randomUUID()),
    tampered: `${site.links.mint('preferences', personId).slice(0, -2)}AA`,
  };
  const doors = {
    survey: (token: string) => `/s/${token}`,
    unsubscribe: (token: string) => `/p/unsubscribe/surveys/${token}`,
    notMe: (token: string) => `/p/not-me/a1/${token}`,
    newAddress: (token: string) => `/p/new-address/${token}`,
    overview: (token: string) => `/p/preferences/${token}`,
  };
  const before = await site.everything();
  const pages = new Set<string>();
  for (const [door, pathOf] of Object.entries(doors)) {
    for (const [purpose, token] of Object.entries(tokens)) {
      const opened = await site.get(pathOf(token));
      expect(opened.status, `${purpose} at ${door}`).toBe(purpose === door ? 200 : 404);
      if (purpose === door) continue;
      pages.add(await opened.text());
      const fields = { act: 'stop', stop: 'surveys', address: 'a@b.org' };
      const path = door === 'survey' ? `${pathOf(token)}/EMP_STATUS` : pathOf(token);
      expect((await site.post(path, fields)).status).toBe(404);
    }
  }
  expect(pages.size).toBe(1);
  expect(await site.everything()).toEqual(before);
});
